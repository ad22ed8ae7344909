import type { ShiftId } from "../../domain/ids.ts";
import { isLeftOpen } from "../shift/read-shift.ts";
import { useShift } from "../shift/ShiftProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";

/** Whether the shift's page shows what happened to the bag of a shift: that goes on, or was ended last. */
export function useShownShift(): (shift: ShiftId | undefined) => boolean {
  const { today } = usePhone();
  const { open, last } = useShift().state;
  const shown = open === undefined ? endedOf(last) : isLeftOpen(open, today()) ? undefined : open.note.record;
  return (shift) => shift !== undefined && shown === (shift as string);
}

function endedOf(last: ReturnType<typeof useShift>["state"]["last"]) {
  return last?.type === "ended" ? last.shift.id : undefined;
}
