/** Writes the tables of a period: the same functions as the endpoint's, so the same records give the same bytes. */
import {
  aboutExport,
  aboutFileName,
  exportFileName,
  type ExportLayout,
  formatAbout,
} from "../../domain/csv/about.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { Language } from "../../domain/catalogue/catalogue.ts";
import type { CsvProfile } from "../../domain/csv/csv-profile.ts";
import { CsvPieces } from "../../domain/csv/pieces.ts";
import type { DetailContext } from "../../domain/csv/record-cells.ts";
import { type TableLayout, tableOf } from "../../domain/csv/record-layouts.ts";
import { type SummaryContext, summaryColumns, summaryRows } from "../../domain/csv/summary.ts";
import type { SiteCode } from "../../domain/ids.ts";
import type { Period } from "../../domain/period.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import type { Totals } from "../../domain/totals.ts";
import type { Phone } from "../../storage/phone.ts";
import { PiecesOfFile } from "../files/pieces-of-file.ts";
import type { MadeFile } from "../files/save-file.ts";
import { yieldToScreen } from "../files/yield-to-screen.ts";

/** What all tables are of. */
export interface ExportScope {
  readonly period: Period;
  /** Absent is all. */
  readonly sites?: readonly SiteCode[];
  readonly totals: Totals;
  readonly profile: CsvProfile;
  readonly language: Language;
  readonly appVersion: string;
}

export interface WrittenTable {
  /** The table and what describes it. */
  readonly files: readonly MadeFile[];
  readonly rowCount: number;
  /** Rows of the book that this version can't understand. */
  readonly unreadableCount: number;
}

const csvType = "text/csv;charset=utf-8";

/** Progress is told and the screen let in after so many records. */
const recordsPerStep = 100;

/** A table of records, row by row what happened or how often. `undefined` when it was stopped. */
export async function writeRecords(given: {
  readonly layout: TableLayout;
  readonly phone: Pick<Phone, "recordsBetween">;
  readonly scope: ExportScope;
  readonly context: DetailContext;
  /** Told how many contacts are written. */
  readonly onProgress: (contacts: number) => void;
  readonly signal: AbortSignal;
}): Promise<WrittenTable | undefined> {
  const { layout, phone, scope, context, onProgress, signal } = given;
  const { from, to } = scope.period;
  const { columns, rowsOf, lastRows } = tableOf(layout, context);
  const table = new CsvPieces(columns, scope.profile);
  const pieces = new PiecesOfFile();
  let recordCount = 0;
  let contactCount = 0;
  let unreadableCount = 0;

  const records = phone.recordsBetween(from, to, () => {
    unreadableCount += 1;
  });
  for await (const entry of records) {
    if (signal.aborted) return undefined;
    if (isInScope(entry.record, scope)) {
      pieces.add(table.add(rowsOf(entry)));
      if (entry.record.kind === "encounter") contactCount += 1;
    }
    recordCount += 1;
    if (recordCount % recordsPerStep === 0) {
      onProgress(contactCount);
      await yieldToScreen();
    }
  }
  pieces.add(table.add(lastRows()));
  pieces.add(table.end());
  const files = filesOf(layout, pieces.fileOf(csvType), table.rowCount, scope, context);
  return { files, rowCount: table.rowCount, unreadableCount };
}

/** One row a number of the fold, beside the period before. */
export function writeSummary(given: {
  readonly scope: ExportScope;
  readonly previous: Totals;
  readonly context: SummaryContext;
}): WrittenTable {
  const { scope, previous, context } = given;
  const { totals, period } = scope;
  const table = new CsvPieces(summaryColumns, scope.profile);
  const pieces = new PiecesOfFile();
  pieces.add(table.add(summaryRows({ totals, previous, period, context })));
  pieces.add(table.end());
  const files = filesOf("summary_period_site_item", pieces.fileOf(csvType), table.rowCount, scope, context);
  return { files, rowCount: table.rowCount, unreadableCount: 0 };
}

/** A tally that begins before the period is in none of its numbers, and so in none of its rows. */
function isInScope(record: SatchelRecord, { period, sites }: ExportScope): boolean {
  if (record.kind === "tally" && record.firstDay < period.from) return false;
  return sites === undefined || sites.includes(record.site);
}

function filesOf(
  layout: ExportLayout,
  content: Blob,
  rowCount: number,
  scope: ExportScope,
  { program }: SummaryContext,
): readonly MadeFile[] {
  const { period, profile, language, appVersion, totals, sites } = scope;
  const about = aboutExport({
    layout,
    program,
    period,
    filters: sites === undefined ? {} : { site: sites },
    catalogueVersion: shippedCatalogue.version,
    appVersion,
    rowCount,
    language,
    profile,
    talliesOutside: totals.outside,
  });
  const aboutContent = new Blob([formatAbout(about)], { type: "application/json" });
  return [
    { name: exportFileName(layout, period.from, period.to), content },
    { name: aboutFileName(layout, period.from, period.to), content: aboutContent },
  ];
}
