import { useCallback, useEffect, useRef, useState } from "preact/hooks";

/** Long enough that quick taps are told once, by the last count; short enough to follow a single one. */
const announceAfterMs = 500;

interface Announcer {
  /** What the status region holds. */
  readonly announcement: string;
  /** Tells a screen reader, after a pause, the last of what was said. */
  readonly announce: (sentence: string) => void;
}

export function useAnnouncer(): Announcer {
  const [announcement, setAnnouncement] = useState("");
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timerRef.current), []);

  const announce = useCallback((sentence: string) => {
    clearTimeout(timerRef.current);
    timerRef.current = setTimeout(() => setAnnouncement(sentence), announceAfterMs);
  }, []);

  return { announcement, announce };
}
