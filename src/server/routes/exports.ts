/** The tables of a period, with the bytes that a phone would write of the same records, and what is in them. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { AuditAction } from "../../contract/wire/people-messages.ts";
import { maxListedPhones, maxMonthsLetGo, maxTalliesOutside } from "../../contract/wire/wire-limits.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { aboutExport, exportFileName, type ExportLayout } from "../../domain/csv/about.ts";
import type { CsvRow } from "../../domain/csv/csv-row.ts";
import { CsvPieces } from "../../domain/csv/pieces.ts";
import type { DetailExtras } from "../../domain/csv/record-cells.ts";
import { type TableLayout, tableOf, type TableOfRecords } from "../../domain/csv/record-layouts.ts";
import { summaryColumns, summaryRows } from "../../domain/csv/summary.ts";
import { monthOf } from "../../domain/local-date.ts";
import { previousPeriod } from "../../domain/period.ts";
import type { Program } from "../../domain/program.ts";
import { totalsOf } from "../../domain/totals.ts";
import { appVersion } from "../app-version.ts";
import { csvFile } from "../csv-file.ts";
import { Refusal } from "../refusal.ts";
import { type ExportAsked, type ExportQuery, isYes, readExportQuery } from "./export-query.ts";
import type { Asked, Caller, FileAnswer, Handlers } from "./handler.ts";
import type { Services } from "./services.ts";

const nothingMore: DetailExtras = { worker: false, participantCode: false, note: false };

/** Of what a table is made. */
interface Export extends ExportAsked {
  readonly program: Program;
  readonly programId: string;
}

export function exportHandlers({
  access,
  records,
}: Pick<Services, "access" | "records">): Handlers<
  | "detailCsv"
  | "detailAbout"
  | "summaryCsv"
  | "summaryAbout"
  | "shiftsCsv"
  | "shiftsAbout"
  | "stockCsv"
  | "stockAbout"
  | "reversalsCsv"
  | "reversalsAbout"
  | "demographicsCsv"
  | "demographicsAbout"
> {
  async function readExport({ program: programId }: Caller, query: ExportQuery): Promise<Export> {
    const stored = await access.program();
    if (stored === undefined) throw new Refusal("not-set-up");
    return { programId, program: stored.settings, ...readExportQuery(query, stored.settings) };
  }

  /** Rows of one record at a time, and what can be said only after the last. */
  function* recordRows({ programId, period }: Export, table: TableOfRecords): Generator<readonly CsvRow[]> {
    for (const { from, ...entry } of records.liveRecords(programId, period.from, period.to)) {
      // A tally that begins before the period is in none of its numbers, and so in none of its rows.
      if (entry.record.kind === "tally" && entry.record.firstDay < period.from) continue;
      yield table.rowsOf({ ...entry, ...(from.kind === "device" && { deviceRef: from.id }) });
    }
    yield table.lastRows();
  }

  function summaryRowsOf({ programId, program, names, period }: Export): readonly CsvRow[] {
    const previous = previousPeriod(period, program);
    const totals = records.withBlocks(programId, monthOf(previous.from), (blocks) => ({
      totals: totalsOf(blocks, period),
      previous: totalsOf(blocks, previous),
    }));
    return summaryRows({ ...totals, period, context: { program, names } });
  }

  function aboutOf<Layout extends ExportLayout>(
    layout: Layout,
    of: Export,
    table: { rowCount: number; position: number },
  ) {
    const { programId, program, period, profile, language } = of;
    const { outside } = records.withBlocks(programId, monthOf(period.from), (blocks) =>
      totalsOf(blocks, period),
    );
    const unsent = records
      .logs(programId)
      .flatMap(({ owner, missing }) => (owner.kind === "device" && missing > 0 ? [owner.id] : []));
    const about = aboutExport({
      layout,
      program,
      period,
      filters: {},
      catalogueVersion: shippedCatalogue.version,
      appVersion: appVersion(),
      ...table,
      phonesWithUnsentRecords: [...new Set(unsent)].slice(0, maxListedPhones),
      language,
      profile,
      talliesOutside: outside.slice(0, maxTalliesOutside),
      monthsLetGo: records
        .letGo(programId, monthOf(period.from), monthOf(period.to))
        .slice(0, maxMonthsLetGo),
    });
    return { ...about, layout, position: table.position };
  }

  async function recordsCsv(
    layout: TableLayout,
    { caller, query, now }: Pick<Asked<"detailCsv">, "caller" | "query" | "now">,
  ): Promise<{ readonly reply: undefined; readonly file: FileAnswer }> {
    const asked = await readExport(caller, query);
    const include = {
      worker: isYes(query.worker),
      participantCode: isYes(query.code),
      note: isYes(query.note),
    };
    const { from, to } = asked.period;
    const rows = tableOf(layout, { ...asked, include });
    const table = new CsvPieces(rows.columns, asked.profile);
    const line = {
      actor: caller.id,
      action: auditActionOf[layout],
      object: [`${from}/${to}`, ...columnsAsked(include)].join(" "),
    } as const;
    // Before the first byte leaves, and again with what did.
    await access.note(caller.program, { ...line, outcome: "begun" }, now);

    function* pieces(): Generator<string> {
      for (const ofRecord of recordRows(asked, rows)) yield table.add(ofRecord);
      yield table.end();
    }
    const name = exportFileName(layout, from, to);
    const file = csvFile(name, pieces(), (isWhole) =>
      access.note(
        caller.program,
        { ...line, outcome: isWhole ? "done" : "cut-off", rows: table.rowCount },
        now,
      ),
    );
    return { reply: undefined, file };
  }

  async function recordsAbout<Layout extends TableLayout>(
    layout: Layout,
    { caller, query }: Pick<Asked<"detailAbout">, "caller" | "query">,
  ) {
    const asked = await readExport(caller, query);
    // Of the moment at which the first record is read: the rest is of the same one.
    const position = records.position(caller.program);
    let [rowCount, recordCount] = [0, 0];
    for (const rows of recordRows(asked, tableOf(layout, { ...asked, include: nothingMore }))) {
      rowCount += rows.length;
      recordCount += 1;
      if (recordCount % recordsPerTurn === 0) await nextTurn();
    }
    return { reply: aboutOf(layout, asked, { rowCount, position }) };
  }

  return {
    detailCsv: (asked) => recordsCsv("detail_long", asked),
    detailAbout: (asked) => recordsAbout("detail_long", asked),
    shiftsCsv: (asked) => recordsCsv("shifts", asked),
    shiftsAbout: (asked) => recordsAbout("shifts", asked),
    stockCsv: (asked) => recordsCsv("stock", asked),
    stockAbout: (asked) => recordsAbout("stock", asked),
    reversalsCsv: (asked) => recordsCsv("reversals", asked),
    reversalsAbout: (asked) => recordsAbout("reversals", asked),
    demographicsCsv: (asked) => recordsCsv("demographics", asked),
    demographicsAbout: (asked) => recordsAbout("demographics", asked),

    async summaryCsv({ caller, query, now }) {
      const asked = await readExport(caller, query);
      const { from, to } = asked.period;
      const rows = summaryRowsOf(asked);
      const object = `${from}/${to}`;
      const line = { actor: caller.id, action: "export-summary", object, rows: rows.length } as const;
      await access.note(caller.program, line, now);
      const table = new CsvPieces(summaryColumns, asked.profile);
      const pieces = [table.add(rows), table.end()];
      return {
        reply: undefined,
        file: csvFile(exportFileName("summary_period_site_item", from, to), pieces),
      };
    },

    async summaryAbout({ caller, query }) {
      const asked = await readExport(caller, query);
      const position = records.position(caller.program);
      const rowCount = summaryRowsOf(asked).length;
      return { reply: aboutOf("summary_period_site_item", asked, { rowCount, position }) };
    },
  };
}

const auditActionOf = {
  detail_long: "export-detail",
  shifts: "export-shifts",
  stock: "export-stock",
  reversals: "export-reversals",
  demographics: "export-demographics",
} as const satisfies Readonly<Record<TableLayout, AuditAction>>;

/** Others are answered after so many records that are only counted. */
const recordsPerTurn = 500;

/** What a lead added to the table, for the audit log. */
function columnsAsked(include: DetailExtras): readonly string[] {
  return Object.entries(include).flatMap(([column, isIncluded]) => (isIncluded ? [column] : []));
}
