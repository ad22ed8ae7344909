import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { RecordId } from "../../domain/ids.ts";
import { headOrGone } from "./asked-again.ts";
import { usePhone } from "../shell/phone-context.tsx";

/** Calls once this phone can't read an entry any more: nothing is to be offered that needs it, and nothing kept of it. */
export function useWhenGone(record: RecordId | undefined, onGone: () => void): void {
  const { phone } = usePhone();
  const onGoneRef = useRef(onGone);
  useLayoutEffect(() => {
    onGoneRef.current = onGone;
  });

  useEffect(() => {
    if (record === undefined) return undefined;
    let isOver = false;
    const look = async () => {
      const head = await headOrGone(phone, record);
      if (head === "gone" && !isOver) onGoneRef.current();
    };
    // What was closed between rendering and this effect.
    void look();
    const stop = phone.subscribe(() => void look());
    return () => {
      isOver = true;
      stop();
    };
  }, [phone, record]);
}
