import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Whether what asks is still on the screen: what a save leads to must not take a person from where they went meanwhile. */
export function useIsShown(): RefObject<boolean> {
  const isShownRef = useRef(true);
  useLayoutEffect(() => {
    isShownRef.current = true;
    return () => {
      isShownRef.current = false;
    };
  }, []);
  return isShownRef;
}
