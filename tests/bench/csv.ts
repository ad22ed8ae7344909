/**
 * The detail file of 240,000 lines, against a bare loop that joins the same
 * cells; and the memory it takes, which must not grow with the file.
 */
import { names } from "../../src/domain/catalogue/names/en.ts";
import { csvCells, type CsvRow } from "../../src/domain/csv/csv-row.ts";
import { dataProfile } from "../../src/domain/csv/csv-profile.ts";
import { detailLongColumns, detailLongRowsFor } from "../../src/domain/csv/detail-long.ts";
import { CsvPieces } from "../../src/domain/csv/pieces.ts";
import type { DetailContext } from "../../src/domain/csv/record-cells.ts";
import type { EncounterRecord } from "../../src/domain/record.ts";
import { contactsOf, programWithSites } from "./support/evenings.ts";
import { megabytesOf, printFigures } from "./support/figures.ts";
import { durationMsOf, medianOf } from "./support/samples.ts";

const encounterCount = 40_000;
const sites = 3;
/** One part is in memory twice, as records and as cells, while both ways write it. */
const partCount = 40;

const context: DetailContext = {
  program: programWithSites(sites),
  names,
  include: { worker: false, participantCode: false, note: false },
};

const small = memoryToWrite(encounterCount / 10);
const large = memoryToWrite(encounterCount);
const compared = compareWithBareLoop();

printFigures(`detail CSV: ${encounterCount} contacts, ${compared.lines} lines`, [
  {
    name: "speed of the bare loop that is kept, median of the parts",
    value: 100 * medianOf(compared.ratios),
    unit: "%",
    budget: { atLeast: 40 },
  },
  {
    name: "memory of the process at its highest",
    value: megabytesOf(large.processBytes),
    unit: "MB",
    budget: { atMost: 150 },
  },
  { name: "  of it on the heap", value: megabytesOf(large.heapBytes), unit: "MB" },
  {
    name: "live heap after the file / after a tenth of it",
    value: large.liveBytes / small.liveBytes,
    unit: "×",
    budget: { atMost: 1.1 },
  },
]);

interface Memory {
  /** The whole process at its highest, with garbage that Node saw no need to collect. */
  readonly processBytes: number;
  readonly heapBytes: number;
  /** The heap at the end, garbage collected. */
  readonly liveBytes: number;
}

/** Writes contacts that are made on the way, so that nothing but the writing is in memory. */
function memoryToWrite(count: number): Memory {
  if (globalThis.gc === undefined)
    throw new Error("Memory is measured by `npm run bench`, which lets it collect garbage.");
  let processBytes = 0;
  let heapBytes = 0;
  writeDetail(contacts(count), () => {
    const usage = process.memoryUsage();
    processBytes = Math.max(processBytes, usage.rss);
    heapBytes = Math.max(heapBytes, usage.heapUsed);
  });
  globalThis.gc();
  return { processBytes, heapBytes, liveBytes: process.memoryUsage().heapUsed };
}

/** Part by part, one way after the other, so that a busy moment of the machine slows down both. */
function compareWithBareLoop(): { readonly lines: number; readonly ratios: readonly number[] } {
  const ratios: number[] = [];
  let lines = 0;
  for (const part of partsOf([...contacts(encounterCount)])) {
    const rowsOf = detailLongRowsFor(context);
    const rows = [[detailLongColumns], ...part.flatMap((record) => rowsOf({ record, rev: 1 }))];
    const cells = rows.map(cellTextsOf);
    lines += cells.length - 1;

    const ours: Uint8Array[] = [];
    const bare: Uint8Array[] = [];
    const oursMs = durationMsOf(() => writeDetail(part, (piece) => ours.push(piece)));
    const bareMs = durationMsOf(() => joinCells(cells, (piece) => bare.push(piece)));
    if (!Buffer.concat(ours).equals(Buffer.concat(bare)))
      throw new Error("The two ways wrote different files.");
    ratios.push(bareMs / oursMs);
  }
  return { lines, ratios };
}

type Sink = (piece: Uint8Array) => void;

/** As a phone and an endpoint do it. */
function writeDetail(records: Iterable<EncounterRecord>, sink: Sink): void {
  const pieces = new CsvPieces(detailLongColumns, dataProfile);
  const rowsOf = detailLongRowsFor(context);
  for (const record of records) {
    const piece = pieces.add(rowsOf({ record, rev: 1 }));
    if (piece !== "") sink(Buffer.from(piece));
  }
  sink(Buffer.from(pieces.end()));
}

/** The least that any way of writing a file does: join the cells, hand on pieces of the same size as bytes. */
function joinCells(rows: readonly (readonly string[])[], sink: Sink): void {
  const pieceLength = 64 * 1024;
  let waiting = "";
  for (const row of rows) {
    waiting += `${row.join(",")}\r\n`;
    if (waiting.length < pieceLength) continue;
    sink(Buffer.from(waiting));
    waiting = "";
  }
  sink(Buffer.from(waiting));
}

/** The cells as they stand in the file, quotes included. */
function cellTextsOf(row: CsvRow): readonly string[] {
  return row.flat().map((value) => csvCells([value], dataProfile));
}

function contacts(count: number): Generator<EncounterRecord> {
  return contactsOf({ count, firstDay: "2024-07-01", days: 730, sites, seed: 2 });
}

function partsOf<T>(members: readonly T[]): readonly (readonly T[])[] {
  const length = members.length / partCount;
  return Array.from({ length: partCount }, (_, part) => members.slice(part * length, (part + 1) * length));
}
