import { Screen } from "../components/Screen.tsx";
import { useShiftText } from "../language/shift-text.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { EndedShift } from "./EndedShift.tsx";
import { LeftOpenShift } from "./LeftOpenShift.tsx";
import { OpenShift } from "./OpenShift.tsx";
import { isLeftOpen } from "./read-shift.ts";
import { useShift } from "./ShiftProvider.tsx";
import { StartShift } from "./StartShift.tsx";

/** A shift from its start to its end: where it stands decides what can be done. */
export function ShiftScreen() {
  const { today } = usePhone();
  const text = useShiftText();
  const { open, last, isBeginning } = useShift().state;

  if (open === undefined)
    return last === undefined || isBeginning ? <StartShift /> : <EndedShift last={last} />;
  if (open.record === "unread") return <Screen title={text.openTitle}>{null}</Screen>;
  return isLeftOpen(open, today()) ? <LeftOpenShift open={open} /> : <OpenShift open={open} />;
}
