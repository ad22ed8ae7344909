/**
 * Every way a browser's database fails, by everything that is asked of it: what
 * is done about it, how long it may take, and what is stored afterwards.
 */
import { describe, expect, test } from "vitest";
import { failureOf } from "../../src/storage/failures.ts";
import { joinProgram } from "../../src/storage/join.ts";
import type { Phone, SaveFailure } from "../../src/storage/phone.ts";
import { encounterOf, eventId, localDate, localMonth, programOf, recordId } from "../support/builders.ts";
import {
  abortAtCommit,
  abortWithReason,
  BrowserWithFaults,
  type Fault,
  holdDatabase,
  manualTimer,
  neverEnds,
  nextTask,
  throwOnWrite,
} from "../support/browser-with-faults.ts";
import { dumpDatabase } from "../support/database-fixture.ts";
import { contactWith, mustSave, newEntry } from "../support/entries.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { PretendEndpoint } from "../support/pretend-endpoint.ts";
import {
  batchOf,
  joiningOf,
  programDatabase,
  programOptions,
  saveContacts,
  settingsOf,
  syncOf,
} from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

const day = localDate("2026-03-08");
const month = localMonth("2026-03");
const seconds = 1000;

interface Setting {
  readonly browser: BrowserWithFaults;
  readonly clock: ReturnType<typeof manualTimer>;
  readonly name: string;
  readonly phone: Phone;
}

/** Asks one thing: gives a `Result`, or a value, or rejects. */
type Operation = (setting: Setting) => Promise<unknown>;
type Prepared = (setting: Setting) => Promise<() => Promise<unknown>>;

const asked = (operation: Operation): Prepared => {
  return async (setting) => () => operation(setting);
};

/** After how long without an answer it is told. */
interface Row {
  readonly ask: Prepared;
  readonly toldAfterMs: number;
}

const writesAlone: Record<string, Row> = {
  save: {
    ask: asked(({ phone }) => phone.save(newEntry(contactWith(1)))),
    toldAfterMs: 5 * seconds,
  },
  undo: {
    async ask({ phone }) {
      const saved = await mustSave(phone, newEntry(contactWith(1)));
      return () => phone.undo(saved);
    },
    toldAfterMs: 5 * seconds,
  },
  saveProgram: {
    ask: asked(({ phone }) => phone.saveProgram({ ...programOf(), name: "Another" })),
    toldAfterMs: 5 * seconds,
  },
  importRecords: {
    ask: asked(({ phone }) => phone.importRecords([{ record: encounterOf(), rev: 1 }])),
    toldAfterMs: 30 * seconds,
  },
  rebuild: { ask: asked(({ phone }) => phone.rebuild()), toldAfterMs: 60 * seconds },
};

const writesOfProgram: Record<string, Row> = {
  save: writesAlone["save"]!,
  appendRemote: {
    ask: asked(({ phone }) =>
      phone.appendRemote({
        event: eventId(),
        onto: { event: eventId(), rev: 1 },
        kind: "void",
        record: recordId(),
        day,
        reason: "mistake",
      }),
    ),
    toldAfterMs: 5 * seconds,
  },
  applyReply: {
    async ask({ phone }) {
      const batch = await batchOf(syncOf(phone));
      const reply = new PretendEndpoint().answer(batch);
      return () => syncOf(phone).applyReply(batch, reply);
    },
    toldAfterMs: 5 * seconds,
  },
  takeNewNumber: {
    async ask({ phone }) {
      const { number } = await syncOf(phone).facts();
      return () => syncOf(phone).takeNewNumber(number);
    },
    toldAfterMs: 5 * seconds,
  },
  noteTry: {
    ask: asked(({ phone }) => syncOf(phone).noteTry({ kind: "failed", failure: "busy", nextTryMs: 1 })),
    toldAfterMs: 5 * seconds,
  },
  withhold: {
    ask: asked(({ phone }) => syncOf(phone).withhold(1, "refused")),
    toldAfterMs: 5 * seconds,
  },
  noteWithheldTry: {
    ask: asked(({ phone }) => syncOf(phone).noteWithheldTry(1)),
    toldAfterMs: 5 * seconds,
  },
  setBackSeen: {
    ask: asked(({ phone }) => syncOf(phone).setBackSeen(1)),
    toldAfterMs: 5 * seconds,
  },
  saveSettings: {
    ask: asked(({ phone }) => syncOf(phone).saveSettings(settingsOf({ tag: "2" }))),
    toldAfterMs: 5 * seconds,
  },
  closeBook: { ask: asked(({ phone }) => phone.book!.close(day)), toldAfterMs: 5 * seconds },
  keepBook: {
    ask: asked(({ phone: { book } }) => book!.keepFor(book!.facts().days === 7 ? 30 : 7, day)),
    toldAfterMs: 5 * seconds,
  },
  joinAgain: {
    ask: asked(({ browser, clock }) =>
      joinProgram(
        programOptions({ indexedDB: browser.indexedDB, timer: clock.timer }),
        joiningOf({ records: [{ record: encounterOf(), rev: 1 }] }),
      ),
    ),
    toldAfterMs: 60 * seconds,
  },
};

const readsAlone: Record<string, Operation> = {
  program: ({ phone }) => phone.program(),
  bookOfDay: ({ phone }) => phone.bookOfDay(day, { limit: 5 }),
  bookRow: ({ phone }) => phone.bookRow(recordId()),
  recordsHere: ({ phone }) => phone.recordsHere([recordId()]),
  historyOf: ({ phone }) => phone.historyOf(recordId()),
  dayTotals: ({ phone }) => phone.dayTotals(day),
  monthBlocks: ({ phone }) => phone.monthBlocks(month, month),
  recordsBetween: ({ phone }) => Array.fromAsync(phone.recordsBetween(day, day)),
  storedCount: ({ phone }) => phone.storedCount(),
};

const readsOfProgram: Record<string, Operation> = {
  facts: ({ phone }) => syncOf(phone).facts(),
  enrolment: ({ phone }) => syncOf(phone).enrolment(),
  batch: ({ phone }) => batchOf(syncOf(phone)),
  withheldBatch: ({ phone }) => syncOf(phone).withheldBatch(new Set()),
  sealedCopy: ({ phone }) => Array.fromAsync(phone.sealedCopy("1.0.0")),
};

/** It is done all the same, or this is said. */
type Outcome = "done" | SaveFailure["kind"];

interface Failure {
  readonly happens: (browser: BrowserWithFaults) => void;
  readonly outcome: Outcome;
}

const lostWith = (name: string) => new DOMException("The browser's own words", name);
const fails = (...faults: readonly Fault[]) => {
  return (browser: BrowserWithFaults) => browser.failNextWrites(...faults);
};

const failures: Record<string, Failure> = {
  "a connection closed with a close event": {
    happens: (browser) => browser.forceClose(),
    outcome: "done",
  },
  "a connection closed without a word": {
    happens: (browser) => browser.dropConnections(),
    outcome: "done",
  },
  "an InvalidStateError": { happens: fails(throwOnWrite(lostWith("InvalidStateError"))), outcome: "done" },
  "a TransactionInactiveError": {
    happens: fails(throwOnWrite(lostWith("TransactionInactiveError"))),
    outcome: "done",
  },
  "an UnknownError": { happens: fails(abortWithReason("UnknownError")), outcome: "done" },
  "an abort by a suspension": { happens: fails(abortWithReason("AbortError")), outcome: "done" },
  "an abort without a reason": { happens: fails(abortWithReason(null)), outcome: "done" },
  "no room for a row": {
    happens: fails(throwOnWrite(lostWith("QuotaExceededError"))),
    outcome: "storage-full",
  },
  "no room, said by the abort": {
    happens: fails(abortWithReason("QuotaExceededError")),
    outcome: "storage-full",
  },
  "no room at the commit, inside an AbortError": {
    happens: fails(
      throwOnWrite(
        Object.assign(lostWith("AbortError"), {
          inner: lostWith("QuotaExceededError"),
        }),
      ),
    ),
    outcome: "storage-full",
  },
  "a refusal that nobody knows": {
    happens: fails(throwOnWrite(lostWith("DataError"))),
    outcome: "unexpected",
  },
  // Last: it stays dead.
  "a handle that stays dead": { happens: (browser) => browser.die(), outcome: "storage-lost" },
};

const expectedOutcomes = Object.entries(failures).map(([name, { outcome }]) => [name, outcome] as const);

const wherever = [
  ["alone", writesAlone, readsAlone],
  ["of a program", writesOfProgram, { ...readsAlone, ...readsOfProgram }],
] as const;

describe.each(wherever)("a phone %s", (where, writes, reads) => {
  describe.each(Object.entries(writes))("asked to %s", (_name, row) => {
    test("is done, or says which failure it was and has stored nothing", async () => {
      const setting = await setup(where);
      const told: Record<string, unknown> = {};
      const leftBehind: string[] = [];

      for (const [name, { happens, outcome }] of Object.entries(failures)) {
        const ask = await row.ask(setting);
        const before = await dumpDatabase(setting.browser.healthy, setting.name);
        happens(setting.browser);
        told[name] = outcomeOf(await ask());
        const after = await dumpDatabase(setting.browser.healthy, setting.name);
        if (outcome !== "done" && after !== before) leftBehind.push(name);
      }

      expect(told).toEqual(Object.fromEntries(expectedOutcomes));
      expect(leftBehind).toEqual([]);
    });

    test("says at its time, and not before, that there is no answer, and is done by another try", async () => {
      const setting = await setup(where);
      const ask = await row.ask(setting);
      const held = neverEnds();
      setting.browser.failNextWrites(held.fault);
      const writesBefore = setting.browser.writes.length;

      const first = settled(ask());
      while (setting.browser.writes.length === writesBefore) await nextTask();
      setting.clock.pass(row.toldAfterMs - 1);
      await nextTask();
      expect(first.answer).toBeUndefined();
      setting.clock.pass(1);
      await first.done;
      expect(outcomeOf(first.answer)).toBe("storage-slow");
      held.release();

      expect(outcomeOf(await ask())).toBe("done");
    });
  });

  test.each(["forceClose", "dropConnections"] as const)("reads everything after %s", async (how) => {
    const setting = await setup(where);
    const failed: string[] = [];

    for (const [name, read] of Object.entries(reads)) {
      setting.browser[how]();
      if (isFailure(await settled(read(setting)).done)) failed.push(name);
    }

    expect(failed).toEqual([]);
  });

  test("says of every read after five seconds that there is no answer, and reads when it is asked again", async () => {
    const setting = await setup(where);
    const told: Record<string, readonly unknown[]> = {};

    for (const [name, read] of Object.entries(reads)) {
      const release = await holdDatabase(setting.browser.healthy, setting.name);
      const asksBefore = setting.browser.transactions.length;
      const first = settled(read(setting));
      while (setting.browser.transactions.length === asksBefore) await nextTask();
      setting.clock.pass(5 * seconds - 1);
      await nextTask();
      const tooEarly = first.answer;
      setting.clock.pass(1);
      const late = await first.done;
      release();
      told[name] = [
        tooEarly,
        failureOf((late as { error: unknown }).error)?.kind,
        isFailure(await settled(read(setting)).done),
      ];
    }

    expect(told).toEqual(
      Object.fromEntries(Object.keys(reads).map((name) => [name, [undefined, "storage-slow", false]])),
    );
  });
});

test("aborts a save at its commit where there is no room for it, as Chromium does", async () => {
  const { browser, phone } = await setup("alone");
  browser.failNextWrites(abortAtCommit("QuotaExceededError"));

  const saved = await phone.save(newEntry(contactWith(1)));

  expect(outcomeOf(saved)).toBe("storage-full");
  expect(await phone.storedCount()).toMatchObject({ events: 1 });
});

test("gets another handle after one that never answered, and stores once what was tried on both", async () => {
  const { browser, clock, phone } = await setup("alone");
  const entry = newEntry(contactWith(1));
  const writesBefore = browser.writes.length;
  browser.deafen();

  const first = phone.save(entry);
  while (browser.writes.length === writesBefore) await nextTask();
  clock.pass(5 * seconds);
  expect(outcomeOf(await first)).toBe("storage-slow");

  expect(outcomeOf(await phone.save(entry))).toBe("done");
  expect(await phone.storedCount()).toMatchObject({ events: 2 });
});

async function setup(where: "alone" | "of a program"): Promise<Setting> {
  const browser = new BrowserWithFaults();
  const clock = manualTimer();
  const name = where === "alone" ? "satchel" : programDatabase;
  const given = { indexedDB: browser.indexedDB, timer: clock.timer, name };
  if (where === "of a program") valueOf(await joinProgram(programOptions(given), joiningOf()));
  const phone = await openTestPhone(given);
  if (where === "alone") valueOf(await phone.saveProgram(programOf()));
  await saveContacts(phone, 1);
  return { browser, clock, name, phone };
}

function outcomeOf(answer: unknown): unknown {
  const { ok, error } = answer as { readonly ok?: boolean; readonly error?: { readonly kind: string } };
  return ok === true ? "done" : error?.kind;
}

function isFailure(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "error" in answer;
}

/** Follows a promise, so that a test can look whether it has an answer yet. */
function settled(work: Promise<unknown>) {
  const state: { answer?: unknown; done: Promise<unknown> } = { done: Promise.resolve() };
  state.done = work.then(
    (answer) => (state.answer = answer ?? "nothing"),
    (error: unknown) => (state.answer = { error }),
  );
  return state;
}
