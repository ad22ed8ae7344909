/** Where the room is put together: the database, what keeps it open, and the operations on it. */
import { parseEventId } from "../contract/ids.ts";
import { assert } from "../domain/assert.ts";
import { foldVersion } from "../domain/measure.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { readBag, readBagTrouble, writeBagStopped } from "./bag.ts";
import { readBookOfDay, readBookRow, readRecordsBetween } from "./book.ts";
import { openBrowserChannel, openChangeSignal } from "./change-signal.ts";
import { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { readDayTotals } from "./day-totals.ts";
import { browserTimer } from "./deadline.ts";
import { draftsOn } from "./drafts.ts";
import { enrolmentName } from "./enrolment-name.ts";
import { historyRowOf, readEventsOf } from "./events.ts";
import { openFailureOf, StorageError } from "./failures.ts";
import { importChunk, importInChunks } from "./import-records.ts";
import { FormTurns } from "./form-turns.ts";
import { logName, type LogRow, parseLogRow } from "./log.ts";
import { canHash, databaseOf, type PhoneOptions } from "./phone-options.ts";
import type { AuditProgress, OpenFailure, Phone, SaveFailure } from "./phone.ts";
import type { ProgramPhone } from "./program-phone.ts";
import { RecentContents } from "./recent-contents.ts";
import { RecentUndos } from "./recent-undos.ts";
import { TriedIds } from "./tried-ids.ts";
import { readRecordsHere } from "./records-here.ts";
import { readProgram, writeProgram } from "./program.ts";
import { readMonthBlocks } from "./rollups.ts";
import { saveEntry, type SaveTools } from "./save.ts";
import { asSaveResult } from "./save-result.ts";
import { newestOf, shippedVersions } from "./schema.ts";
import type { Doors } from "./sealer.ts";
import { openOwnKeeperLazily } from "./sealing/lazy-own-keeper.ts";
import type { OwnKeeper } from "./sealing/own-keeper.ts";
import { undoSave } from "./undo.ts";
import { type Watch, watchOver } from "./watch.ts";
import { LastWritten } from "./written-rows.ts";

export async function openPhone(options: PhoneOptions): Promise<Result<Phone, OpenFailure>> {
  const { timer = browserTimer, versions = shippedVersions } = options;
  if (!canHash()) return err({ kind: "insecure-address" });
  const database = databaseOf(options);
  if (!database.ok) return database;
  const connection = new Connection(database.value, timer);
  const watch = watchOver(connection, timer);
  const log = await connection.open();
  const belonging = log.ok
    ? await bringUpToDate(watch, log.value, { ...options, schema: newestOf(versions) })
    : log;
  if (belonging.ok) return ok(phoneOn(connection, { ...options, ...belonging.value, watch }));
  connection.close();
  return belonging;
}

/** Whose the phone is, and what follows from that. */
interface Belonging {
  readonly doors: Doors;
  /** `undefined` for a phone alone. */
  readonly program: ProgramPhone | undefined;
  /** `undefined` for a program's phone. */
  readonly passphrase: OwnKeeper | undefined;
}

/** Totals that were counted by other rules are counted anew, or dropped, before anything reads them. */
async function bringUpToDate(
  watch: Watch,
  log: LogRow,
  options: PhoneOptions & { readonly schema: number },
): Promise<Result<Belonging, OpenFailure>> {
  if (log.schema > options.schema || log.fold > foldVersion) return err({ kind: "database-newer" });
  try {
    const belonging = await belongingOf(watch, options);
    if (log.fold !== foldVersion) await countByNewRules(watch, belonging);
    return ok(belonging);
  } catch (cause) {
    return err(openFailureOf(cause));
  }
}

async function countByNewRules(watch: Watch, { doors, program, passphrase }: Belonging): Promise<void> {
  const audit = await auditing();
  if (doors.log.opens) {
    await watch.steps((database, onStep) => audit.rebuildAll(database, doors, onStep));
    return;
  }
  await passphrase?.noteDroppedTotals();
  await watch.page((database) => audit.dropOldTotals(database, { andMonths: program === undefined }));
}

/** Counting anew is rare, and no start waits for its code. */
function auditing() {
  return import("./audit.ts");
}

async function belongingOf({ answer, page, steps }: Watch, options: PhoneOptions): Promise<Belonging> {
  const tools = {
    randomBytes: (length: number) => options.randomBytes(length),
    run: answer,
  };
  const enrolmentRow: unknown = await answer(({ meta }) => meta.get(enrolmentName));
  if (enrolmentRow !== undefined) {
    const { openProgramPhone } = await import("./program-phone.ts");
    const program = await openProgramPhone(enrolmentRow, tools);
    return { doors: program.doors, program, passphrase: undefined };
  }
  const recount = async (doors: Doors) => {
    const { rebuildAll } = await auditing();
    return steps((database, onStep) => rebuildAll(database, doors, onStep));
  };
  const passphrase = await openOwnKeeperLazily({ ...tools, runPage: page, recount });
  return { doors: options.doors ?? passphrase.doors, program: undefined, passphrase };
}

function phoneOn(
  connection: Connection,
  options: PhoneOptions & Belonging & { readonly watch: Watch },
): Phone {
  const { doors, program, passphrase, watch } = options;
  const keeper = program?.book ?? passphrase;
  const signal = openChangeSignal(options.name, options.openChannel ?? openBrowserChannel);
  const tools: SaveTools = {
    doors,
    randomBytes: (length) => options.randomBytes(length),
    newEventId() {
      const id = parseEventId(options.newId());
      assert(id.ok, "new ids are UUIDs in lower case");
      return id.value;
    },
    assertSameLog: (log) => connection.assertSameLog(log),
    refreshDoors: async () => keeper?.refresh(),
    lastWritten: new LastWritten({ countsMonths: program === undefined }),
    countsMonths: program === undefined,
    recentContents: new RecentContents(),
    recentUndos: new RecentUndos(),
    triedIds: new TriedIds(),
    ...(program !== undefined && { appendToClosed: program.appendToClosed }),
  };
  keeper?.onLock((went) => {
    tools.recentContents.forget(went);
    signal.announce();
  });
  // A row that is closed by a key which another tab has replaced could never be read again.
  // Where it can't be read now, the next change of the book reads it before it writes.
  signal.subscribeToOthers(() => void keeper?.refresh().catch(() => undefined));
  const read = watch.answer;
  const turns = new FormTurns();

  /** Writes are told to every tab once they are on disk, however late that is. */
  function told<T>(value: T): T {
    signal.announce();
    return value;
  }

  function write<T>(
    work: (database: Database, isOver: () => boolean) => Promise<T>,
  ): Promise<Result<T, SaveFailure>> {
    return asSaveResult(watch.answer(async (database, isOver) => told(await work(database, isOver))));
  }

  return {
    sync: program?.openSync({
      read,
      write,
      assertSameLog: tools.assertSameLog,
      newId: () => options.newId(),
      subscribe: (listener) => signal.subscribe(listener),
    }),
    book: program?.book,
    passphrase,

    program: () => read(readProgram),
    saveProgram: (settings) => write((database) => writeProgram(database, settings)),
    save: (entry) =>
      turns.inTurn(entry.event, () =>
        write((database, isOver) => saveEntry(database, entry, { ...tools, isOver })),
      ),
    undo: (saved, to) => write((database, isOver) => undoSave(database, saved, { ...tools, isOver, to })),
    appendRemote: (entry) =>
      turns.inTurn(entry.event, () =>
        write((database, isOver) =>
          mustBeOfProgram(program).appendRemote(database, entry, { ...tools, isOver }),
        ),
      ),
    async importRecords(records) {
      const imported = await importInChunks(records, (chunk) =>
        asSaveResult(watch.pageOf((isOver) => importChunk(connection, chunk, tools, isOver))),
      );
      // Once, at the end or where it stopped: screens would read everything again for each chunk.
      signal.announce();
      return imported;
    },

    bookOfDay: (day, page) => read((database) => readBookOfDay(database, day, page, doors.book)),
    bookRow: (record) => read((database) => readBookRow(database, record, doors.book)),
    recordsHere: (records) => readRecordsHere(read, records),
    historyOf: (record) =>
      read(async (database) => (await readEventsOf(database, record, doors.log)).map(historyRowOf)),
    dayTotals: (day) => read((database) => readDayTotals(database, day)),
    drafts: draftsOn(read, doors),
    bag: () => read(readBag),
    bagTrouble: () => read(readBagTrouble),
    stopBag: () => write((database) => writeBagStopped(database, true)),
    resumeBag: () => write((database) => writeBagStopped(database, false)),
    monthBlocks: (from, to) => read((database) => readMonthBlocks(database, from, to)),
    recordsBetween: (from, to, onUnreadable) =>
      readRecordsBetween(read, { from, to, onUnreadable }, doors.book),
    sealedCopy: (app) => mustBeOfProgram(program).linesOfCopy(read, app),
    async storedCount() {
      const { next, records } = parseLogRow(await read(({ meta }) => meta.get(logName)));
      return { events: next - 1, records };
    },

    subscribe: (listener) => signal.subscribe(listener),
    onClosed: (listener) => connection.onClosed(listener),
    async rebuild(onProgress) {
      const { rebuildAll } = await auditing();
      return asSaveResult(
        watch.steps(async (database, onStep) =>
          told(await rebuildAll(database, doors, eachStep(onStep, onProgress))),
        ),
      );
    },
    async check(onProgress) {
      const { checkAll } = await auditing();
      return watch.steps((database, onStep) => checkAll(database, doors, eachStep(onStep, onProgress)));
    },
    close() {
      signal.close();
      connection.close();
    },
  };
}

function eachStep(onStep: () => void, onProgress: AuditProgress | undefined): AuditProgress {
  return (done, total) => {
    onStep();
    onProgress?.(done, total);
  };
}

function mustBeOfProgram(program: ProgramPhone | undefined): ProgramPhone {
  if (program !== undefined) return program;
  throw new StorageError({ kind: "unreadable", cause: new Error("This phone belongs to no program") });
}
