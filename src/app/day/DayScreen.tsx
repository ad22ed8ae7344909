import { lazy, useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { isLocalDate } from "../../contract/ids.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import { headOf } from "../../domain/record-state.ts";
import type { BookRow, ReadableRow } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { DateField } from "../components/Field.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { formatDay } from "../language/format-date.ts";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { useEntryChanges } from "../record/EntryChangesProvider.tsx";
import { UpdateNotice } from "../pwa/UpdateNotice.tsx";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { ChangeStrips } from "./ChangeStrips.tsx";
import styles from "./DayScreen.module.css";
import { DayRow } from "./DayRow.tsx";
import { DayTotals } from "./DayTotals.tsx";
import { EntrySheet } from "./EntrySheet.tsx";
import { entryName } from "./entry-name.ts";
import { NearlyFull } from "./NearlyFull.tsx";
import { StorageHint } from "./StorageHint.tsx";
import { UnsavedFixNotices } from "./UnsavedFixNotices.tsx";
import { useLastChange } from "./use-last-change.ts";

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
  const changes = useEntryChanges();
  const lastChanges = useLastChange();

  const open = rows?.find((row): row is ReadableRow => row.kind === "readable" && row.id === openId);
  const words = { text, names, language };
  return (
    <>
      <ChangeStrips day={day} {...lastChanges} />
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
            event={changes.eventOnto(headOf(open.state).event)}
            onChange={async (change) => {
              await lastChanges.make(change);
              setOpenId((now) => (now === open.id ? undefined : now));
            }}
          />
        )}
      </Sheet>
    </>
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
