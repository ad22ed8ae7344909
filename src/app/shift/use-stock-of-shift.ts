import { useEffect, useState } from "preact/hooks";
import { readStockOfShift, type StockOfShift } from "../bag/stock-of-shift.ts";
import { useLock } from "../lock/LockProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import type { ShiftNote } from "./shift-note.ts";

/** Read again after each commit; `undefined` until then, while locked, and where the book can't be read. */
export function useStockOfShift(
  shift: Pick<ShiftNote, "record" | "day"> | undefined,
): StockOfShift | undefined {
  const { phone } = usePhone();
  const { isLocked } = useLock().state;
  const [found, setFound] = useState<{ readonly of: string; readonly stock: StockOfShift }>();
  const { record, day } = shift ?? {};

  useEffect(() => {
    if (record === undefined || day === undefined || isLocked) return undefined;
    let reads = 0;
    const read = async () => {
      reads += 1;
      const thisRead = reads;
      // The bag is an extra: where it can't be read, the shift goes on without it.
      const stock = await readStockOfShift(phone, { record, day }).catch(() => undefined);
      if (thisRead === reads && stock !== undefined) setFound({ of: record, stock });
    };
    void read();
    const unsubscribe = phone.subscribe(() => void read());
    return () => {
      reads += 1;
      unsubscribe();
    };
  }, [phone, record, day, isLocked]);

  return isLocked || found?.of !== record ? undefined : found?.stock;
}
