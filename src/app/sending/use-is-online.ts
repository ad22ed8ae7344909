import { useEffect, useState } from "preact/hooks";

/** What the browser believes. It knows of a line, not whether anything comes through: good for words about the next moment. */
export function useIsOnline(): boolean {
  const [isOnline, setIsOnline] = useState(navigator.onLine);
  useEffect(() => {
    const read = () => setIsOnline(navigator.onLine);
    // What changed between rendering and this effect.
    read();
    window.addEventListener("online", read);
    window.addEventListener("offline", read);
    return () => {
      window.removeEventListener("online", read);
      window.removeEventListener("offline", read);
    };
  }, []);
  return isOnline;
}
