import { useEffect, useState } from "preact/hooks";
import { useLock } from "../lock/LockProvider.tsx";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import type { ShiftNote } from "./shift-note.ts";
import { readShiftFigures, type ShiftFigures } from "./shift-totals.ts";

/** Counted again after each commit; `undefined` until then, while locked, and where the book can't be read. */
export function useShiftFigures(
  shift: Pick<ShiftNote, "record" | "day"> | undefined,
): ShiftFigures | undefined {
  const { phone } = usePhone();
  const { isLocked } = useLock().state;
  const [found, setFound] = useState<{ readonly of: string; readonly figures: ShiftFigures }>();
  const { record, day } = shift ?? {};

  useEffect(() => {
    if (record === undefined || day === undefined || isLocked) return undefined;
    let reads = 0;
    const read = async () => {
      reads += 1;
      const thisRead = reads;
      // A line above the tiles: where it can't be counted, recording goes on without it.
      const figures = await readShiftFigures(phone, { record, day }).catch(() => undefined);
      if (thisRead === reads && figures !== undefined) setFound({ of: record, figures });
    };
    void read();
    const unsubscribe = phone.subscribe(() => void read());
    return () => {
      reads += 1;
      unsubscribe();
    };
  }, [phone, record, day, isLocked]);

  return isLocked || found?.of !== record ? undefined : found?.figures;
}

/** Whether nothing was recorded in it: not where that isn't known, nor while an entry of it is still to be stored. */
export function useIsEmptyShift(figures: ShiftFigures | undefined): boolean {
  const { unsaved, writing } = useRecorder().state;
  return figures?.entries === 0 && figures.isWhole && unsaved.length === 0 && writing.length === 0;
}
