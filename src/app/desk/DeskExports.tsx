import { useState } from "preact/hooks";
import type { CsvProfile } from "../../domain/csv/csv-profile.ts";
import { dataProfile, spreadsheetProfile } from "../../domain/csv/csv-profile.ts";
import type { SiteCode } from "../../domain/ids.ts";
import { addressOf, type CallFailure } from "../../sync/endpoint-client.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { Notice } from "../components/Notice.tsx";
import { ReadyFiles } from "../files/ReadyFiles.tsx";
import { downloadFile } from "../files/save-file.ts";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { CheckList } from "../totals/CheckList.tsx";
import exportStyles from "../totals/ExportPanel.module.css";
import { type ExportScope, writeSummary, type WrittenTable } from "../totals/export-file.ts";
import type { PeriodTotals } from "../totals/use-period-totals.ts";
import { useLeadDesk } from "./desk-context.tsx";
import { downloadFrom } from "./download-from.ts";
import { useMonths } from "./MonthsProvider.tsx";
import { useDeskText } from "./use-desk-text.ts";

interface DeskExportsProps {
  readonly found: PeriodTotals;
  /** Empty is all. */
  readonly sites: ReadonlySet<SiteCode>;
}

type Format = "data" | "comma" | "semicolon";
const formats = ["data", "comma", "semicolon"] as const;
const profiles: Record<Format, CsvProfile> = {
  data: dataProfile,
  comma: { bom: true, delimiter: "," },
  semicolon: { bom: true, delimiter: ";" },
};

type Extra = "worker" | "code" | "note";

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "failed"; readonly failure: CallFailure }
  | { readonly kind: "ready"; readonly table: WrittenTable };

/** The tables: the summary of what is on this page, and both as the endpoint streams them. */
export function DeskExports({ found, sites }: DeskExportsProps) {
  const words = useText();
  const text = useDeskText();
  const access = useAccessText();
  const { language } = useLanguage();
  const names = useNames();
  const { program } = useProgram();
  const { pullAgain } = useMonths();
  const desk = useLeadDesk();
  const [format, setFormat] = useState<Format>(
    spreadsheetProfile(language).delimiter === ";" ? "semicolon" : "comma",
  );
  const [included, setIncluded] = useState<ReadonlySet<Extra>>(new Set());
  const [state, setState] = useState<State>({ kind: "idle" });
  const isOnline = pullAgain !== undefined;
  const seesRecords = desk.who.role !== "viewer";
  const { from, to, type } = found.period;
  const query = { from, to, profile: format, language };

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
    for (const file of table.files) downloadFile(file);
    setState({ kind: "ready", table });
  }

  /** A session that has ended is found out here, instead of in a download that holds a refusal. */
  async function fromServer(address: string) {
    const who = await desk.client.call("who");
    if (who.ok) downloadFrom(address);
    setState(who.ok ? { kind: "idle" } : { kind: "failed", failure: who.error });
  }

  return (
    <section class={exportStyles.panel}>
      <h2>{text.exportTitle}</h2>
      <p class={exportStyles.intro}>{text.exportIntro}</p>
      <ChoiceGroup
        legend={words.totals.format}
        name="format"
        options={formats.map((value) => ({
          value,
          label: words.totals.formats[value],
          hint: words.totals.formatHints[value],
        }))}
        value={format}
        onChange={(next) => next !== undefined && setFormat(next)}
      />
      {isOnline && seesRecords && (
        <CheckList
          legend={words.totals.extras}
          options={[
            { value: "worker", label: words.totals.extraChoices.worker },
            { value: "code", label: words.totals.extraChoices.participantCode },
            { value: "note", label: words.totals.extraChoices.note },
          ]}
          chosen={included}
          onChange={setIncluded}
        />
      )}
      <div class={exportStyles.actions}>
        <Button onClick={summaryHere}>{text.summaryHere}</Button>
        {isOnline && (
          <Button
            onClick={() => void fromServer(addressOf("summaryCsv", { query: { ...query, period: type } }))}
          >
            {text.summaryServer}
          </Button>
        )}
        {isOnline && seesRecords && (
          <Button
            onClick={() =>
              void fromServer(
                addressOf("detailCsv", {
                  query: { ...query, ...Object.fromEntries([...included].map((extra) => [extra, "1"])) },
                }),
              )
            }
          >
            {text.detailServer}
          </Button>
        )}
        <Button onClick={() => print()}>{words.totals.print}</Button>
      </div>
      <output class={exportStyles.results}>
        {state.kind === "failed" && <Notice tone="warn">{callFailureInWords(state.failure, access)}</Notice>}
        {state.kind === "ready" && <Notice tone="good">{words.totals.ready(state.table.rowCount)}</Notice>}
      </output>
      {state.kind === "ready" && <ReadyFiles files={state.table.files} />}
    </section>
  );
}
