import type { Page } from "@playwright/test";

/** What can be pressed and is smaller than a thumb in a glove needs, in words. Tiles need more than the rest. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const leastPx = 48;
    const leastTilePx = 104;
    const roundingPx = 0.5;
    const pressable = [...document.querySelectorAll<HTMLElement>("button, a[href], input, summary")].filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !isInClosed(element),
    );
    const small = pressable.flatMap((element) => tooSmall(element, boxOf(element), leastPx));
    // What adds is the first of a tile's buttons, and the tile is around it.
    const tiles = [...document.querySelectorAll("main section button:first-child")]
      .map((button) => button.parentElement?.parentElement)
      .filter(isTile);
    if (tiles.length < 10) return [...small, `only ${tiles.length} tiles were found`];
    return [...small, ...tiles.flatMap((tile) => tooSmall(tile, boxOf(tile), leastTilePx))];

    function isTile(element: HTMLElement | null | undefined): element is HTMLElement {
      const grid = element?.parentElement;
      return grid instanceof HTMLElement && getComputedStyle(grid).display === "grid";
    }

    function isInClosed(element: HTMLElement): boolean {
      const fold = element.closest("details:not([open])");
      return (
        (fold !== null && element.closest("summary") === null) ||
        element.closest("dialog:not([open])") !== null
      );
    }

    function boxOf(element: HTMLElement): DOMRect {
      return element.getBoundingClientRect();
    }

    function tooSmall(element: HTMLElement, { width, height }: DOMRect, least: number): string[] {
      if (width >= least - roundingPx && height >= least - roundingPx) return [];
      const name = element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";
      return [`"${name}" is ${width.toFixed(1)} × ${height.toFixed(1)} px`];
    }
  });
}
