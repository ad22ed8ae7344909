import { useState } from "preact/hooks";
import type { ReplyOf } from "../../contract/wire/route-messages.ts";
import { aboutFileName, formatAbout } from "../../domain/csv/about.ts";
import type { DetailExtras } from "../../domain/csv/record-cells.ts";
import { asksQuestions } from "../../domain/demographics.ts";
import { countedLayouts, type TableLayout } from "../../domain/csv/record-layouts.ts";
import type { SiteCode } from "../../domain/ids.ts";
import type { Result } from "../../domain/result.ts";
import { addressOf, type CallFailure } from "../../sync/endpoint-client.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { ReadyFiles } from "../files/ReadyFiles.tsx";
import { downloadFile } from "../files/save-file.ts";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { ExtrasChoice, FormatChoice, noExtras, profiles, useFormat } from "../totals/export-choices.tsx";
import exportStyles from "../totals/ExportPanel.module.css";
import { type ExportScope, writeSummary, type WrittenTable } from "../totals/export-file.ts";
import type { PeriodTotals } from "../totals/use-period-totals.ts";
import { useLeadDesk } from "./desk-context.tsx";
import { downloadFrom } from "./download-from.ts";
import { useMonths } from "./MonthsProvider.tsx";
import { usePasswordAgain } from "./office/use-password-again.tsx";
import { useDeskText } from "./use-desk-text.ts";

interface DeskExportsProps {
  readonly found: PeriodTotals;
  /** Empty is all. */
  readonly sites: ReadonlySet<SiteCode>;
}

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "failed"; readonly failure: CallFailure }
  | { readonly kind: "ready"; readonly table: WrittenTable; readonly lacks: number };

/** The tables: the summary of what is on this page, and all of them as the endpoint streams them. */
export function DeskExports({ found, sites }: DeskExportsProps) {
  const words = useText();
  const text = useDeskText();
  const access = useAccessText();
  const { language } = useLanguage();
  const names = useNames();
  const { program } = useProgram();
  const { pullAgain } = useMonths();
  const desk = useLeadDesk();
  const [format, setFormat] = useFormat(language);
  const [include, setInclude] = useState(noExtras);
  const [state, setState] = useState<State>({ kind: "idle" });
  const passwordAgain = usePasswordAgain();
  const isOnline = pullAgain !== undefined;
  const seesRecords = desk.who.role !== "viewer";
  const { from, to, type } = found.period;
  const query = { from, to, period: type, profile: format, language };

  function summaryHere() {
    const scope: ExportScope = {
      period: found.period,
      ...(sites.size > 0 && { sites: [...sites] }),
      totals: found.totals,
      profile: profiles[format],
      language,
      appVersion: __APP_VERSION__,
    };
    const table = writeSummary({ scope, previous: found.totalsBefore, context: { program, names } });
    give(table);
  }

  async function summaryFromServer() {
    const about = await desk.client.call("summaryAbout", { query });
    giveStreamed(addressOf("summaryCsv", { query }), about);
  }

  async function recordsFromServer(layout: TableLayout) {
    const shown = await desk.client.call("passwordShown");
    if (!shown.ok) {
      const isAsked = passwordAgain.isAsked(shown.error, () => void recordsFromServer(layout));
      return setState(isAsked ? { kind: "idle" } : { kind: "failed", failure: shown.error });
    }
    const about = await desk.client.call(`${callsOf[layout]}About`, { query });
    giveStreamed(
      addressOf(`${callsOf[layout]}Csv`, { query: { ...query, ...ticked(include, layout) } }),
      about,
    );
  }

  /** A session that has ended is found out by the description, instead of in a download that holds a refusal. */
  function giveStreamed(address: string, about: Result<About, CallFailure>) {
    if (!about.ok) {
      setState({ kind: "failed", failure: about.error });
      return;
    }
    downloadFrom(address);
    const { layout, row_count: rowCount, months_let_go: months = [] } = about.value;
    const holdsAll = layout === "summary_period_site_item";
    const lacks = holdsAll ? 0 : months.reduce((sum, { records }) => sum + records, 0);
    const content = new Blob([formatAbout(about.value)], { type: "application/json" });
    const files = [{ name: aboutFileName(layout, from, to), content }];
    give({ files, rowCount, unreadableCount: 0 }, lacks);
  }

  function give(table: WrittenTable, lacks = 0) {
    for (const file of table.files) downloadFile(file);
    setState({ kind: "ready", table, lacks });
  }

  return (
    <section class={exportStyles.panel}>
      <h2>{text.exportTitle}</h2>
      <p class={exportStyles.intro}>{text.exportIntro}</p>
      <FormatChoice value={format} onChange={setFormat} />
      {isOnline && seesRecords && <ExtrasChoice value={include} onChange={setInclude} />}
      <div class={exportStyles.actions}>
        <Button onClick={summaryHere}>{text.summaryHere}</Button>
        {isOnline && <Button onClick={() => void summaryFromServer()}>{text.summaryServer}</Button>}
        {isOnline && seesRecords && (
          <>
            <Button onClick={() => void recordsFromServer("detail_long")}>{text.detailServer}</Button>
            <Button onClick={() => void recordsFromServer("shifts")}>{text.shiftsServer}</Button>
            <Button onClick={() => void recordsFromServer("stock")}>{text.stockServer}</Button>
            <Button onClick={() => void recordsFromServer("reversals")}>{text.reversalsServer}</Button>
            {asksQuestions(program.asks) && (
              <Button onClick={() => void recordsFromServer("demographics")}>
                {text.demographicsServer}
              </Button>
            )}
          </>
        )}
        <Button onClick={() => print()}>{words.totals.print}</Button>
      </div>
      <output class={exportStyles.results}>
        {state.kind === "failed" && <Notice tone="warn">{callFailureInWords(state.failure, access)}</Notice>}
        {state.kind === "ready" && <Notice tone="good">{words.totals.ready(state.table.rowCount)}</Notice>}
        {state.kind === "ready" && state.lacks > 0 && (
          <Notice tone="warn">{text.detailLacks(state.lacks)}</Notice>
        )}
      </output>
      {passwordAgain.sheet}
      {state.kind === "ready" && <ReadyFiles files={state.table.files} />}
    </section>
  );
}

type About = ReplyOf<`${(typeof callsOf)[TableLayout]}About`>;

/** How the addresses of a table are called. */
const callsOf = {
  detail_long: "detail",
  shifts: "shifts",
  stock: "stock",
  reversals: "reversals",
  demographics: "demographics",
} as const satisfies Readonly<Record<TableLayout, string>>;

/** As the address of the table says what else may leave. Codes of participants stand in the detail alone. */
function ticked({ worker, participantCode, note }: DetailExtras, layout: TableLayout) {
  if (layout in countedLayouts) return {};
  return {
    ...(worker && { worker: "1" }),
    ...(participantCode && layout === "detail_long" && { code: "1" }),
    ...(note && { note: "1" }),
  };
}
