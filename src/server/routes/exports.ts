/** Both tables of a period, with the bytes that a phone would write of the same records. */
import { isLocalDate } from "../../contract/ids.ts";
import type { CatalogueNames, Language } from "../../domain/catalogue/catalogue.ts";
import { names as english } from "../../domain/catalogue/names/en.ts";
import { names as spanish } from "../../domain/catalogue/names/es.ts";
import { names as french } from "../../domain/catalogue/names/fr.ts";
import { exportFileName } from "../../domain/csv/about.ts";
import { type CsvProfile, dataProfile } from "../../domain/csv/csv-profile.ts";
import { detailLongColumnsWith, detailLongRowsFor } from "../../domain/csv/detail-long.ts";
import { CsvPieces } from "../../domain/csv/pieces.ts";
import { summaryColumns, summaryRows } from "../../domain/csv/summary.ts";
import { monthOf } from "../../domain/local-date.ts";
import { type Period, periodOf, periodTypes, previousPeriod } from "../../domain/period.ts";
import type { Program } from "../../domain/program.ts";
import { totalsOf } from "../../domain/totals.ts";
import { Refusal } from "../refusal.ts";
import type { FileAnswer, Handlers } from "./handler.ts";
import type { Services } from "./services.ts";

const csvType = "text/csv; charset=utf-8";

const namesIn: Readonly<Record<Language, CatalogueNames>> = { en: english, es: spanish, fr: french };

const profiles = {
  data: dataProfile,
  comma: { bom: true, delimiter: "," },
  semicolon: { bom: true, delimiter: ";" },
} as const satisfies Readonly<Record<string, CsvProfile>>;

export function exportHandlers({
  access,
  records,
}: Pick<Services, "access" | "records">): Handlers<"detailCsv" | "summaryCsv"> {
  async function mustGetProgram(): Promise<Program> {
    const stored = await access.program();
    if (stored === undefined) throw new Refusal("not-set-up");
    return stored.settings;
  }

  return {
    async detailCsv({ caller, query, now }) {
      const program = await mustGetProgram();
      const { from, to } = periodAsked(query, program);
      const include = {
        worker: isYes(query.worker),
        participantCode: isYes(query.code),
        note: isYes(query.note),
      };
      const table = new CsvPieces(detailLongColumnsWith(include), profileAsked(query));
      const rowsOf = detailLongRowsFor({ program, names: namesAsked(query), include });
      const line = { actor: caller.id, action: "export-detail", object: `${from}/${to}` };
      await access.note(caller.program, line, now);

      function* pieces(): Generator<string> {
        for (const entry of records.liveRecords(caller.program, from, to)) {
          // A tally that begins before the period is in none of its numbers, and so in none of its rows.
          if (entry.record.kind === "tally" && entry.record.firstDay < from) continue;
          yield table.add(rowsOf(entry));
        }
        yield table.end();
      }
      return { reply: undefined, file: csvFile(exportFileName("detail_long", from, to), pieces()) };
    },

    async summaryCsv({ caller, query, now }) {
      const program = await mustGetProgram();
      const period = periodAsked(query, program);
      const previous = previousPeriod(period, program);
      const blocks = records.blocksFrom(caller.program, monthOf(previous.from));
      const rows = summaryRows({
        totals: totalsOf(blocks, { from: period.from, to: period.to }),
        previous: totalsOf(blocks, { from: previous.from, to: previous.to }),
        period,
        context: { program, names: namesAsked(query) },
      });
      const line = { actor: caller.id, action: "export-summary", object: `${period.from}/${period.to}` };
      await access.note(caller.program, line, now);

      const table = new CsvPieces(summaryColumns, profileAsked(query));
      const name = exportFileName("summary_period_site_item", period.from, period.to);
      return { reply: undefined, file: csvFile(name, [table.add(rows), table.end()]) };
    },
  };
}

interface ExportQuery {
  readonly from?: string;
  readonly to?: string;
  readonly period?: string;
  readonly profile?: string;
  readonly language?: string;
}

function periodAsked({ from, to, period: type = "custom" }: ExportQuery, program: Program): Period {
  const known = periodTypes.find((one) => one === type);
  if (known === undefined || !isLocalDate(from) || !isLocalDate(to) || from > to) {
    throw new Refusal("malformed");
  }
  const period = periodOf({ type: known, day: from, program, from, to });
  // A month that is asked for with the days of another would have a label that lies.
  if (period.from !== from || period.to !== to) throw new Refusal("malformed");
  return period;
}

function profileAsked({ profile = "data" }: ExportQuery): CsvProfile {
  return askedOf(profiles, profile);
}

function namesAsked({ language = "en" }: ExportQuery): CatalogueNames {
  return askedOf(namesIn, language);
}

function askedOf<T>(choices: Readonly<Record<string, T>>, asked: string): T {
  const choice = new Map(Object.entries(choices)).get(asked);
  if (choice === undefined) throw new Refusal("malformed");
  return choice;
}

function isYes(value: string | undefined): boolean {
  if (value !== undefined && value !== "1") throw new Refusal("malformed");
  return value === "1";
}

/** Made as it is read: neither the file nor the records that it is of stand in memory. */
function csvFile(name: string, pieces: Iterable<string>): FileAnswer {
  const iterator = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  const content = new ReadableStream<Uint8Array>({
    pull(controller) {
      for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
        if (next.value === "") continue;
        controller.enqueue(encoder.encode(next.value));
        return;
      }
      controller.close();
    },
    cancel() {
      iterator.return?.();
    },
  });
  return { contentType: csvType, content, name };
}
