/** What was counted, by measure and code: one form for what was entered, for the screen and for both tables. */
import Papa from "papaparse";

export type Cells = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** By the code of the site. */
export type CellsBySite = Readonly<Record<string, Cells>>;

type Row = Readonly<Record<string, string>>;
type Source = "record" | "tally";

/** Adds cells up. A number that comes to 0 is no longer there, as in a table. */
export function sumOfCells(...all: readonly Cells[]): Cells {
  const sum = new CellSum();
  for (const cells of all) {
    for (const [measure, byCode] of Object.entries(cells)) {
      for (const [code, value] of Object.entries(byCode)) sum.add(measure, code, value);
    }
  }
  return sum.cells();
}

export function minus(cells: Cells): Cells {
  return mapValues(cells, (byCode) => mapValues(byCode, (value) => -value));
}

/** Of `summary_period_site_item`, over all sites. */
export function cellsOfSummary(csv: Buffer, source: Source = "record"): Cells {
  return cellsOfSummaryRows(readCsv(csv), source);
}

export function summaryBySite(csv: Buffer, source: Source = "record"): CellsBySite {
  return bySite(csv, (rows) => cellsOfSummaryRows(rows, source));
}

function cellsOfSummaryRows(rows: readonly Row[], source: Source): Cells {
  const sum = new CellSum();
  for (const row of rows) {
    if (row["source"] === source) sum.add(cell(row, "measure"), cell(row, "code"), number(row, "qty"));
  }
  return sum.cells();
}

/** Of `detail_long`, counted up from its rows. It has no column for the number of kits. */
export function cellsOfDetail(csv: Buffer, source: Source = "record"): Cells {
  return cellsOfDetailRows(readCsv(csv), source);
}

export function detailBySite(csv: Buffer, source: Source = "record"): CellsBySite {
  return bySite(csv, (rows) => cellsOfDetailRows(rows, source));
}

function cellsOfDetailRows(rows: readonly Row[], source: Source): Cells {
  const sum = new CellSum();
  const contactsWith = new Set<string>();
  for (const row of rows) {
    if ((row["record_type"] === "tally") !== (source === "tally")) continue;
    addContact(sum, row);
    addGroup(sum, row);
    addItem(sum, row);
    if (row["record_type"] === "encounter" && row["row_type"] === "out") {
      contactsWith.add(`${cell(row, "record_id")} ${cell(row, "code")}`);
    }
  }
  for (const key of contactsWith) sum.add("contacts_with", key.split(" ")[1] ?? "", 1);
  return sum.cells();
}

export function withoutMeasure(cells: Cells, measure: string): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => name !== measure));
}

/** Sites of which these rows count nothing are left out. */
function bySite(csv: Buffer, cellsOf: (rows: readonly Row[]) => Cells): CellsBySite {
  const rows = readCsv(csv);
  const sites = [...new Set(rows.map((row) => cell(row, "site_code")))];
  const cells = sites.map((site): [string, Cells] => [
    site,
    cellsOf(rows.filter((row) => cell(row, "site_code") === site)),
  ]);
  return Object.fromEntries(cells.filter(([, counted]) => Object.keys(counted).length > 0));
}

/** Rows by column. Whatever is not plain CSV fails. */
export function readCsv(csv: Buffer): readonly Row[] {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(csv);
  const { data, errors } = Papa.parse<Row>(text, { header: true, newline: "\r\n", skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`This is no CSV: ${JSON.stringify(errors)}`);
  return data;
}

function addContact(sum: CellSum, row: Row): void {
  sum.add("contacts", "", number(row, "contacts"));
  sum.add("people", "", number(row, "people_present"));
  sum.add("for_others", "", number(row, "for_others"));
  if (row["new_returning"] !== "") sum.add(`contacts_${cell(row, "new_returning")}`, "", 1);
}

function addGroup(sum: CellSum, row: Row): void {
  if (row["topic"] === "") return;
  const topic = cell(row, "topic");
  sum.add("groups", topic, 1);
  const how = row["heads_counted"] === "1" ? "counted" : "estimated";
  sum.add(`group_heads_${how}`, topic, number(row, "heads"));
  sum.add("group_minutes", topic, number(row, "minutes"));
}

function addItem(sum: CellSum, row: Row): void {
  const code = cell(row, "code");
  const quantity = number(row, "qty");
  switch (row["row_type"]) {
    case "out":
      sum.add("out", code, quantity);
      if (row["supply"] !== "") sum.add(`out_${cell(row, "supply")}`, code, quantity);
      if (row["refill_reason"] !== "") {
        sum.add("refill_reason", cell(row, "refill_reason"), number(row, "naloxone_doses"));
      }
      break;
    case "in":
      sum.add("in", row["method"] === "" ? code : cell(row, "method"), quantity);
      break;
    case "service":
      sum.add("services", code, quantity);
      sum.add("service_minutes", code, number(row, "service_minutes"));
      sum.add("service_heads", code, number(row, "service_heads"));
      break;
    case "referral":
      sum.add("referrals", `${code}:${cell(row, "outcome")}`, quantity);
      break;
    case "step":
      sum.add("steps", code, quantity);
      break;
    case "reversal":
      sum.add("reversals", cell(row, "outcome"), quantity);
      sum.add("reversal_doses", code, number(row, "doses_used"));
      if (row["doses_used"] === "") sum.add("reversal_doses_unknown", "", 1);
      sum.add("reversal_ems", row["ems_called"] === "" ? "unknown" : cell(row, "ems_called"), 1);
      break;
    case "none":
      break;
    default:
      throw new Error(`What is a row "${row["row_type"]}"?`);
  }
}

class CellSum {
  readonly #byMeasure = new Map<string, Map<string, number>>();

  add(measure: string, code: string, value: number): void {
    const byCode = this.#byMeasure.get(measure) ?? new Map<string, number>();
    byCode.set(code, (byCode.get(code) ?? 0) + value);
    this.#byMeasure.set(measure, byCode);
  }

  cells(): Cells {
    const byMeasure = [...this.#byMeasure].map(([measure, byCode]): [string, Record<string, number>] => [
      measure,
      Object.fromEntries([...byCode].filter(([, value]) => value !== 0)),
    ]);
    return Object.fromEntries(byMeasure.filter(([, byCode]) => Object.keys(byCode).length > 0));
  }
}

function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`The table has no column "${column}".`);
  return value;
}

/** A blank adds nothing. */
function number(row: Row, column: string): number {
  const value = Number(cell(row, column));
  if (!Number.isInteger(value)) throw new Error(`"${row[column]}" under ${column} is no whole number.`);
  return value;
}

function mapValues<In, Out>(
  object: Readonly<Record<string, In>>,
  change: (value: In) => Out,
): Readonly<Record<string, Out>> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
