import { isRecordId } from "../../contract/ids.ts";
import type { ShiftRecord } from "../../domain/record.ts";
import { liveRecord } from "../../domain/record-state.ts";
import type { Phone } from "../../storage/phone.ts";
import { useStored } from "../shell/phone-context.tsx";

/** The shift that a page's address names: what is done there belongs to it, also once it has ended. "unread" at first. */
export function useNamedShift(named: string | undefined): ShiftRecord | "unread" | undefined {
  const read = useStored(async (phone) => ({ shift: await readNamed(phone, named) }), [named], {
    isFirstEnough: true,
  });
  if (named === undefined) return undefined;
  return read === undefined ? "unread" : read.shift;
}

async function readNamed(phone: Phone, named: string | undefined): Promise<ShiftRecord | undefined> {
  if (!isRecordId(named)) return undefined;
  const row = await phone.bookRow(named).catch(() => undefined);
  const record = row?.kind === "readable" ? liveRecord(row.state) : undefined;
  return record?.kind === "shift" ? record : undefined;
}
