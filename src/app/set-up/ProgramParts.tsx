import { bookCustodies } from "../../domain/program.ts";
import { SelectField, TextField } from "../components/Field.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { useParticipantText } from "../language/participant-text.ts";
import { DayFields, FiscalStartFields, PrecisionField } from "../settings/ProgramFields.tsx";
import { ZoneField } from "../settings/ZoneField.tsx";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { CustodyChoice } from "./CustodyChoice.tsx";
import { AsksFields } from "../settings/AsksFields.tsx";
import type { SetUpDraft, SetUpProblems } from "./set-up-draft.ts";
import { siteFieldId, SiteRows, useSiteErrors } from "./SiteRows.tsx";

const programNameId = "program-name";

interface ProgramPartsProps {
  readonly draft: SetUpDraft;
  readonly problems: SetUpProblems;
  readonly onChange: (changes: Partial<SetUpDraft>) => void;
}

const bookDays = [0, 7, 30] as const;

/** All of a program that a person decides, on the day it is set up and later. */
export function ProgramParts({ draft, problems, onChange }: ProgramPartsProps) {
  const text = useAccessText();
  const participantText = useParticipantText();
  const { settings } = useText();
  const nameError =
    problems.name && { missing: settings.nameMissing, unfit: settings.nameUnfit }[problems.name];
  return (
    <>
      <section class={parts.section}>
        <h2>{text.programPart}</h2>
        <TextField
          id={programNameId}
          label={text.programName}
          hint={text.programNameHint}
          error={nameError}
          value={draft.name}
          onInput={(name) => onChange({ name })}
        />
        <ZoneField zone={draft.zone} onChange={(zone) => onChange({ zone })} />
        <DayFields draft={draft} onChange={onChange} />
        <FiscalStartFields
          fiscalStart={draft.fiscalStart}
          onChange={(fiscalStart) => onChange({ fiscalStart })}
        />
        <PrecisionField
          precision={draft.timePrecision}
          onChange={(timePrecision) => onChange({ timePrecision })}
        />
      </section>
      <section class={parts.section}>
        <h2>{text.sitesPart}</h2>
        <p class={parts.soft}>{text.sitesIntro}</p>
        <SiteRows
          rows={draft.sites}
          problems={problems.sites ?? new Map()}
          onChange={(sites) => onChange({ sites })}
        />
      </section>
      <section class={parts.section}>
        <h2>{text.custodyPart}</h2>
        <p class={parts.soft}>{text.custodyIntro}</p>
        <CustodyChoice
          options={bookCustodies}
          value={draft.custody}
          onChange={(custody) => onChange({ custody })}
        />
        <SelectField
          label={text.bookDays}
          options={bookDays.map((days) => ({ value: `${days}` as const, label: text.bookDaysOptions[days] }))}
          value={`${draft.bookDays}` as const}
          onChange={(chosen) => {
            const days = bookDays.find((each) => String(each) === chosen);
            if (days !== undefined) onChange({ bookDays: days });
          }}
        />
      </section>
      <section class={parts.section}>
        <h2>{text.asksPart}</h2>
        <p class={parts.soft}>{text.asksIntro}</p>
        <AsksFields asks={draft.asks} text={participantText} onChange={(asks) => onChange({ asks })} />
      </section>
    </>
  );
}

/** What keeps the program from being kept, with the fields that it is about. */
export function useProgramErrors() {
  const { settings } = useText();
  const errorsOfSite = useSiteErrors();
  return ({ name, sites }: SetUpProblems) => [
    ...(name === undefined
      ? []
      : [
          {
            fieldId: programNameId,
            text: { missing: settings.nameMissing, unfit: settings.nameUnfit }[name],
          },
        ]),
    ...[...(sites ?? [])].flatMap(([key, problems]) => {
      const errors = errorsOfSite(problems);
      return (["name", "code"] as const).flatMap((field) => {
        const error = errors[field];
        return error === undefined ? [] : [{ fieldId: siteFieldId(key, field), text: error }];
      });
    }),
  ];
}
