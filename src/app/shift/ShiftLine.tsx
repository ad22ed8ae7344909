import { msOfQuarter } from "../../domain/shift.ts";
import { Icon } from "../components/Icon.tsx";
import { formatClock } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useLock } from "../lock/LockProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import styles from "./ShiftLine.module.css";
import { useShift } from "./ShiftProvider.tsx";
import { useShiftFigures } from "./use-shift-figures.ts";

/** The shift in one line above the tiles, as high with one as without: nothing moves when it begins or ends. */
export function ShiftLine() {
  const text = useText();
  const { language } = useLanguage();
  const { program, today } = usePhone();
  const { isLocked } = useLock().state;
  const { shifts, state } = useShift();
  const { open } = state;
  const figures = useShiftFigures(open?.note);

  if (open === undefined) {
    return (
      // Two taps also where another shift has ended this evening.
      <a class={styles.line} href="/shift" onClick={() => shifts.beginAnother()}>
        <Icon name="shift" />
        <span class={styles.words}>{text.record.startShift}</span>
        <Icon name="forward" />
      </a>
    );
  }
  const since = formatClock(language, msOfQuarter(open.note.start), program.zone);
  const isOfEarlierDay = open.note.day < today();
  return (
    <a class={styles.line} href="/shift" data-open>
      <Icon name="shift" />
      <span class={styles.words}>
        <strong>
          {isOfEarlierDay
            ? text.record.shiftLeftOpen
            : isLocked
              ? text.record.onShift
              : text.record.onShiftSince(since)}
        </strong>
        {figures !== undefined && !isOfEarlierDay && (
          <span class={styles.figures}>{text.record.shiftSoFar(figures.contacts, figures.syringesOut)}</span>
        )}
      </span>
      <Icon name="forward" />
    </a>
  );
}
