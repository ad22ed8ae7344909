import { useState } from "preact/hooks";
import type { LocalDate } from "../../domain/ids.ts";
import type { ChangedElsewhere as Change, SyncLog } from "../../storage/sync-log.ts";
import { Button } from "../components/Button.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { formatDay } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";
import { useStored } from "../shell/phone-context.tsx";
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
  const { failures } = useText();
  const [problem, setProblem] = useState<string>();
  const listed = changes.slice(-maxListed).toReversed();
  const days = useStored(
    async (phone) => {
      const rows = await Promise.all(listed.map(({ record }) => phone.bookRow(record)));
      return new Map(rows.flatMap((row) => (row?.kind === "readable" ? [[row.id, row.day] as const] : [])));
    },
    [changes],
  );

  async function seen() {
    const done = await log.changesSeen(changes);
    setProblem(done.ok ? undefined : failures.save[done.error.kind]);
  }

  return (
    <Disclosure summary={text.changedElsewhere(changes.length)}>
      <ul class={styles.list}>
        {listed.map((change) => (
          <li key={change.record}>
            <Entry change={change} day={days?.get(change.record)} />
          </li>
        ))}
      </ul>
      <p class={parts.soft}>{text.changedMeaning}</p>
      <output>{problem !== undefined && <Notice tone="warn">{problem}</Notice>}</output>
      <div>
        <Button onClick={() => void seen()}>{text.changesSeen}</Button>
      </div>
    </Disclosure>
  );
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
