// A thumb on a screen of glass: it taps where something is seen, and each tap is counted by the page itself.
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

declare global {
  interface Window {
    satchelTapCount: number;
  }
}

export interface Thumb {
  /** Taps the middle of what is in sight and free; never scrolls to it. */
  readonly tap: (target: Locator) => Promise<void>;
  /** What the page has felt since the last call. */
  readonly takeCount: () => Promise<number>;
}

/** To be called before the page is opened. */
export async function thumbOn(page: Page): Promise<Thumb> {
  await page.addInitScript(() => {
    window.satchelTapCount = 0;
    // Before any handler of the app, which may stop it.
    addEventListener("pointerdown", () => (window.satchelTapCount += 1), { capture: true });
    // A phone's scroll bar takes no room from the page, as that of a browser on a desk does.
    new MutationObserver((_changes, observer) => {
      document.documentElement.style.scrollbarWidth = "none";
      observer.disconnect();
    }).observe(document, { childList: true });
  });
  return {
    tap: async (target) => {
      const { x, y } = await middleInSight(target);
      await page.mouse.click(x, y);
    },
    takeCount: () =>
      page.evaluate(() => {
        const count = window.satchelTapCount;
        window.satchelTapCount = 0;
        return count;
      }),
  };
}

/** Resolves when what slides in has arrived: where it is then is where it stays. */
export async function restsInPlace(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  await target.evaluate((element) =>
    Promise.all(element.getAnimations({ subtree: true }).map((animation) => animation.finished)),
  );
}

/** Fails where a finger would hit something else, such as a bar over the target or the edge of the window. */
async function middleInSight(target: Locator): Promise<{ readonly x: number; readonly y: number }> {
  await expect(target).toBeVisible();
  return target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const middle = { x: left + width / 2, y: top + height / 2 };
    const hit = document.elementFromPoint(middle.x, middle.y);
    // A chip is the label of the radio button that lies over it.
    if (hit === null || !(element.contains(hit) || hit.closest("label")?.contains(element) === true)) {
      throw new Error(`"${element.getAttribute("aria-label") ?? element.textContent}" is out of sight.`);
    }
    return middle;
  });
}
