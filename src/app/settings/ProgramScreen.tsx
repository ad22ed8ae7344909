import { useState } from "preact/hooks";
import { maxTextLength } from "../../contract/limits.ts";
import { type Asks, askable, type Program, schemaOf } from "../../domain/program.ts";
import { Button } from "../components/Button.tsx";
import { ErrorSummary } from "../components/ErrorSummary.tsx";
import { TextField } from "../components/Field.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { useParticipantText } from "../language/participant-text.ts";
import { AsksFields } from "./AsksFields.tsx";
import { DayFields, FiscalStartFields, PrecisionField } from "./ProgramFields.tsx";
import { SaveStatus } from "./SaveStatus.tsx";
import { SettingsPage } from "./SettingsPage.tsx";
import { parseLabel } from "./site-fields.ts";
import { useSaveProgram } from "./use-save-program.ts";
import { ZoneField } from "./ZoneField.tsx";

type ProgramDraft = Pick<
  Program,
  "name" | "zone" | "dayStartHour" | "weekStart" | "fiscalStart" | "timePrecision" | "asks"
>;

const nameFieldId = "program-name";

/** Name, time zone, and when days, weeks and fiscal years begin. */
export function ProgramScreen() {
  const text = useText();
  const participantText = useParticipantText();
  const { program, state, save, goOnEditing } = useSaveProgram();
  const [draft, setDraft] = useState<ProgramDraft>(program);
  const [nameProblem, setNameProblem] = useState<"missing" | "unfit">();

  function change(changes: Partial<ProgramDraft>) {
    goOnEditing();
    setDraft((current) => ({ ...current, ...changes }));
  }

  async function submit(event: Event) {
    event.preventDefault();
    const name = parseLabel(draft.name, maxTextLength.programName);
    setNameProblem(name.ok ? undefined : name.error);
    if (!name.ok) return goOnEditing();
    const { zone, dayStartHour, weekStart, fiscalStart, timePrecision, asks } = draft;
    await save({
      schema: schemaOf({ ...(asks !== undefined && { asks }) }),
      name: name.value,
      zone,
      dayStartHour,
      weekStart,
      fiscalStart,
      timePrecision,
      ...(asks !== undefined && { asks }),
    });
  }

  const nameError =
    nameProblem === undefined
      ? undefined
      : { missing: text.settings.nameMissing, unfit: text.settings.nameUnfit }[nameProblem];

  return (
    <SettingsPage title={text.settings.program}>
      <form class={parts.stack} onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary
          title={text.settings.checkFields}
          errors={nameError === undefined ? [] : [{ fieldId: nameFieldId, text: nameError }]}
        />
        <TextField
          id={nameFieldId}
          label={text.settings.name}
          hint={text.settings.nameHint}
          error={nameError}
          value={draft.name}
          onInput={(name) => change({ name })}
        />
        <ZoneField zone={draft.zone} onChange={(zone) => change({ zone })} />
        <DayFields draft={draft} onChange={change} />
        <FiscalStartFields
          fiscalStart={draft.fiscalStart}
          onChange={(fiscalStart) => change({ fiscalStart })}
        />
        <PrecisionField
          precision={draft.timePrecision}
          onChange={(timePrecision) => change({ timePrecision })}
        />
        <AsksFields
          asks={new Set(askable.filter((each) => draft.asks?.[each] === true))}
          isAlone
          text={participantText}
          onChange={(asks) => change({ asks: asksOf(asks) })}
        />
        <p class={parts.soft}>{text.settings.keepsOld}</p>
        <SaveStatus state={state} />
        <div class={parts.actions}>
          <Button type="submit" variant="primary">
            {text.settings.save}
          </Button>
        </div>
      </form>
    </SettingsPage>
  );
}

function asksOf(chosen: ReadonlySet<keyof Asks>): Asks {
  return Object.fromEntries([...chosen].map((each) => [each, true]));
}
