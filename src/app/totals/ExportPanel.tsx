import { useState } from "preact/hooks";
import { asksQuestions } from "../../domain/demographics.ts";
import type { TableLayout } from "../../domain/csv/record-layouts.ts";
import type { SiteCode } from "../../domain/ids.ts";
import { failureOf } from "../../storage/failures.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { ReadyFiles } from "../files/ReadyFiles.tsx";
import { downloadFile } from "../files/save-file.ts";
import { useLongWork } from "../files/use-long-work.ts";
import { WorkProgress } from "../files/WorkProgress.tsx";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { ExtrasChoice, FormatChoice, noExtras, profiles, useFormat } from "./export-choices.tsx";
import styles from "./ExportPanel.module.css";
import { type ExportScope, writeRecords, writeSummary, type WrittenTable } from "./export-file.ts";
import { readInWords } from "../language/storage-failure.ts";
import type { PeriodTotals } from "./use-period-totals.ts";

interface ExportPanelProps {
  readonly found: PeriodTotals;
  /** Empty is all. */
  readonly sites: ReadonlySet<SiteCode>;
}

type State =
  | { readonly kind: "idle" | "cancelled" }
  | { readonly kind: "writing"; readonly done: number; readonly total: number }
  | { readonly kind: "ready"; readonly table: WrittenTable }
  | { readonly kind: "failed"; readonly failure: SaveFailure };

/** The period and sites on the screen as CSV, with the file that says what is in it. */
export function ExportPanel({ found, sites }: ExportPanelProps) {
  const text = useText();
  const names = useNames();
  const { language } = useLanguage();
  const { phone, program } = usePhone();
  const [format, setFormat] = useFormat(language);
  const [include, setInclude] = useState(noExtras);
  const [state, setState] = useState<State>({ kind: "idle" });
  const work = useLongWork();

  const scope: ExportScope = {
    period: found.period,
    ...(sites.size > 0 && { sites: [...sites] }),
    totals: found.totals,
    profile: profiles[format],
    language,
    appVersion: __APP_VERSION__,
  };
  const context = { program, names, include };

  async function makeRecords(layout: TableLayout) {
    const signal = work.begin();
    // Every record of the period is read, and progress is told in contacts.
    const total = found.recorded.now.contacts;
    setState({ kind: "writing", done: 0, total });
    try {
      const onProgress = (done: number) => setState({ kind: "writing", done, total });
      const table = await writeRecords({ layout, phone, scope, context, onProgress, signal });
      if (table === undefined) setState({ kind: "cancelled" });
      else give(table);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === undefined) throw error;
      setState({ kind: "failed", failure });
    }
  }

  function give(table: WrittenTable) {
    for (const file of table.files) downloadFile(file);
    setState({ kind: "ready", table });
  }

  return (
    <section class={styles.panel}>
      <h2>{text.totals.exportTitle}</h2>
      <p class={styles.intro}>{text.totals.exportIntro}</p>
      <FormatChoice value={format} onChange={setFormat} />
      <ExtrasChoice value={include} onChange={setInclude} />
      {state.kind === "writing" ? (
        <WorkProgress
          done={state.done}
          total={state.total}
          words={text.totals.writing(state.done, state.total)}
          onCancel={() => work.stop()}
        />
      ) : (
        <div class={styles.actions}>
          <Button onClick={() => void makeRecords("detail_long")}>{text.totals.detail}</Button>
          <Button onClick={() => give(writeSummary({ scope, previous: found.totalsBefore, context }))}>
            {text.totals.summary}
          </Button>
          <Button onClick={() => void makeRecords("shifts")}>{text.totals.shifts}</Button>
          <Button onClick={() => void makeRecords("stock")}>{text.totals.stock}</Button>
          <Button onClick={() => void makeRecords("reversals")}>{text.totals.reversalsTable}</Button>
          {asksQuestions(program.asks) && (
            <Button onClick={() => void makeRecords("demographics")}>{text.totals.demographicsTable}</Button>
          )}
          <Button onClick={() => print()}>{text.totals.print}</Button>
        </div>
      )}
      <output class={styles.results}>
        {state.kind === "cancelled" && <Notice tone="plain">{text.totals.cancelled}</Notice>}
        {state.kind === "failed" && <Notice tone="warn">{readInWords(state.failure, text.failures)}</Notice>}
        {state.kind === "ready" && <Notice tone="good">{text.totals.ready(state.table.rowCount)}</Notice>}
        {state.kind === "ready" && state.table.unreadableCount > 0 && (
          <Notice tone="warn">{text.totals.unreadable(state.table.unreadableCount)}</Notice>
        )}
      </output>
      {state.kind === "ready" && <ReadyFiles files={state.table.files} />}
    </section>
  );
}
