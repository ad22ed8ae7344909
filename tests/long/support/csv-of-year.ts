/** Both tables of a period, read as they come by another parser and added up as a spreadsheet would. */
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import Papa from "papaparse";
import type { HeadlessLead } from "../../support/headless-lead.ts";

type Row = Readonly<Record<string, string>>;

export interface TableSums {
  /** Contacts, and units out by item, in the keys of a ledger's `byHand` without their month. */
  readonly sums: ReadonlyMap<string, number>;
  readonly bytes: number;
}

export function sumsOfDetailCsv(lead: HeadlessLead, from: string, to: string): Promise<TableSums> {
  return addedUp(lead, `/v1/exports/detail_long.csv?from=${from}&to=${to}`, (row, add) => {
    add("contacts ", row["contacts"]);
    if (row["row_type"] === "out") add(`out ${row["code"]}`, row["qty"]);
  });
}

export function sumsOfSummaryCsv(lead: HeadlessLead, from: string, to: string): Promise<TableSums> {
  return addedUp(lead, `/v1/exports/summary_period_site_item.csv?from=${from}&to=${to}`, (row, add) => {
    const { measure, code, qty } = row;
    if (measure === "contacts" || measure === "out") add(`${measure} ${code}`, qty);
  });
}

type Add = (key: string, value: string | undefined) => void;

async function addedUp(
  lead: HeadlessLead,
  path: string,
  each: (row: Row, add: Add) => void,
): Promise<TableSums> {
  const sums = new Map<string, number>();
  let bytes = 0;
  const { body } = await lead.stream(path);
  if (body === null) throw new Error(`${path} is empty`);
  const pieces = Readable.fromWeb(body as ReadableStream<Uint8Array>);
  pieces.on("data", (piece: Uint8Array) => (bytes += piece.byteLength));
  const rows = pieces.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true }));
  for await (const row of rows as AsyncIterable<Row>) {
    each(row, (key, value = "") => {
      if (value !== "" && Number(value) !== 0) sums.set(key, (sums.get(key) ?? 0) + Number(value));
    });
  }
  return { sums, bytes };
}
