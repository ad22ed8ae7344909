import { doubleTapMs } from "../../src/app/components/double-tap.ts";

/** Resolves when the next tap is no longer taken for the second of a double tap. */
export function secondTapsOver(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, doubleTapMs));
}
