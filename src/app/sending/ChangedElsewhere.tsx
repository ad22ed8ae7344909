import { useRef } from "preact/hooks";
import type { LocalDate } from "../../domain/ids.ts";
import type { ChangedElsewhere as Change, SyncLog } from "../../storage/sync-log.ts";
import { Disclosure } from "../components/Disclosure.tsx";
import parts from "../components/parts.module.css";
import { formatDay } from "../language/format-date.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";
import { useStored } from "../shell/phone-context.tsx";
import { SeenButton } from "./SeenButton.tsx";
import styles from "./sending.module.css";

/** More than anybody reads through; the count says the rest. */
const maxListed = 50;

interface ChangedElsewhereProps {
  readonly changes: readonly Change[];
  readonly log: Pick<SyncLog, "changesSeen">;
}

/** What others made of this phone's entries, until somebody has seen it. An entry opens as far as the book can. */
export function ChangedElsewhere({ changes, log }: ChangedElsewhereProps) {
  const text = useTeamText();
  const listed = changes.slice(-maxListed).toReversed();
  const days = useDaysOf(listed);

  return (
    <Disclosure summary={text.changedElsewhere(changes.length)}>
      <ul class={styles.list}>
        {listed.map((change) => (
          <li key={change.record}>
            <Entry change={change} day={days?.get(keyOf(change))} />
          </li>
        ))}
      </ul>
      <p class={parts.soft}>{text.changedMeaning}</p>
      <SeenButton onSeen={() => log.changesSeen(changes)} />
    </Disclosure>
  );
}

/** Read once for each change: what is saved or sent meanwhile says nothing new of them. A book can be opened meanwhile. */
function useDaysOf(changes: readonly Change[]): ReadonlyMap<string, LocalDate> | undefined {
  const known = useRef(new Map<string, LocalDate>());
  return useStored(
    async (phone) => {
      const unread = changes.filter((change) => !known.current.has(keyOf(change)));
      const rows = await Promise.all(unread.map(({ record }) => phone.bookRow(record)));
      for (const [index, change] of unread.entries()) {
        const row = rows[index];
        if (row?.kind === "readable") known.current.set(keyOf(change), row.day);
      }
      return known.current;
    },
    [changes.map(keyOf).join()],
  );
}

function keyOf({ record, rev }: Change): string {
  return `${record} ${rev}`;
}

function Entry({ change, day }: { readonly change: Change; readonly day: LocalDate | undefined }) {
  const text = useTeamText();
  const { language } = useLanguage();
  const became = change.kind === "void" ? text.voidedByProgram : text.fixedByProgram;
  if (day === undefined) return `${text.changedUnreadable} ${became}`;
  return (
    <>
      <a href={`/record/${change.record}`}>{text.changedEntry(formatDay(language, day))}</a> {became}
    </>
  );
}
