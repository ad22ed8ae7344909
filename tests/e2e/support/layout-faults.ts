// What is wrong with a layout, as a browser measures it: text cut off, things to press on each other or out of sight.
import type { Page } from "@playwright/test";

/** In words, one a fault. With a sheet open, what lies under it isn't looked at. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  // The focus that is looked at is that of a keyboard, which browsers and the app treat apart from a finger's.
  await page.keyboard.press("Shift");
  return page.evaluate(() => {
    const roundingPx = 1;
    const edgePx = 4;
    const leastSeenPx = 24;
    const root = document.scrollingElement ?? document.documentElement;
    const scope = document.querySelector("dialog[open]") ?? document.body;
    const pressable = "button, a[href], input, select, textarea, summary";

    return [...sidewaysFaults(), ...textFaults(), ...overlapFaults(), ...hiddenFocusFaults()];

    function sidewaysFaults(): string[] {
      const tooWide = [root, scope].filter(
        (element) => element.scrollWidth > element.clientWidth + roundingPx,
      );
      return tooWide.map((element) => `${nameOf(element)} scrolls sideways`);
    }

    function textFaults(): string[] {
      const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
      const faults: string[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const owner = node.parentElement;
        if (owner === null || node.textContent?.trim() === "" || !isSeen(owner)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const text = range.getBoundingClientRect();
        for (let box: Element | null = owner; box !== null && box !== scope; box = box.parentElement) {
          // Shortened on purpose: the whole of it is in the name of the button around it.
          if (getComputedStyle(box).webkitLineClamp !== "none") break;
          const holds = box.matches(pressable) || clips(box);
          if (holds && !isInside(text, box.getBoundingClientRect())) {
            faults.push(`"${node.textContent}" leaves ${nameOf(box)}`);
            break;
          }
          if (scrollsSideways(box)) break;
        }
      }
      return faults;
    }

    function overlapFaults(): string[] {
      const boxes = [...scope.querySelectorAll(pressable)].filter(isSeen).map((element) => ({
        element,
        rect: element.getBoundingClientRect(),
        layer: stickyOf(element),
      }));
      return boxes.flatMap((one, index) =>
        boxes
          .slice(index + 1)
          // What is sticky lies over what scrolls under it.
          .filter((other) => one.layer === other.layer && !one.element.contains(other.element))
          .filter((other) => sharedPx(one.rect, other.rect) > roundingPx)
          .map((other) => `${nameOf(one.element)} overlaps ${nameOf(other.element)}`),
      );
    }

    function hiddenFocusFaults(): string[] {
      const before = document.activeElement;
      const faults = [...scope.querySelectorAll<HTMLElement>(pressable)].filter(isSeen).flatMap((element) => {
        element.focus();
        return document.activeElement === element && isCovered(element)
          ? [`${nameOf(element)} has the focus and is covered`]
          : [];
      });
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      scrollTo(0, 0);
      return faults;
    }

    /** By something that lies over it, or by the edge of the window. What is taller than the window is read in parts. */
    function isCovered(element: Element): boolean {
      const { top, bottom, height, left, right } = element.getBoundingClientRect();
      const heights =
        height < innerHeight / 2 ? [top + edgePx, top + height / 2, bottom - edgePx] : [top + height / 2];
      // A browser leaves what is partly in sight where it is, in a line that scrolls sideways.
      const seen = { left: Math.max(left, 0), right: Math.min(right, innerWidth) };
      if (seen.right - seen.left < leastSeenPx) return true;
      return heights.some((y) => {
        const hit = document.elementFromPoint((seen.left + seen.right) / 2, y);
        return hit === null || !(element.contains(hit) || hit.contains(element));
      });
    }

    function isSeen(element: Element): boolean {
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      const hidden = element.closest("[aria-hidden='true']");
      const rect = element.getBoundingClientRect();
      // Shrunk to a point for screen readers only.
      const isTold = ancestorsOf(element).some((one) => getComputedStyle(one).clipPath === "inset(50%)");
      return hidden === null && !isTold && rect.width > 0 && rect.height > 0;
    }

    function ancestorsOf(element: Element): Element[] {
      const ancestors: Element[] = [];
      for (let one: Element | null = element; one !== null; one = one.parentElement) ancestors.push(one);
      return ancestors;
    }

    function stickyOf(element: Element): Element | undefined {
      return ancestorsOf(element).find(isSticky);
    }

    function isSticky(element: Element): boolean {
      return ["sticky", "fixed"].includes(getComputedStyle(element).position) && !element.matches("dialog");
    }

    function clips(element: Element): boolean {
      return ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
    }

    function scrollsSideways(element: Element): boolean {
      return ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    }

    function isInside(inner: DOMRect, outer: DOMRect): boolean {
      return (
        inner.left >= outer.left - roundingPx &&
        inner.right <= outer.right + roundingPx &&
        inner.top >= outer.top - roundingPx &&
        inner.bottom <= outer.bottom + roundingPx
      );
    }

    function sharedPx(one: DOMRect, other: DOMRect): number {
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      return Math.min(width, height);
    }

    function nameOf(element: Element): string {
      const name = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 40) ?? "";
      return `<${element.localName}${element.id === "" ? "" : ` #${element.id}`}> "${name}"`;
    }
  });
}
