/** Where sending's operations are put together on a phone's connection. */
import type { Result } from "../domain/result.ts";
import { applyReply, changeWhereLogStands, takeNewNumber } from "./apply-reply.ts";
import { readBatch, readWithheld } from "./batch.ts";
import type { Database } from "./database.ts";
import { enrolmentName } from "./enrolment-name.ts";
import { type Enrolment, enrolmentRow, mustBeEnrolled } from "./enrolment.ts";
import { StorageError } from "./failures.ts";
import type { LogRow } from "./log.ts";
import type { SaveFailure } from "./phone.ts";
import { canSealWith } from "./program-doors.ts";
import { pruneConfirmed } from "./retention.ts";
import { writeStrictly } from "./strict-write.ts";
import { readFacts, withTry, withoutChanges, withoutSetBack } from "./sync-facts.ts";
import type { SyncLog } from "./sync-log.ts";
import type { SyncRow } from "./sync-row.ts";
import type { Settings } from "../contract/wire/settings-message.ts";
import type { WithheldReason } from "../contract/wire/wire-event.ts";

export interface SyncLogTools {
  readonly read: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  /** Within the time that a person waits; tells every tab once it is on disk. */
  readonly write: <T>(work: (database: Database) => Promise<T>) => Promise<Result<T, SaveFailure>>;
  readonly assertSameLog: (log: LogRow) => void;
  readonly newId: () => string;
  /** Told what is stored of the program whenever it is read: another tab may have brought a new key. */
  readonly onSettings: (settings: Settings) => void;
  readonly subscribe: SyncLog["subscribe"];
}

export function openSyncLog(tools: SyncLogTools): SyncLog {
  const { read, write, assertSameLog } = tools;
  const changeSync = (change: (sync: SyncRow, log: LogRow) => SyncRow) =>
    write((database) => writeSync(database, tools, change));

  async function stored() {
    const { facts, enrolment } = await read(readFacts);
    tools.onSettings(enrolment.settings);
    return { facts, enrolment };
  }

  return {
    facts: async () => (await stored()).facts,
    enrolment: async () => (await stored()).enrolment,
    batch: (limits) => read((database) => readBatch(database, limits)),
    async applyReply(batch, reply) {
      const newNumber = tools.newId();
      const applied = await write((database) =>
        applyReply(database, { batch, reply }, { assertSameLog, newNumber }),
      );
      // Its own transaction: should it fail, what was confirmed is stored all the same, and the next reply tries again.
      if (applied.ok) await write((database) => pruneConfirmed(database, assertSameLog));
      return applied;
    },
    takeNewNumber(number) {
      const newNumber = tools.newId();
      return write((database) => takeNewNumber(database, number, { assertSameLog, newNumber }));
    },
    withheldBatch: (tried) => read((database) => readWithheld(database, tried)),
    withhold: (seq, reason) => changeSync((sync, log) => withWithheld(sync, log, { seq, reason })),
    noteWithheldTry: (seq, reason) => changeSync((sync) => withWithheldTry(sync, seq, reason)),
    changesSeen: (changes) => changeSync((sync) => withoutChanges(sync, changes)),
    setBackSeen: (aheadBy) => changeSync((sync) => withoutSetBack(sync, aheadBy)),
    noteTry: (outcome) => changeSync((sync) => withTry(sync, outcome)),
    async saveSettings(settings) {
      const isUsable = await canSealWith(settings);
      const saved = await write((database) => writeSettings(database, settings, isUsable));
      if (saved.ok) tools.onSettings(settings);
      return saved;
    },
    subscribe: tools.subscribe,
  };
}

function writeSync(
  database: Database,
  tools: Pick<SyncLogTools, "assertSameLog">,
  change: (sync: SyncRow, log: LogRow) => SyncRow,
): Promise<void> {
  return changeWhereLogStands<void>(database, tools, ({ table, finish }, log, sync) => {
    table("meta").put(change(sync, log));
    finish();
  });
}

/** Confirmed meanwhile, an event has arrived with its body. */
function withWithheld(
  sync: SyncRow,
  { next }: LogRow,
  event: { readonly seq: number; readonly reason: WithheldReason },
): SyncRow {
  const others = sync.withheld.filter(({ seq }) => seq !== event.seq);
  const isWaiting = event.seq > sync.hw && event.seq < next;
  return isWaiting ? { ...sync, withheld: [...others, event] } : sync;
}

/** Where nothing refused the body itself, why it was withheld at first stays as it was. */
function withWithheldTry(sync: SyncRow, tried: number, reason: WithheldReason | undefined): SyncRow {
  const withheld =
    reason === undefined
      ? sync.withheld
      : sync.withheld.map((event) => (event.seq === tried ? { ...event, reason } : event));
  return { ...sync, withheld, withheldTried: tried };
}

function writeSettings(database: Database, settings: Settings, isUsable: boolean): Promise<void> {
  return writeStrictly<void>(database, ({ table, afterAll, finish }) => {
    const row = table("meta").get(enrolmentName);
    afterAll([row], () => {
      const enrolment: Enrolment = mustBeEnrolled(row.result);
      if (settings.programId !== enrolment.programId || !isUsable) throw notOurs();
      table("meta").put(enrolmentRow({ ...enrolment, settings }));
      finish();
    });
  });
}

function notOurs(): StorageError {
  return new StorageError({
    kind: "unexpected",
    cause: new Error("These are another program's settings, or no key to seal to"),
  });
}
