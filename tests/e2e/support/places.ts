import type { Locator } from "@playwright/test";
import { english } from "./words.ts";
import type { Words } from "./words.ts";

/** Of everything that adds, in the order of the page; what takes back comes and goes beside it. */
export function placesOf(region: Locator, words: Words = english): Promise<readonly string[]> {
  return adds(region, words).evaluateAll((buttons) =>
    buttons.map((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return [x, y, width, height].join(" ");
    }),
  );
}

/** Of the same: how much of each a finger reaches, such as above a bar that lies over the rest. */
export function reachOf(region: Locator, words: Words): Promise<readonly number[]> {
  return adds(region, words).evaluateAll((buttons) =>
    buttons.map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      const hits = Array.from({ length: Math.floor(height) }, (_, down) =>
        button.contains(document.elementFromPoint(left + width / 2, top + down + 0.5)),
      );
      return hits.filter(Boolean).length;
    }),
  );
}

function adds(region: Locator, { text }: Words): Locator {
  const [before, after] = text.record.counted("", "#").split("#");
  return region.getByRole("button", {
    name: new RegExp(String.raw`${before}\d+${after}$`.replaceAll(/\s/g, String.raw`\s`)),
  });
}
