import type { RecordId } from "../../domain/ids.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { useStored } from "../shell/phone-context.tsx";
import styles from "./EntrySheet.module.css";
import { HistoryList } from "./HistoryList.tsx";

interface EntryHistoryProps {
  readonly record: RecordId;
}

/** What was done to an entry of this phone. */
export function EntryHistory({ record }: EntryHistoryProps) {
  const text = useText();
  const history = useStored((phone) => phone.historyOf(record), [record]);

  return (
    <section class={styles.section}>
      <h3>{text.day.history}</h3>
      <HistoryList history={history ?? []} />
    </section>
  );
}
