import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { EventId } from "../../domain/ids.ts";
import type { ShiftRecord } from "../../domain/record.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { TimeField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { formatDay } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useShiftText } from "../language/shift-text.ts";
import { changeInWords } from "../language/storage-failure.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { retimed, type TypedTimes, typedTimesOf } from "./typed-times.ts";

interface FixShiftProps {
  /** A closed one. */
  readonly record: ShiftRecord;
  readonly base: EventId;
  /** The way back. */
  readonly actions: ComponentChildren;
  /** What else can be done about it. */
  readonly children: ComponentChildren;
}

/** The times of a shift that has ended, corrected. What was recorded in it stays as it is. */
export function FixShift({ record, base, actions, children }: FixShiftProps) {
  const text = useShiftText();
  const { failures, record: words } = useText();
  const { language } = useLanguage();
  const { phone, program, clock, ids } = usePhone();
  const { route } = useLocation();
  // Once for all tries, so that a double tap stays one event.
  const [event] = useState(() => ids.eventId());
  const [typed, setTyped] = useState(() => typedTimesOf(record, program.zone));
  const [problem, setProblem] = useState<"start" | "end">();
  const [failure, setFailure] = useState<SaveFailure>();

  function type(change: Partial<TypedTimes>) {
    setTyped((now) => ({ ...now, ...change }));
    setProblem(undefined);
    setFailure(undefined);
  }

  async function save() {
    const shift = retimed(record, typed, { program, nowMs: clock.now() });
    if (!shift.ok) {
      setProblem(shift.error);
      return;
    }
    const saved = await phone.save({ kind: "fix", event, base, record: shift.value });
    if (saved.ok) route(`/day/${record.day}`);
    else setFailure(saved.error);
  }

  return (
    <Screen
      title={text.fixTitle}
      intro={text.fixIntro(formatDay(language, record.day, "full"))}
      actions={actions}
    >
      <TimeField
        label={text.beganAt}
        error={problem === "start" ? text.startUnfit : undefined}
        value={typed.start}
        onInput={(start) => type({ start })}
      />
      <ChoiceGroup<"time" | "unknown">
        legend={text.endedAt}
        name="shift-end"
        options={[
          { value: "time", label: text.atTime },
          { value: "unknown", label: text.dontKnow, hint: text.dontKnowHint },
        ]}
        value={typed.end === undefined ? "unknown" : "time"}
        onChange={(chosen) => type({ end: chosen === "unknown" ? undefined : (typed.end ?? "") })}
      />
      {typed.end !== undefined && (
        <TimeField
          label={text.time}
          error={problem === "end" ? text.timeUnfit : undefined}
          value={typed.end}
          onInput={(end) => type({ end })}
        />
      )}
      <output class={parts.status}>
        {failure !== undefined && <Notice tone="warn">{changeInWords(failure, failures)}</Notice>}
      </output>
      <div class={parts.start}>
        <Button variant="primary" onClick={() => void save()}>
          {words.save}
        </Button>
      </div>
      {children}
    </Screen>
  );
}
