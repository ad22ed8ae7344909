/** A phone that works alone and has, or gets, a passphrase. */
import { IDBFactory } from "fake-indexeddb";
import { rebuildAll } from "../../src/storage/audit.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { type OwnKeeper, openOwnKeeper } from "../../src/storage/sealing/own-keeper.ts";
import type { Run } from "../../src/storage/watch.ts";
import { rowsOf } from "./stored-rows.ts";
import { saveNote, words } from "./kept-book.ts";
import { connectionTo, openTestPhone } from "./open-test-phone.ts";
import { valueOf } from "./results.ts";
import { randomBytes } from "./sealing.ts";

export const otherWords = "pebble august violin tram seven";

interface OwnPhone {
  readonly keeper: OwnKeeper;
  readonly phone: Phone;
  /** Makes the next steps of the database fail. */
  readonly fail: () => void;
  /** What happens before each step that the keeper asks of the database. */
  readonly beforeSteps: { happens: () => Promise<unknown> };
}

/** A phone that works alone on this database, as after a start of the app. Two of them are two tabs. */
export async function startOwn(indexedDB: IDBFactory): Promise<OwnPhone> {
  const connection = await connectionTo(indexedDB);
  let isFailing = false;
  const beforeSteps = { happens: async (): Promise<unknown> => undefined };
  const run: Run = async (work) => {
    if (isFailing) throw new DOMException("No room", "QuotaExceededError");
    await beforeSteps.happens();
    return connection.run((database) => work(database, () => false));
  };
  const keeper = await openOwnKeeper({
    randomBytes,
    rounds: 1000,
    run,
    runPage: run,
    recount: (doors) => connection.run((database) => rebuildAll(database, doors)),
  });
  const phone = await openTestPhone({ indexedDB, doors: keeper.doors });
  return { keeper, phone, fail: () => (isFailing = true), beforeSteps };
}

export async function newOwn() {
  const indexedDB = new IDBFactory();
  return { indexedDB, ...(await startOwn(indexedDB)) };
}

export async function protectedOwn() {
  const given = await newOwn();
  const before = await saveNote(given.phone, "marker-before");
  valueOf(await given.keeper.protect(words));
  return { ...given, before };
}

/** How bodies are closed, by their first byte. */
export async function formatsOn(indexedDB: IDBFactory): Promise<ReadonlySet<unknown>> {
  const rows = [...(await rowsOf(indexedDB, "events")), ...(await rowsOf(indexedDB, "book"))];
  return new Set(rows.map(({ body }) => (body as Uint8Array)[0]));
}
