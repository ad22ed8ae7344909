/** Brings the bodies of stored rows behind another door. What is in clear about them, and their hashes, stay. */
import { Dexie } from "dexie";
import { isBytes, parseStoredEvent, type StoredEvent } from "../../contract/event-schema.ts";
import { parseStoredRow, type StoredBookRow } from "../book-row.ts";
import type { Database } from "../database.ts";
import type { Door, Doors } from "../sealer.ts";
import { writeStrictly } from "../strict-write.ts";
import type { Run } from "../watch.ts";
import { atTurn } from "./doors-turn.ts";

/** Few enough that a save in between never waits long. */
const rowsPerStep = 200;

export interface Resealing {
  /** They open what is stored and close it as it is to be. */
  readonly doors: Doors;
  /** Whether a body is as it is to be already, told by its first byte. */
  readonly isDone: (body: Uint8Array) => boolean;
  readonly onStep?: (rows: number) => void;
  /** Of the doors. Once another tab has turned them, rows go elsewhere: what is written here then could not be opened again. */
  readonly turn: number;
  /** Asked before each page. Once the phone is locked, the rest is for another time. */
  readonly goesOn: () => boolean;
}

/** Done again after it was interrupted, it goes on where it stopped. A row that can't be opened stays as it is. */
export async function resealRows(run: Run, resealing: Resealing): Promise<void> {
  const eventsDone = await resealEvents(run, resealing);
  await resealBook(run, resealing, eventsDone);
}

/** Whether a body of this format is still stored, of a row that nobody understands, too. */
export async function areRowsLeft(run: Run, format: number): Promise<boolean> {
  return (await areLeftIn(run, "events", format)) || areLeftIn(run, "book", format);
}

async function areLeftIn(run: Run, name: "events" | "book", format: number): Promise<boolean> {
  let after: unknown = Dexie.minKey;
  for (;;) {
    const last = after;
    // By the key of the table: what has another index broken is found, too.
    const page = await run((database) => database[name].where("id").above(last).limit(rowsPerStep).toArray());
    const rows = page as readonly Partial<Record<"id" | "body", unknown>>[];
    if (rows.some(({ body }) => isBytes(body) && body[0] === format)) return true;
    if (rows.length < rowsPerStep) return false;
    after = rows.at(-1)?.id;
  }
}

async function resealEvents(run: Run, { doors, isDone, onStep, turn, goesOn }: Resealing): Promise<number> {
  let after = 0;
  let done = 0;
  while (goesOn()) {
    const last = after;
    const page = await run((database) =>
      database.events.where("seq").above(last).limit(rowsPerStep).toArray(),
    );
    const rows = page.flatMap((value) => parsedEvent(value)).filter(({ body }) => !isDone(body));
    const changed = await allThatOpen(rows, (row) => bodyThrough(doors.log, row.body, row));
    // An event is never changed by anything else, so what was read is what is there.
    if (changed.length > 0) await run((database) => putEvents(database, changed, turn));
    done += page.length;
    onStep?.(done);
    if (page.length < rowsPerStep) return done;
    after = Math.max(...page.map((value) => Number((value as Partial<StoredEvent>).seq)));
  }
  return done;
}

async function resealBook(
  run: Run,
  { doors, isDone, onStep, turn, goesOn }: Resealing,
  doneBefore: number,
): Promise<void> {
  let after: unknown = Dexie.minKey;
  let done = doneBefore;
  while (goesOn()) {
    const last = after;
    const page = await run((database) => database.book.where("id").above(last).limit(rowsPerStep).toArray());
    const rows = page.flatMap((value) => parsedRow(value)).filter(({ body }) => !isDone(body));
    const changed = await allThatOpen(rows, (row) =>
      bodyThrough(doors.book, row.body, { record: row.id, event: row.state.content.event }),
    );
    if (changed.length > 0) await run((database) => putWhereUnchanged(database, changed, turn));
    done += page.length;
    onStep?.(done);
    if (page.length < rowsPerStep) return;
    after = (page.at(-1) as Partial<StoredBookRow>).id;
  }
}

function putEvents(database: Database, changed: readonly StoredEvent[], turn: number): Promise<void> {
  return writeStrictly<void>(database, (write) => {
    atTurn(write, turn, () => {
      for (const row of changed) write.table("events").put(row);
      write.finish();
    });
  });
}

/** A fix may have been saved since the page was read. It has its own body. */
function putWhereUnchanged(
  database: Database,
  changed: readonly StoredBookRow[],
  turn: number,
): Promise<void> {
  return writeStrictly<void>(database, (write) => {
    const stored = changed.map(({ id }) => write.table("book").get(id));
    atTurn(write, turn, () => {
      for (const [index, row] of changed.entries()) {
        const value: unknown = stored[index]?.result;
        const now = value === undefined ? undefined : parseStoredRow(value);
        if (now?.state.content.event === row.state.content.event)
          write.table("book").put({ ...now, body: row.body });
      }
      write.finish();
    });
  });
}

async function allThatOpen<Row extends { readonly body: Uint8Array }>(
  rows: readonly Row[],
  sealAgain: (row: Row) => Promise<Uint8Array | undefined>,
): Promise<Row[]> {
  const resealed = await Promise.all(
    rows.map(async (row) => {
      const body = await sealAgain(row);
      return body === undefined ? [] : [{ ...row, body }];
    }),
  );
  return resealed.flat();
}

async function bodyThrough<About>(
  door: Door<About>,
  body: Uint8Array,
  about: About,
): Promise<Uint8Array | undefined> {
  const plain = await door.open(body, about);
  return plain === undefined ? undefined : door.seal(plain, about);
}

function parsedEvent(value: unknown): readonly StoredEvent[] {
  const parsed = parseStoredEvent(value);
  return parsed.ok ? [parsed.value] : [];
}

function parsedRow(value: unknown): readonly StoredBookRow[] {
  const parsed = value === undefined ? undefined : parseStoredRow(value);
  return parsed === undefined ? [] : [parsed];
}
