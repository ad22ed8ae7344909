import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** A second tap of a trembling or gloved hand comes within this time; an answer to it would only alarm. */
export const doubleTapMs = 1000;

/** And this near, in CSS pixels: the side of the smallest button. */
const doubleTapPx = 48;

/** All that take first taps only, in whatever order they came. */
const parts = new Set<RefObject<HTMLElement | null>>();

/**
 * The last tap that was answered: who taps on and on without an answer gets one
 * in the end. One for all parts: with one for each, the part that listens first
 * would take for answered what a later one keeps away.
 */
let before: MouseEvent | undefined;

/**
 * Keeps the second tap of a double tap from `part`: the first may have put
 * another button there, or brought up all of the part under the thumb. Quick
 * taps on one thing after another are all answered.
 */
export function useFirstTapsOnly(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (parts.size === 0) document.addEventListener("click", look, true);
    parts.add(part);
    return () => {
      parts.delete(part);
      if (parts.size > 0) return;
      document.removeEventListener("click", look, true);
      before = undefined;
    };
  }, [part]);
}

/** Also at what lies elsewhere: it may have opened a part. */
function look(tap: MouseEvent): void {
  if (before !== undefined && isSecondOf(before, tap) && isInPart(tap)) {
    tap.preventDefault();
    tap.stopPropagation();
  } else before = tap;
}

function isInPart(tap: MouseEvent): boolean {
  const path = tap.composedPath();
  return [...parts].some(({ current }) => current !== null && path.includes(current));
}

function isSecondOf(first: MouseEvent, second: MouseEvent): boolean {
  if (second.timeStamp - first.timeStamp >= doubleTapMs) return false;
  if (first.target === second.target) return true;
  const isOfKey = first.detail === 0 || second.detail === 0;
  const distancePx = Math.hypot(second.clientX - first.clientX, second.clientY - first.clientY);
  return !isOfKey && distancePx < doubleTapPx;
}
