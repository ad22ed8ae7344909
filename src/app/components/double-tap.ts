import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** A second tap of a trembling or gloved hand comes within this time; an answer to it would only alarm. */
export const doubleTapMs = 1000;

/** And this near, in CSS pixels: the side of the smallest button. */
const doubleTapPx = 48;

/**
 * Keeps the second tap of a double tap from `part`: the first may have put
 * another button there, or brought up all of the part under the thumb. Quick
 * taps on one thing after another are all answered.
 */
export function useFirstTapsOnly(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // The last tap that was answered: who taps on and on without an answer gets one in the end.
    let before: MouseEvent | undefined;
    // Also of what lies elsewhere: it may have opened the part.
    const look = (tap: MouseEvent) => {
      // Another part kept it away already: it was answered nowhere.
      if (tap.defaultPrevented) return;
      const isSecond = before !== undefined && isSecondOf(before, tap);
      if (isSecond && part.current !== null && tap.composedPath().includes(part.current)) {
        tap.preventDefault();
        tap.stopPropagation();
      } else before = tap;
    };
    document.addEventListener("click", look, true);
    return () => document.removeEventListener("click", look, true);
  }, [part]);
}

function isSecondOf(first: MouseEvent, second: MouseEvent): boolean {
  if (second.timeStamp - first.timeStamp >= doubleTapMs) return false;
  if (first.target === second.target) return true;
  const isOfKey = first.detail === 0 || second.detail === 0;
  const distancePx = Math.hypot(second.clientX - first.clientX, second.clientY - first.clientY);
  return !isOfKey && distancePx < doubleTapPx;
}
