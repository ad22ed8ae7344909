/** Everything that is asked of a phone, alone and of a program, on a database and a clock that a test has in its hand. */
import { joinProgram } from "../../src/storage/join.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { BrowserWithFaults } from "./browser-with-faults.ts";
import { manualTimer } from "./manual-timer.ts";
import { encounterOf, eventId, localDate, localMonth, programOf, recordId } from "./builders.ts";
import { contactWith, mustSave, newEntry } from "./entries.ts";
import { openTestPhone } from "./open-test-phone.ts";
import { PretendEndpoint } from "./pretend-endpoint.ts";
import {
  batchOf,
  joiningOf,
  programDatabase,
  programOptions,
  saveContacts,
  settingsOf,
  syncOf,
} from "./program-phone.ts";
import { valueOf } from "./results.ts";

const day = localDate("2026-03-08");
const month = localMonth("2026-03");
const seconds = 1000;
/** After how long a save or a read is told to have no answer; what takes longer has longer. */
export const toldAfterMs = 5 * seconds;

interface Setting {
  readonly browser: BrowserWithFaults;
  readonly clock: ReturnType<typeof manualTimer>;
  readonly name: string;
  readonly phone: Phone;
}

type Where = "alone" | "of a program";

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
    toldAfterMs,
  },
  undo: {
    async ask({ phone }) {
      const saved = await mustSave(phone, newEntry(contactWith(1)));
      return () => phone.undo(saved);
    },
    toldAfterMs,
  },
  saveProgram: {
    ask: asked(({ phone }) => phone.saveProgram({ ...programOf(), name: "Another" })),
    toldAfterMs,
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
    toldAfterMs,
  },
  applyReply: {
    async ask({ phone }) {
      const batch = await batchOf(syncOf(phone));
      const reply = new PretendEndpoint().answer(batch);
      return () => syncOf(phone).applyReply(batch, reply);
    },
    toldAfterMs,
  },
  takeNewNumber: {
    async ask({ phone }) {
      const { number } = await syncOf(phone).facts();
      return () => syncOf(phone).takeNewNumber(number);
    },
    toldAfterMs,
  },
  noteTry: {
    ask: asked(({ phone }) => syncOf(phone).noteTry({ kind: "failed", failure: "busy", nextTryMs: 1 })),
    toldAfterMs,
  },
  withhold: {
    ask: asked(({ phone }) => syncOf(phone).withhold(1, "refused")),
    toldAfterMs,
  },
  noteWithheldTry: {
    ask: asked(({ phone }) => syncOf(phone).noteWithheldTry(1)),
    toldAfterMs,
  },
  setBackSeen: {
    ask: asked(({ phone }) => syncOf(phone).setBackSeen(1)),
    toldAfterMs,
  },
  saveSettings: {
    ask: asked(({ phone }) => syncOf(phone).saveSettings(settingsOf({ tag: "2" }))),
    toldAfterMs,
  },
  closeBook: { ask: asked(({ phone }) => phone.book!.close(day)), toldAfterMs },
  keepBook: {
    ask: asked(({ phone: { book } }) => book!.keepFor(book!.facts().days === 7 ? 30 : 7, day)),
    toldAfterMs,
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

/** Each phone with what it is asked to write and to read. */
export const everythingAsked = [
  ["alone", writesAlone, readsAlone],
  ["of a program", writesOfProgram, { ...readsAlone, ...readsOfProgram }],
] as const;

export async function phoneToAsk(where: Where): Promise<Setting> {
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

export function outcomeOf(answer: unknown): unknown {
  const { ok, error } = answer as { readonly ok?: boolean; readonly error?: { readonly kind: string } };
  return ok === true ? "done" : error?.kind;
}

export function isFailure(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "error" in answer;
}

/** Follows a promise, so that a test can look whether it has an answer yet. */
export function settled(work: Promise<unknown>) {
  const state: { answer?: unknown; done: Promise<unknown> } = { done: Promise.resolve() };
  state.done = work.then(
    (answer) => (state.answer = answer ?? "nothing"),
    (error: unknown) => (state.answer = { error }),
  );
  return state;
}
