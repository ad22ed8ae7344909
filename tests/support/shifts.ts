/** A shift keeper, and a recorder beside it, on a real phone with a clock that goes when it is told to. */
import { createRecorder } from "../../src/app/record/recorder.ts";
import { createShiftKeeper } from "../../src/app/shift/shift-keeper.ts";
import type { LocalDate } from "../../src/domain/ids.ts";
import { programDayAt } from "../../src/domain/program-day.ts";
import { liveRecord } from "../../src/domain/record-state.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { eventId, programOf, recordId, siteCode, siteOf } from "./builders.ts";
import { memoryStorage } from "./ledger-screen.tsx";
import { openTestPhone } from "./open-test-phone.ts";
import { failingPhone, tapStrips } from "./recorder.ts";

export const shiftProgram = programOf({
  zone: "UTC",
  dayStartHour: 4,
  sites: [
    siteOf({ code: "MAIN", name: "Main Street" }),
    siteOf({ code: "PIER", name: "Pier", model: "mobile" }),
  ],
});

export const pier = { site: siteCode("PIER") };

export function shiftsOn(phone: Phone, { storage = memoryStorage(), now = "2026-03-08T18:00:00Z" } = {}) {
  let nowMs = Date.parse(now);
  const { zone, dayStartHour } = shiftProgram;
  const tools = {
    phone,
    storage,
    program: () => shiftProgram,
    today: (): LocalDate => programDayAt({ instantMs: nowMs, zone, dayStartHour }),
    clock: { now: () => nowMs },
    ids: { recordId: () => recordId(), eventId: () => eventId() },
  };
  const shifts = createShiftKeeper(tools);
  const recorder = createRecorder({
    ...tools,
    keepsSite: () => false,
    isLocked: () => false,
    onFirstSave: () => undefined,
    shift: shifts.forEntriesOf,
  });
  return {
    shifts,
    recorder,
    storage,
    today: tools.today,
    /** The app closed and opened again, or another tab of it. */
    opened: () => shiftsOn(phone, { storage, now: new Date(nowMs).toISOString() }),
    goTo: (instant: string) => {
      nowMs = Date.parse(instant);
    },
    endNow: (isEmpty = false) => shifts.end({ atMs: nowMs, isEmpty }),
    recordsOf: async (day: LocalDate): Promise<readonly SatchelRecord[]> => {
      const rows = await phone.bookOfDay(day, { limit: 50 });
      return rows.flatMap((row) => (row.kind === "readable" ? (liveRecord(row.state) ?? []) : []));
    },
  };
}

/** On a phone of its own. */
export async function shiftsAlone() {
  const phone = failingPhone(await openTestPhone());
  return { phone, ...shiftsOn(phone) };
}

export async function saveStrips({ recorder }: Pick<ReturnType<typeof shiftsOn>, "recorder">) {
  tapStrips(recorder);
  await recorder.save("encounter");
}

export function noteOf(shifts: ReturnType<typeof shiftsOn>["shifts"]) {
  const note = shifts.state().open?.note;
  if (note === undefined) throw new Error("No shift is open");
  return note;
}
