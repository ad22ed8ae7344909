import { lazy, useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { isLocalDate } from "../../contract/ids.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import type { BookRow, ReadableRow, Saved, SaveFailure } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { DateField } from "../components/Field.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { formatDay } from "../language/format-date.ts";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { UpdateNotice } from "../pwa/UpdateNotice.tsx";
import { useUnsavedFixes } from "../record/UnsavedFixesProvider.tsx";
import type { UnsavedFix } from "../record/unsaved-fixes.ts";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import styles from "./DayScreen.module.css";
import { DayRow } from "./DayRow.tsx";
import { DayTotals } from "./DayTotals.tsx";
import { EntrySheet } from "./EntrySheet.tsx";
import { entryName } from "./entry-name.ts";
import { NearlyFull } from "./NearlyFull.tsx";
import { StorageHint } from "./StorageHint.tsx";
import { UnsavedFixNotices } from "./UnsavedFixNotices.tsx";

interface DayScreenProps {
  /** From the address; absent is today. */
  readonly date?: string;
}

/** What was recorded on one day: read it over, fix it, take out what never happened. */
export function DayScreen({ date }: DayScreenProps) {
  const text = useText();
  const appPhone = usePhone();
  const today = appPhone.today();
  const asked = date ?? today;

  if (!isLocalDate(asked)) {
    return (
      <Screen title={text.day.goTo}>
        <Notice tone="warn">{text.day.notADay}</Notice>
        <GoToDay day={today} today={today} />
      </Screen>
    );
  }
  return <OneDay key={asked} day={asked} today={today} />;
}

interface OneDayProps {
  readonly day: LocalDate;
  readonly today: LocalDate;
}

function OneDay({ day, today }: OneDayProps) {
  const text = useText();
  const team = useTeam();
  const { language } = useLanguage();
  const title =
    day === today
      ? text.day.titleToday(formatDay(language, day, "full"))
      : formatDay(language, day, "fullWithYear");

  return (
    <Screen title={title}>
      <UpdateNotice />
      <DayLinks day={day} today={today} />
      <UnsavedFixNotices />
      {team === undefined && <DayTotals day={day} />}
      <Entries day={day} isToday={day === today} />
      <Disclosure summary={text.day.otherDay}>
        <GoToDay day={day} today={today} />
      </Disclosure>
    </Screen>
  );
}

function DayLinks({ day, today }: OneDayProps) {
  const text = useText();
  return (
    <nav class={styles.days} aria-label={text.day.otherDay}>
      <LinkButton href={addressOf(addDays(day, -1), today)}>{text.day.dayBefore}</LinkButton>
      {day < today && <LinkButton href={addressOf(addDays(day, 1), today)}>{text.day.dayAfter}</LinkButton>}
      {day !== today && addDays(day, 1) !== today && (
        <LinkButton href="/day" variant="quiet">
          {text.day.today}
        </LinkButton>
      )}
    </nav>
  );
}

function GoToDay({ day, today }: OneDayProps) {
  const text = useText();
  const { route } = useLocation();
  return (
    <DateField
      label={text.day.goTo}
      value={day}
      max={today}
      onInput={(value) => {
        if (isLocalDate(value)) route(addressOf(value, today));
      }}
    />
  );
}

const CloseBook = lazy(async () => (await import("../sending/CloseBook.tsx")).CloseBook);

/** As many as a person reads over in one go; the rest on demand. */
const rowsPerPage = 50;

/** What was done to an entry last, and can be taken back. */
type LastChange =
  | {
      readonly kind: "voided" | "brought-back";
      readonly saved: Saved;
      /** A change of the entry that was left without a Save, and went with it. */
      readonly unsavedFix: UnsavedFix | undefined;
    }
  | { readonly kind: "undone" }
  | { readonly kind: "failed"; readonly failure: SaveFailure };

interface EntriesProps {
  readonly day: LocalDate;
  readonly isToday: boolean;
}

function Entries({ day, isToday }: EntriesProps) {
  const text = useText();
  const names = useNames();
  const { language } = useLanguage();
  const { program } = usePhone();
  const [pages, setPages] = useState(1);
  const limit = pages * rowsPerPage;
  const rows = useStored((phone) => phone.bookOfDay(day, { limit: limit + 1 }), [day, limit]);
  const [openId, setOpenId] = useState<string>();
  const team = useTeam();
  const [change, setChange] = useState<LastChange>();
  const fixes = useUnsavedFixes();

  const open = rows?.find((row): row is ReadableRow => row.kind === "readable" && row.id === openId);
  const words = { text, names, language };
  return (
    <>
      <LastChangeStrip change={change} onChange={setChange} />
      <StorageHint isListShown={rows !== undefined} hasEntries={(rows ?? []).length > 0} />
      {rows?.length === 0 && team === undefined && <NothingYet isToday={isToday} />}
      <ul class={styles.rows}>
        {(rows ?? []).slice(0, limit).map((row: BookRow) => (
          <DayRow key={row.id} row={row} onMore={() => setOpenId(row.id)} />
        ))}
      </ul>
      {rows !== undefined && rows.length > limit && (
        <Button onClick={() => setPages((count) => count + 1)}>{text.day.showMore(rowsPerPage)}</Button>
      )}
      <NearlyFull />
      {rows !== undefined && team !== undefined && <CloseBook team={team} isEmpty={rows.length === 0} />}
      <Sheet
        title={open === undefined ? "" : entryName(open, program, words)}
        open={open !== undefined}
        onClose={() => setOpenId(undefined)}
      >
        {open !== undefined && (
          <EntrySheet
            key={open.id}
            row={open}
            onDone={(kind, result) => {
              setOpenId(undefined);
              if (!result.ok) return setChange({ kind: "failed", failure: result.error });
              setChange({ kind, saved: result.value, unsavedFix: fixes.of(open.id) });
              if (kind === "voided") fixes.forget(open.id);
            }}
          />
        )}
      </Sheet>
    </>
  );
}

interface LastChangeStripProps {
  readonly change: LastChange | undefined;
  readonly onChange: (change: LastChange) => void;
}

/** Stays until the next change: nobody has to be quick. */
function LastChangeStrip({ change, onChange }: LastChangeStripProps) {
  const text = useText();
  const { phone } = usePhone();
  const fixes = useUnsavedFixes();

  async function undo({ kind, saved, unsavedFix }: Extract<LastChange, { saved: Saved }>) {
    const result = await phone.undo(saved);
    if (result.ok && kind === "voided" && unsavedFix !== undefined) fixes.keep(unsavedFix);
    onChange(result.ok ? { kind: "undone" } : { kind: "failed", failure: result.error });
  }

  return (
    <output class={styles.status}>
      {change?.kind === "undone" && <Notice tone="good">{text.day.undone}</Notice>}
      {change?.kind === "failed" && <Notice tone="warn">{text.failures.save[change.failure.kind]}</Notice>}
      {(change?.kind === "voided" || change?.kind === "brought-back") && (
        <Notice tone="good" action={<Button onClick={() => void undo(change)}>{text.day.undo}</Button>}>
          {change.kind === "voided" ? text.day.nowVoided : text.day.nowBack}
        </Notice>
      )}
    </output>
  );
}

function NothingYet({ isToday }: { readonly isToday: boolean }) {
  const text = useText();
  return (
    <div class={styles.empty}>
      <p>{isToday ? text.day.emptyToday : text.day.emptyOther}</p>
      {isToday && (
        <LinkButton href="/" variant="primary">
          {text.day.record}
        </LinkButton>
      )}
    </div>
  );
}

function addressOf(day: LocalDate, today: LocalDate): string {
  return day === today ? "/day" : `/day/${day}`;
}
