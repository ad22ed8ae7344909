import type { VoidReason } from "../../domain/event.ts";
import type { RecordId } from "../../domain/ids.ts";
import { headOf } from "../../domain/record-state.ts";
import type { BookRow, ReadableRow } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { classes } from "../components/classes.ts";
import { Icon, type IconName } from "../components/Icon.tsx";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import styles from "./DayRow.module.css";
import { entryName, whereAndWhen } from "./entry-name.ts";
import { RecordParts } from "./RecordParts.tsx";
import { titleInWords } from "./record-in-words.ts";
import type { SatchelRecord } from "../../domain/record.ts";

interface DayRowProps {
  readonly row: BookRow;
  readonly onMore: () => void;
}

/** One entry of the day's list. */
export function DayRow({ row, onMore }: DayRowProps) {
  const text = useText();
  if (row.kind === "readable") return <ReadableDayRow row={row} onMore={onMore} />;
  return (
    <li class={classes(styles.row, styles.unreadable)}>
      <Icon name="care" />
      <p>{text.day.unreadable}</p>
    </li>
  );
}

const iconOfKind: Record<SatchelRecord["kind"], IconName> = {
  encounter: "record",
  group: "people",
  cleanup: "returned",
  tally: "totals",
  shift: "today",
  stock: "other",
};

interface ReadableDayRowProps {
  readonly row: ReadableRow;
  readonly onMore: () => void;
}

function ReadableDayRow({ row, onMore }: ReadableDayRowProps) {
  const text = useText();
  const words = { text, names: useNames(), language: useLanguage().language };
  const { program } = usePhone();
  const content = row.state.content;
  const isVoided = row.state.openVoids.length > 0;

  const more = (
    <Button variant="quiet" aria-label={text.day.moreAbout(entryName(row, program, words))} onClick={onMore}>
      {text.day.more}
    </Button>
  );
  // A void can arrive before what it voids.
  if (content === undefined) {
    return (
      <li class={styles.row}>
        <VoidedBecause record={row.id} head={headOf(row.state).event} />
      </li>
    );
  }
  const { record, rev } = content;
  const head = (
    <>
      <span class={styles.title}>
        <Icon name={iconOfKind[record.kind]} />
        {titleInWords(record, words)}
      </span>
      <span class={styles.where}>{whereAndWhen(record, program, words).join(" · ")}</span>
    </>
  );
  return (
    <li class={classes(styles.row, isVoided && styles.voided)}>
      <div class={styles.head}>
        {isVoided ? (
          <div class={styles.link}>{head}</div>
        ) : (
          <a class={styles.link} href={addressOf(record)}>
            {head}
          </a>
        )}
        {more}
      </div>
      {isVoided ? (
        <del class={styles.struck}>
          <RecordParts record={record} />
        </del>
      ) : (
        <RecordParts record={record} />
      )}
      {isVoided ? (
        <VoidedBecause record={row.id} head={headOf(row.state).event} />
      ) : (
        rev > 1 && <p class={styles.tag}>{text.day.changed}</p>
      )}
    </li>
  );
}

/** A shift that goes on is changed where it is ended. */
function addressOf(record: SatchelRecord): string {
  return record.kind === "shift" && !record.closed ? "/shift" : `/record/${record.id}`;
}

interface VoidedBecauseProps {
  readonly record: RecordId;
  /** The void that stands. */
  readonly head: string;
}

function VoidedBecause({ record, head }: VoidedBecauseProps) {
  const text = useText();
  const reason = useStored(
    async (phone): Promise<VoidReason | "unreadable"> => {
      const history = await phone.historyOf(record);
      for (const row of history) {
        if (row.kind === "readable" && row.event.id === head && row.event.kind === "void") {
          return row.event.reason;
        }
      }
      return "unreadable";
    },
    [record, head],
  );
  return (
    <p class={classes(styles.tag, styles.voidTag)}>
      {reason === undefined || reason === "unreadable"
        ? text.day.voidedNoReason
        : text.day.voided(text.items.voidReasons[reason])}
    </p>
  );
}
