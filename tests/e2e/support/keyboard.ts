// Hands that never leave the keyboard, and eyes that look where the focus is.
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

/** No screen has so many stops; a focus that is caught somewhere fails instead of going round for ever. */
const mostStops = 250;

/** Goes on with Tab until the focus is there; each stop on the way must be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press("Tab");
    const { isThere, whyUnseen } = await focusAround(target);
    expect(whyUnseen).toBe("");
    if (isThere) return;
  }
  throw new Error(`Tab never comes to ${String(target)}.`);
}

/** The names of all stops until the focus is at `last`. */
export async function stopsUntil(page: Page, last: Locator): Promise<readonly string[]> {
  const names: string[] = [];
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press("Tab");
    const { isThere, name } = await last.evaluate((element) => {
      const { activeElement } = document;
      return {
        isThere: element === activeElement,
        name: activeElement?.getAttribute("aria-label") ?? activeElement?.textContent?.trim() ?? "",
      };
    });
    names.push(name);
    if (isThere) return names;
  }
  throw new Error(`Tab never comes to ${String(last)}.`);
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/**
 * Asked at each stop, so in one question. `whyUnseen` is empty when what has
 * the focus has a ring around it that nothing cuts off or covers.
 */
function focusAround(target: Locator): Promise<{ readonly isThere: boolean; readonly whyUnseen: string }> {
  return target.evaluate((element) => {
    return { isThere: element === document.activeElement, whyUnseen: whyFocusIsUnseen() };

    function whyFocusIsUnseen(): string {
      const focused = document.activeElement;
      // Past the last stop the focus is the browser's own, which shows it.
      if (focused === null || focused === document.body) return "";
      // Its parts, the calendar's button among them, are the browser's too.
      if (focused instanceof HTMLInputElement && focused.type === "date") return "";
      // A radio button that lies under its chip shows its focus on that.
      const isUnderChip = getComputedStyle(focused).opacity === "0";
      const shown = (isUnderChip ? focused.nextElementSibling : focused) ?? focused;
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(shown);
      const name = focused.getAttribute("aria-label") ?? focused.textContent ?? focused.localName;
      if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return `"${name}" has no ring`;

      const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
      const ring = shown.getBoundingClientRect();
      for (let box = shown.parentElement; box !== null; box = box.parentElement) {
        if (!["clip", "hidden"].includes(getComputedStyle(box).overflowY)) continue;
        const edge = box.getBoundingClientRect();
        const isCut =
          ring.left - reach < edge.left ||
          ring.right + reach > edge.right ||
          ring.top - reach < edge.top ||
          ring.bottom + reach > edge.bottom;
        if (isCut) return `the ring around "${name}" is cut off`;
      }

      const middle = { x: ring.left + ring.width / 2, y: ring.top + ring.height / 2 };
      const onTop = document.elementFromPoint(middle.x, middle.y);
      const isOnTop =
        onTop !== null && (shown.contains(onTop) || focused.contains(onTop) || onTop.contains(focused));
      return isOnTop ? "" : `"${name}" is covered or out of the window`;
    }
  });
}
