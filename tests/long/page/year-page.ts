/** The page of the browser's year: a program's phone in a real browser, on which somebody records every evening. */
import { bytesToBase64url } from "../../../src/contract/wire/base64url.ts";
import { tryKeyBytes } from "../../../src/contract/wire/wire-limits.ts";
import type { RecordEvent } from "../../../src/domain/event.ts";
import type { LocalDate } from "../../../src/domain/ids.ts";
import { joinProgram } from "../../../src/storage/join.ts";
import { openPhone } from "../../../src/storage/open-phone.ts";
import type { AuditReport, Phone } from "../../../src/storage/phone.ts";
import { shippedVersions } from "../../../src/storage/schema.ts";
import type { SyncFacts } from "../../../src/storage/sync-log.ts";
import { openBrowserClient } from "../../../src/sync/browser-client.ts";
import { sendWaiting } from "../../../src/sync/send-waiting.ts";
import { openRaw, resultOf, writeStrictly } from "../../bench/page/raw-database.ts";
import { withVersion2, withVersion3, withVersion4 } from "../../support/pretend-versions.ts";
import { medianOf } from "../../bench/support/samples.ts";
import { valueOf } from "../../support/results.ts";
import { Person } from "../support/person.ts";

const versions = { 1: shippedVersions, 2: withVersion2, 3: withVersion3, 4: withVersion4 } as const;
export type VersionNumber = keyof typeof versions;

/** Of all saves, one in so many is measured beside a bare write. */
const measuredEvery = 20;
/** As on the phone without a screen. Of ten, a single one that met the browser's own tidying up moved their mean by half. */
const timesOpened = 40;
const bareTables = ["meta", "events", "book", "dayTotals"];

export interface EveningOnPage {
  readonly events: readonly RecordEvent[];
  readonly saveMs: readonly number[];
  /** The same rows in one strict transaction, into tables of nothing else. */
  readonly bareMs: readonly number[];
}

const client = openBrowserClient("device");
const options = {
  name: "year",
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  newId: () => crypto.randomUUID(),
};
let person: Person | undefined;
let opened: Phone | undefined;

const year = {
  async join(
    code: string,
    given: { readonly seed: number; readonly sites: number; readonly firstDay: LocalDate },
  ) {
    const tryKey = bytesToBase64url(options.randomBytes(tryKeyBytes));
    const { who, settings } = valueOf(await client.call("join", { body: { code, tryKey } }));
    if (who.role === "anyone") throw new Error("Whoever joins has a role.");
    const enrolment = { programId: who.program, id: who.id, role: who.role, label: who.name, settings };
    const bookFrom = given.firstDay;
    valueOf(
      await joinProgram(options, { enrolment, records: [], sites: new Map(), items: new Map(), bookFrom }),
    );
    person = new Person(given);
    await year.open(1);
    const { book } = phone();
    valueOf((await book?.keepFor(7, given.firstDay)) ?? { ok: false, error: "no book" });
  },

  /** Closes what is open, and upgrades where the version is another. */
  async open(version: VersionNumber): Promise<void> {
    opened?.close();
    opened = valueOf(await openPhone({ ...options, versions: versions[version] }));
  },

  async evening(day: LocalDate, count: number): Promise<EveningOnPage> {
    const somebody = mustHave(person);
    valueOf((await phone().book?.dayBegan(day)) ?? { ok: false, error: "no book" });
    const events: RecordEvent[] = [];
    const [saveMs, bareMs]: [number[], number[]] = [[], []];
    for (let saved = 0; saved < count; saved++) {
      const ends = saved === count - 1 ? somebody.endDay() : undefined;
      const entry = saved === 0 ? somebody.beginDay(day) : (ends ?? somebody.next());
      const startMs = performance.now();
      const stored = valueOf(await phone().save(entry));
      const tookMs = performance.now() - startMs;
      events.push(somebody.saved(entry, stored));
      if (saved % measuredEvery !== 1) continue;
      saveMs.push(tookMs);
      bareMs.push(
        await writeBare([
          ["meta", "log"],
          ["events", stored.event],
          ["book", stored.record],
          ["dayTotals", day],
        ]),
      );
    }
    return { events, saveMs, bareMs };
  },

  async send(): Promise<SyncFacts> {
    const log = mustHave(phone().sync);
    const end = await sendWaiting({ log, client, app: "long", now: () => Date.now() });
    if (end.kind !== "done") throw new Error(`Sending ended with ${end.failure}.`);
    return log.facts();
  },

  check: (): Promise<AuditReport> => phone().check(),

  /** Opening the phone, and opening its database bare, each many times: the middle of each. */
  async openingMs(version: VersionNumber): Promise<{ readonly phoneMs: number; readonly bareMs: number }> {
    const [phoneMs, bareMs]: [number[], number[]] = [[], []];
    for (let time = 0; time < timesOpened; time++) {
      const startMs = performance.now();
      await year.open(version);
      const openMs = performance.now();
      (await openRaw(options.name)).close();
      phoneMs.push(openMs - startMs);
      bareMs.push(performance.now() - openMs);
    }
    return { phoneMs: medianOf(phoneMs), bareMs: medianOf(bareMs) };
  },

  async stored(): Promise<{
    readonly version: number;
    readonly heldEvents: number;
    readonly bookRows: number;
    readonly usageBytes: number;
  }> {
    const database = await openRaw(options.name);
    const counts = await Promise.all(
      ["events", "book"].map((store) => resultOf(database.transaction(store).objectStore(store).count())),
    );
    const version = database.version / 10;
    database.close();
    const { usage = 0 } = await navigator.storage.estimate();
    return { version, heldEvents: counts[0] ?? 0, bookRows: counts[1] ?? 0, usageBytes: usage };
  },
};

export type BrowserYear = typeof year;

declare global {
  var satchelYear: BrowserYear;
}

globalThis.satchelYear = year;

function phone(): Phone {
  return mustHave(opened);
}

/** Not kept open: an upgrade would wait for it. */
async function writeBare(keys: readonly (readonly [store: string, key: string])[]): Promise<number> {
  const [database, bare] = [
    await openRaw(options.name),
    await openRaw("bare", {
      version: 1,
      run: (made) => bareTables.forEach((table) => made.createObjectStore(table)),
    }),
  ];
  const reading = database.transaction(bareTables, "readonly");
  const rows = await Promise.all(
    keys.map(
      async ([store, key]) => [store, key, await resultOf(reading.objectStore(store).get(key))] as const,
    ),
  );
  const startMs = performance.now();
  await writeStrictly(bare, (transaction) => {
    for (const [store, key, row] of rows) if (row !== undefined) transaction.objectStore(store).put(row, key);
  });
  const tookMs = performance.now() - startMs;
  for (const one of [database, bare]) one.close();
  return tookMs;
}

function mustHave<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("It must be there by now.");
  return value;
}
