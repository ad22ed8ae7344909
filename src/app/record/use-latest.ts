import { useRef } from "preact/hooks";

/** A value that a handler can read and set between two renders, so that two taps in one frame add up. */
export function useLatest<T>(value: T): { current: T } {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
