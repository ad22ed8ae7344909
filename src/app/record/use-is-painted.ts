import { useEffect, useState } from "preact/hooks";

/**
 * False for the first frame. What lies below the edge of the screen waits for
 * it: a slow phone shows the first tiles, and takes taps on them, in half the
 * time. Only what comes after everything else may wait, so that nothing moves.
 */
export function useIsPainted(): boolean {
  const [isPainted, setIsPainted] = useState(false);

  useEffect(() => setIsPainted(true), []);

  return isPainted;
}
