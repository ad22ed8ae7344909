/** A phone that belongs to a program, in a database in memory, with real seals. */
import { IDBFactory } from "fake-indexeddb";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import type { Enrolment } from "../../src/storage/enrolment.ts";
import { joinProgram } from "../../src/storage/join.ts";
import type { Joining } from "../../src/storage/joining.ts";
import type { PhoneOptions } from "../../src/storage/phone-options.ts";
import type { Phone, Saved } from "../../src/storage/phone.ts";
import type { Batch, ReplyOutcome, SyncLog } from "../../src/storage/sync-log.ts";
import { encounterOf, localDate, programOf } from "./builders.ts";
import type { PretendEndpoint } from "./pretend-endpoint.ts";
import { mustSave, newEntry } from "./entries.ts";
import { openTestPhone, phoneOptions } from "./open-test-phone.ts";
import { valueOf } from "./results.ts";
import { newProgramKey, programId, type TestProgramKey } from "./sealing.ts";

export const programDatabase = "satchel-program";

const key = await newProgramKey();

export function settingsOf(given: Partial<Settings> = {}, sealed: TestProgramKey = key): Settings {
  return { tag: "1", programId, program: programOf(), sealTo: sealed.sealTo, ...given };
}

export function enrolmentOf(given: Partial<Enrolment> = {}): Enrolment {
  const id = "d0000000-0000-4000-8000-000000000001";
  return { programId, id, role: "device", label: "Bag 1", settings: settingsOf(), ...given };
}

export function joiningOf(given: Partial<Joining> = {}): Joining {
  return {
    enrolment: enrolmentOf(),
    records: [],
    sites: new Map(),
    items: new Map(),
    bookFrom: localDate("2026-03-08"),
    ...given,
  };
}

export function programOptions(given: Partial<PhoneOptions> = {}): PhoneOptions {
  return phoneOptions({ name: programDatabase, ...given });
}

/** A phone that has just joined; on the same factory, another tab of it. */
export async function programPhone(given: Partial<PhoneOptions> = {}) {
  const indexedDB = given.indexedDB ?? new IDBFactory();
  const options = { ...given, name: programDatabase, indexedDB };
  valueOf(await joinProgram(programOptions(options), joiningOf()));
  const phone = await openTestPhone(options);
  return { indexedDB, phone, sync: syncOf(phone), openOtherTab: () => openTestPhone(options) };
}

export function syncOf({ sync }: Phone): SyncLog {
  if (sync === undefined) throw new Error("The phone belongs to no program");
  return sync;
}

export async function saveContacts(phone: Phone, count: number): Promise<readonly Saved[]> {
  const saved: Saved[] = [];
  for (let done = 0; done < count; done++) saved.push(await mustSave(phone, newEntry(encounterOf())));
  return saved;
}

export function batchOf(sync: SyncLog, events = 500): Promise<Batch> {
  return sync.batch({ events, inflatedBytes: 1_000_000 });
}

/** One exchange, as sending does it. */
export async function exchange(
  sync: SyncLog,
  endpoint: PretendEndpoint,
  events?: number,
): Promise<ReplyOutcome> {
  const batch = await batchOf(sync, events);
  return valueOf(await sync.applyReply(batch, endpoint.answer(batch)));
}

/** Exchanges until nothing waits. */
export async function sendAll(sync: SyncLog, endpoint: PretendEndpoint): Promise<void> {
  for (let tries = 0; (await sync.facts()).waiting > 0; tries++) {
    if (tries > 20) throw new Error("Something waits for ever");
    await exchange(sync, endpoint);
  }
}
