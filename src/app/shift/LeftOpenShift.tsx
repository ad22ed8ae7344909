import { useState } from "preact/hooks";
import { isClockTime } from "../../domain/program-day.ts";
import { canEndAt, firstAtClock, msOfQuarter } from "../../domain/shift.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { TimeField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { formatClock, formatDay } from "../language/format-date.ts";
import { changeInWords } from "../language/storage-failure.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useShiftText } from "../language/shift-text.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { type OpenShift, recordOf } from "./read-shift.ts";
import { ShiftFields, useShiftChoice } from "./ShiftFields.tsx";
import { ShiftFigures } from "./ShiftFigures.tsx";
import { useShift } from "./ShiftProvider.tsx";
import { useIsEmptyShift, useShiftFigures } from "./use-shift-figures.ts";
import { useStockOfShift } from "./use-stock-of-shift.ts";

interface LeftOpenShiftProps {
  readonly open: OpenShift;
}

type When = "unknown" | "time";

/** A shift that nobody ended on its day, or whose book is closed: asked about gently, and nothing is guessed. */
export function LeftOpenShift({ open }: LeftOpenShiftProps) {
  const { note } = open;
  const record = recordOf(open);
  const text = useShiftText();
  const { failures } = useText();
  const { language } = useLanguage();
  const { program, clock, today } = usePhone();
  const { shifts, state } = useShift();
  const figures = useShiftFigures(record === undefined ? undefined : note);
  const stock = useStockOfShift(record === undefined ? undefined : note);
  const isEmpty = useIsEmptyShift(figures);
  const fields = useShiftChoice(undefined);
  const [when, setWhen] = useState<When>("time");
  const [time, setTime] = useState("");
  const [timeProblem, setTimeProblem] = useState<string>();
  const start = formatClock(language, msOfQuarter(note.start), program.zone);

  async function end() {
    const at = when === "unknown" ? {} : endOf(time);
    const retold = record === undefined ? fields.choice() : undefined;
    if (at === undefined || (record === undefined && retold === undefined)) return;
    await shifts.end({ ...at, isEmpty }, retold, stock);
  }

  function endOf(clockTime: string): { readonly atMs: number } | undefined {
    if (!isClockTime(clockTime)) {
      setTimeProblem(text.timeMissing);
      return undefined;
    }
    const began = record ?? note;
    const atMs = firstAtClock(began, { clockTime, zone: program.zone });
    const isPossible = atMs <= clock.now() && canEndAt(began, atMs);
    if (!isPossible) setTimeProblem(text.timeUnfit);
    return isPossible ? { atMs } : undefined;
  }

  return (
    <Screen title={text.openTitle} intro={text.sinceDay(formatDay(language, note.day, "full"), start)}>
      {note.day < today() && (
        <p class={parts.prose}>{text.leftOpen(formatDay(language, note.day, "full"))}</p>
      )}
      <ShiftFigures figures={figures} />
      {record === undefined && (
        <>
          <Notice tone="plain">{text.goneFromHere}</Notice>
          <ShiftFields {...fields} />
        </>
      )}
      <ChoiceGroup<When>
        legend={text.endedAt}
        name="shift-end"
        options={[
          { value: "time", label: text.atTime },
          { value: "unknown", label: text.dontKnow, hint: text.dontKnowHint },
        ]}
        value={when}
        onChange={(chosen) => chosen !== undefined && setWhen(chosen)}
      />
      {when === "time" && (
        <TimeField
          label={text.time}
          error={timeProblem}
          value={time}
          onInput={(typed) => {
            setTime(typed);
            setTimeProblem(undefined);
          }}
        />
      )}
      <output class={parts.status}>
        {state.failure !== undefined && <Notice tone="warn">{changeInWords(state.failure, failures)}</Notice>}
      </output>
      <div class={parts.start}>
        <Button variant="primary" onClick={() => void end()}>
          {text.end}
        </Button>
      </div>
      <div>
        <LinkButton href="/" variant="quiet">
          {text.stillGoing}
        </LinkButton>
      </div>
    </Screen>
  );
}
