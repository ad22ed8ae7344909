/** A recorder on a real phone whose next saves can be made to fail, with a clock that goes when it is told to. */
import { createRecorder, type Recorder } from "../../src/app/record/recorder.ts";
import type { LocalDate } from "../../src/domain/ids.ts";
import { liveRecord } from "../../src/domain/record-state.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { err } from "../../src/domain/result.ts";
import type { Phone, SaveFailure } from "../../src/storage/phone.ts";
import { eventId, localDate, programOf, recordId } from "./builders.ts";
import { memoryStorage } from "./ledger-screen.tsx";
import { openTestPhone } from "./open-test-phone.ts";
import { tileOf } from "./tiles.ts";

const recorderToday = localDate("2026-03-08");
const strips = tileOf("TST-FEN");

export interface RecorderUnderTest<P extends Phone = FailingPhone> {
  readonly recorder: Recorder;
  readonly phone: P;
  readonly firstSaves: () => number;
  readonly pass: (ms: number) => void;
}

export async function recorderOnPhone(
  storage = memoryStorage(),
  program = programOf(),
  { isAlone } = { isAlone: true },
): Promise<RecorderUnderTest> {
  return recorderOn(failingPhone(await openTestPhone()), { storage, program, isAlone });
}

export function recorderOn<P extends Phone>(
  phone: P,
  { storage = memoryStorage(), program = programOf(), isAlone = true, isLocked = (): boolean => false } = {},
): RecorderUnderTest<P> {
  let nowMs = Date.parse("2026-03-08T22:00:00Z");
  let firstSaves = 0;
  const recorder = createRecorder({
    phone,
    program: () => program,
    today: () => recorderToday,
    clock: { now: () => nowMs },
    ids: { recordId: () => recordId(), eventId: () => eventId() },
    storage,
    keepsSite: () => isAlone,
    isLocked,
    onFirstSave: () => {
      firstSaves += 1;
    },
  });
  return {
    recorder,
    phone,
    firstSaves: () => firstSaves,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

export interface FailingPhone extends Phone {
  /** The next save is refused with this, before anything is stored. */
  failNextSave(failure: SaveFailure): void;
}

export function failingPhone(phone: Phone): FailingPhone {
  const failures: SaveFailure[] = [];
  return {
    ...phone,
    save: (entry) => {
      const failure = failures.shift();
      return failure === undefined ? phone.save(entry) : Promise.resolve(err(failure));
    },
    failNextSave: (failure) => void failures.push(failure),
  };
}

/** Puts five test strips on the form of a contact. */
export function tapStrips(recorder: Recorder) {
  recorder.change("encounter", { type: "add", tallied: strips, quantity: 5 });
}

/** What the phone has of a day. */
export async function recordsOf(
  phone: Phone,
  day: LocalDate = recorderToday,
): Promise<readonly SatchelRecord[]> {
  const rows = await phone.bookOfDay(day, { limit: 50 });
  return rows.flatMap((row) => (row.kind === "readable" ? (liveRecord(row.state) ?? []) : []));
}
