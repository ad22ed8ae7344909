/** Whatever can be done on a phone, in whatever order, in two tabs at once. */
import * as fc from "fast-check";
import { expect } from "vitest";
import type { RecordId } from "../../src/domain/ids.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import type { RecordState } from "../../src/domain/record-state.ts";
import type { Phone, Saved } from "../../src/storage/phone.ts";
import { arbitraryRecord } from "./arbitraries.ts";
import { rowsOf } from "./stored-rows.ts";
import { eventId, recordId } from "./builders.ts";
import { statesOf } from "./fold-of-events.ts";

export interface Step {
  readonly act: "record" | "fix" | "void" | "undo" | "import";
  /** Which of the earlier saves it is about. Often one that was replaced meanwhile. */
  readonly of: number;
  readonly tab: 0 | 1;
  /** Begun before the step before it has ended. */
  readonly atOnce: boolean;
  readonly content: SatchelRecord;
}

export const stepsOnPhone: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom("record", "record", "fix", "fix", "fix", "void", "undo", "import"),
    of: fc.nat({ max: 99 }),
    tab: fc.constantFrom(0, 1),
    atOnce: fc.boolean(),
    content: arbitraryRecord,
  }),
  { minLength: 1, maxLength: 18 },
);

/** Some begin before others have ended; a change of what was changed meanwhile may be refused. */
export async function playSteps(given: readonly Step[], tabs: readonly [Phone, Phone]): Promise<void> {
  const saves: Saved[] = [];
  let running: Promise<void>[] = [];
  for (const step of given) {
    if (!step.atOnce) {
      await Promise.all(running);
      running = [];
    }
    running.push(take(step, tabs[step.tab], saves));
  }
  await Promise.all(running);
}

async function take({ act, of, content }: Step, phone: Phone, saves: Saved[]): Promise<void> {
  const earlier = saves[of % Math.max(saves.length, 1)];
  const event = eventId();
  if (act === "record" || earlier === undefined) {
    const result = await phone.save({ kind: "rec", event, record: { ...content, id: recordId() } });
    if (result.ok) saves.push(result.value);
    return;
  }
  const { event: base, record: id } = earlier;
  if (act === "import") {
    // One record that is here and one that isn't, each twice.
    const records = [id, recordId()].map((each) => ({ record: { ...content, id: each }, rev: 1 + (of % 3) }));
    await phone.importRecords([...records, ...records]);
    return;
  }
  const result =
    act === "undo"
      ? await phone.undo(earlier)
      : act === "fix"
        ? await phone.save({ kind: "fix", event, base, record: { ...content, id } })
        : await phone.save({ kind: "void", event, base, record: id, reason: "mistake" });
  if (result.ok) saves.push(result.value);
  else expect(["changed-since", "voided-since"]).toContain(result.error.kind);
}

/** What the log alone makes of each record, folded in memory and backwards. */
export async function foldedStates(
  phone: Phone,
  indexedDB: IDBFactory,
): Promise<ReadonlyMap<RecordId, RecordState>> {
  const records = new Set((await rowsOf(indexedDB, "events")).map(({ record }) => record as RecordId));
  const histories = await Promise.all([...records].map((record) => phone.historyOf(record)));
  const events = histories.flat().map((row) => {
    if (row.kind === "readable") return row.event;
    throw new Error("An event that was just stored is unreadable");
  });
  return statesOf(events.toReversed());
}
