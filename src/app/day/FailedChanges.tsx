import type { LocalDate } from "../../domain/ids.ts";
import { Button } from "../components/Button.tsx";
import { NotDone, NotDoneNotice } from "../components/NotDone.tsx";
import { formatDay } from "../language/format-date.ts";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import type { Text } from "../language/text.ts";
import { canBeAskedAgain } from "../record/asked-again.ts";
import type { EntryChange, FailedChange } from "../record/entry-changes.ts";
import { useEntryChanges } from "../record/EntryChangesProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { recordName, sumBehindName } from "./entry-name.ts";

interface FailedChangesProps {
  /** The day of the list that they stand over. */
  readonly day: LocalDate;
  readonly failed: readonly FailedChange[];
  readonly onTryAgain: (change: EntryChange) => void;
}

/** Entries that somebody may take for voided, or for brought back, and that may not be. What one cause stopped is tried again in one tap. */
export function FailedChanges({ day, failed, onTryAgain }: FailedChangesProps) {
  const text = useText();
  const changes = useEntryChanges();
  const nameOf = useChangeName(day);
  if (failed.length === 0) return null;

  return (
    <NotDone label={text.day.notDoneTitle}>
      {byCause(failed).map(([cause, first, stopped]) => (
        <NotDoneNotice
          key={cause}
          what={changesOf(stopped).map(nameOf).join("\n")}
          why={whyInWords(first, text)}
          action={
            <CauseActions
              stopped={stopped}
              onTryAgain={() => changesOf(stopped).forEach(onTryAgain)}
              onGiveUp={() => stopped.forEach(({ record }) => void changes.leave(record))}
            />
          }
        />
      ))}
    </NotDone>
  );
}

interface CauseActionsProps {
  readonly stopped: readonly FailedChange[];
  readonly onTryAgain: () => void;
  readonly onGiveUp: () => void;
}

function CauseActions({ stopped, onTryAgain, onGiveUp }: CauseActionsProps) {
  const text = useText();
  const isTrying = stopped.some((one) => one.isTrying);
  if (!stopped.every(({ failure }) => canBeAskedAgain(failure)))
    return <Button onClick={onGiveUp}>{text.day.understood}</Button>;
  return (
    <>
      <Button onClick={onTryAgain}>{isTrying ? text.record.saving : text.record.tryAgain}</Button>
      {!isTrying && (
        <Button variant="quiet" onClick={onGiveUp}>
          {text.day.leaveIt}
        </Button>
      )}
    </>
  );
}

/** Of what has left this phone nothing is told, nor tried. */
function changesOf(stopped: readonly FailedChange[]): readonly EntryChange[] {
  return stopped.flatMap(({ change }) => change ?? []);
}

function isGone({ failure }: FailedChange): boolean {
  return failure.kind === "record-unknown";
}

/** "Nothing was changed" would be too much where a try had no answer. */
function whyInWords(one: FailedChange, text: Text): string {
  return isGone(one) && one.mayBeDone === true
    ? text.record.notOnThisPhone
    : changeInWords(one.failure, text.failures);
}

type Cause = readonly [cause: string, first: FailedChange, stopped: readonly FailedChange[]];

/** A phone that is full stops all of them: its one sentence is said once. */
function byCause(failed: readonly FailedChange[]): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const one of failed) {
    const cause = `${one.failure.kind} ${isGone(one) && one.mayBeDone === true}`;
    const [, first, stopped] = causes.get(cause) ?? [cause, one, []];
    causes.set(cause, [cause, first, [...stopped, one]]);
  }
  return [...causes.values()];
}

/** "Void: Contact, Evening, Main Street (2 kits)", and its day where that is another one. */
function useChangeName(day: LocalDate): (change: EntryChange) => string {
  const text = useText();
  const names = useNames();
  const { language } = useLanguage();
  const { program } = usePhone();
  const words = { text, names, language };
  return ({ to, record }) => {
    const name = [
      recordName(record, program, words),
      ...(record.day === day ? [] : [formatDay(language, record.day)]),
    ].join(", ");
    const entry = name + sumBehindName(record, program, words);
    return to === "voided" ? text.day.toVoid(entry) : text.day.toBringBack(entry);
  };
}
