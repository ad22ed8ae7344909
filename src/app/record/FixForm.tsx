import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LocalDate, SiteCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import { Button } from "../components/Button.tsx";
import { DateField, FieldRow, SelectField } from "../components/Field.tsx";
import { HeldPlace } from "../components/HeldPlace.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { EntryFields } from "./EntryFields.tsx";
import type { Base, ReadRecord } from "./fix-base.ts";
import type { NoteFix, StoreFix } from "./asked-save.ts";
import styles from "./FixScreen.module.css";
import { SaveBar } from "./SaveBar.tsx";
import { summariseDraft } from "./summarise-draft.ts";
import { takesOf } from "./takes.ts";
import { useFixForm } from "./use-fix-form.ts";
import { useSpokenChange } from "./use-spoken-change.ts";

interface FixFormProps extends ReadRecord {
  readonly intro: string;
  /** The way back. */
  readonly actions: ComponentChildren;
  /** Answers with what holds it now, or in words why it was not saved; the form stays then. */
  readonly onSave: StoreFix;
  /** What belongs to a Save, over the network. */
  readonly onNote?: NoteFix;
  /** The day of the record as it is now. */
  readonly onDone: (day: LocalDate) => void;
  /** What else can be done about the record, as it is by all that this tab knows. */
  readonly children: (now: Base) => ComponentChildren;
}

/** The form that a record was made with, filled with what it says. */
export function FixForm({
  record,
  state,
  place,
  intro,
  actions,
  onSave,
  onNote,
  onDone,
  children,
}: FixFormProps) {
  const text = useText();
  const { program } = useProgram();
  const fix = useFixForm({ record, state, place, onSave, onNote, onDone });
  const { form, formRef, base, announce, changeDraft } = fix;
  const { draft } = form;
  const change = useSpokenChange({ change: changeDraft, draftNow: () => formRef.current.draft, announce });
  const { factors } = program;

  return (
    <Screen title={text.record.fixTitles[record.kind]} intro={intro} actions={actions} isWide>
      <AboveTiles fix={fix} />
      <PlaceOfRecord fix={fix} sites={[base.record.site, record.site, fix.openedForm.site]} />
      <EntryFields
        draft={draft}
        // The same also for the rest that a Save left: nothing folds under somebody's hands.
        entry={fix.openedForm.event}
        factors={factors}
        // What is written can be taken away, also where the program has stopped asking.
        takes={takesOf(program.asks, record)}
        change={change}
      />
      {children(base)}
      <SaveBar
        draft={draft}
        summary={summariseDraft(draft, { text, factors })}
        hint={text.record.nothingCounted}
        problem={fix.problem}
        rest={fix.hasRest ? text.record.fixRestShort : undefined}
        onAskWhy={fix.notDone?.isAtTop === false ? fix.askWhy : undefined}
        change={change}
        saveLabel={text.record.save}
        onSave={fix.save}
      />
      <output class={parts.spoken}>{fix.toldEnd}</output>
      <output class={parts.spoken}>{fix.announcement}</output>
    </Screen>
  );
}

interface PartOfFormProps {
  readonly fix: ReturnType<typeof useFixForm>;
}

/**
 * What stands here would push the tiles away under a thumb if it came late, and
 * pull them up if it went: it comes as the form opens, or after a tap that
 * waits for nothing else, and leaves its place empty.
 */
function AboveTiles({ fix }: PartOfFormProps) {
  const { record, failures } = useText();
  const { base, openedWith, canStartOver, notDone, startOver } = fix;
  const openedWords = {
    left: record.fixResumed,
    saving: record.fixBeingSaved,
    unclear: failures.save["storage-slow"],
  };
  return (
    <>
      <HeldPlace>{base.isVoided && <Notice tone="warn">{record.isVoided}</Notice>}</HeldPlace>
      {openedWith !== "nothing" && (
        <HeldPlace>
          {openedWith !== "over" && (
            <Notice
              tone="plain"
              action={canStartOver ? <Button onClick={startOver}>{record.startOver}</Button> : undefined}
            >
              {openedWords[openedWith]}
            </Notice>
          )}
        </HeldPlace>
      )}
      <HeldPlace>{notDone?.isAtTop === true && <NotSaved failure={notDone} />}</HeldPlace>
    </>
  );
}

/** Of one tap on Save: the next one may fail in the same words. */
interface Failure {
  readonly words: string;
}

/** Stands at the top of a long form whose Save is at its foot: whoever tapped there is brought to it. */
function NotSaved({ failure }: { readonly failure: Failure }) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => box.current?.focus(), [failure]);

  return (
    <div ref={box} role="alert" tabIndex={-1}>
      <Notice tone="warn">{failure.words}</Notice>
    </div>
  );
}

interface PlaceOfRecordProps extends PartOfFormProps {
  /** Those that the record was at. */
  readonly sites: readonly SiteCode[];
}

function PlaceOfRecord({ fix, sites }: PlaceOfRecordProps) {
  const text = useText();
  const { program, today } = useProgram();
  const { form, chosenDay, changeForm } = fix;
  return (
    <div class={styles.about}>
      <FieldRow>
        <SelectField
          label={text.record.site}
          options={siteOptions(sites, program.sites)}
          value={form.site}
          onChange={(site) => changeForm({ site })}
        />
        <DateField
          label={text.record.day}
          error={chosenDay === undefined ? text.day.notADay : undefined}
          value={form.day}
          max={today()}
          onInput={(day) => changeForm({ day })}
        />
      </FieldRow>
    </div>
  );
}

/** A retired or unknown site is still there for the record that was made at it. */
function siteOptions(
  own: readonly SiteCode[],
  sites: Program["sites"],
): readonly { readonly value: SiteCode; readonly label: string }[] {
  const offered = sites.filter(({ code, retired }) => retired !== true || own.includes(code));
  const unknown = [...new Set(own)].filter((code) => !offered.some((site) => site.code === code));
  return [
    ...offered.map(({ code, name }) => ({ value: code, label: name })),
    ...unknown.map((code) => ({ value: code, label: code })),
  ];
}
