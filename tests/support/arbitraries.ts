/**
 * Arbitrary records and logs of events for property tests: several days, sites
 * and months, so that a fix often moves a record, and several devices that
 * change one record without knowing of each other.
 */
import * as fc from "fast-check";
import { referralOutcomes, reversalOutcomes } from "../../src/domain/record.ts";
import type { EventId, RecordId } from "../../src/domain/ids.ts";
import type { RecordEvent } from "../../src/domain/event.ts";
import { voidReasons } from "../../src/domain/event.ts";
import type { Contribution, Measure } from "../../src/domain/measure.ts";
import type { Line, SatchelRecord } from "../../src/domain/record.ts";
import { days, header, line, optional, quantity, returned, sites, upTo } from "./arbitrary-parts.ts";
import { arbitraryShift, arbitraryStock } from "./arbitrary-stock.ts";
import {
  cleanupOf,
  encounterOf,
  eventId,
  eventOf,
  fixOf,
  groupOf,
  itemCode,
  kitCode,
  localDate,
  recordId,
  siteCode,
  tallyOf,
  voidOf,
} from "./builders.ts";

/** Kits of a recipe, of which one line is enough here. */
const kitsWithLines = fc
  .array(fc.record({ version: fc.integer({ min: 1, max: 2 }), quantity }), { maxLength: 2 })
  .map((counts) => {
    const code = kitCode("KIT-INJ-4");
    return {
      kits: counts.map((count) => ({ code, ...count })),
      kitLines: counts.map(
        ({ version, quantity: kits }): Line => ({
          item: itemCode("SYR-1ML-28G-12"),
          quantity: 4 * kits,
          direction: "out",
          kit: { code, version },
        }),
      ),
    };
  });

const handedOut = fc
  .tuple(fc.array(line, { maxLength: 4 }), kitsWithLines)
  .map(([lines, { kits, kitLines }]) => ({ lines: [...lines, ...kitLines], kits }));

const told = fc.record({
  services: fc.array(
    fc.record({ code: fc.constantFrom("SVC-OD-EDU", "SVC-WOUND"), count: quantity, minutes: upTo(60) }),
    { maxLength: 2 },
  ),
  referrals: fc.array(
    fc.record({
      code: fc.constantFrom("REF-HCV", "REF-MOUD"),
      outcome: fc.constantFrom(...referralOutcomes),
    }),
    { maxLength: 2 },
  ),
  steps: fc.array(fc.record({ code: fc.constant("STP-GOAL"), count: quantity }), { maxLength: 1 }),
});

const support = fc.tuple(handedOut, told).map(([given, said]) => ({ ...given, ...said }));

const reversal = fc
  .tuple(
    fc.record({
      used: fc.array(
        fc
          .tuple(
            fc.record({ doses: quantity }),
            optional("product", fc.constantFrom("NLX-NAS-4", "NLX-IM-04")),
          )
          .map(([doses, product]) => ({ ...doses, ...product })),
        { maxLength: 2 },
      ),
      outcome: fc.constantFrom(...reversalOutcomes),
    }),
    optional("ems", fc.boolean()),
  )
  .map(([given, ems]) => ({ ...given, ...ems }));

const encounter = fc
  .tuple(
    header,
    support,
    fc.record({
      people: fc.integer({ min: 1, max: 9 }),
      forOthers: upTo(5),
      returns: fc.array(returned, { maxLength: 2 }),
      reversals: fc.array(reversal, { maxLength: 2 }),
    }),
    optional("newReturning", fc.constantFrom("new", "returning")),
  )
  .map(([head, given, own, newReturning]) => encounterOf({ ...head, ...given, ...own, ...newReturning }));

const group = fc
  .tuple(header, support, fc.record({ heads: quantity, headsCounted: fc.boolean(), minutes: upTo(120) }))
  .map(([head, given, own]) => groupOf({ ...head, ...given, ...own }));

const cleanup = fc
  .tuple(header, fc.array(returned, { maxLength: 3 }))
  .map(([head, returns]) => cleanupOf({ ...head, returns }));

const tally = fc
  .record({
    head: header,
    ends: fc.tuple(fc.constantFrom(...days), fc.constantFrom(...days)),
    contacts: upTo(500),
    given: handedOut,
    returns: fc.array(returned, { maxLength: 2 }),
  })
  .map(({ head, ends, given, ...own }) => {
    const [firstDay = "", day = ""] = ends.toSorted();
    return tallyOf({ ...head, ...given, ...own, firstDay, day });
  });

/** A record of any kind. */
export const arbitraryRecord: fc.Arbitrary<SatchelRecord> = fc.oneof(
  { weight: 5, arbitrary: encounter },
  { weight: 1, arbitrary: group },
  { weight: 1, arbitrary: cleanup },
  { weight: 1, arbitrary: tally },
  { weight: 1, arbitrary: arbitraryShift },
  { weight: 2, arbitrary: arbitraryStock },
);

interface Step {
  readonly act: "record" | "fix" | "void" | "undo";
  /** Which event to build on, among those there are. Not always a head: another device may not know of it. */
  readonly base: number;
  readonly content: SatchelRecord;
  readonly reason: (typeof voidReasons)[number];
  /** Ids sort in another order than they were made, as random ones do. */
  readonly order: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom("record", "fix", "fix", "void", "undo"),
  base: fc.nat({ max: 999 }),
  content: arbitraryRecord,
  reason: fc.constantFrom(...voidReasons),
  order: fc.nat({ max: 999 }),
});

/** Events of one record: made, fixed (also to another day, site or month), voided, brought back, by several devices at once. */
export const arbitraryHistory: fc.Arbitrary<readonly RecordEvent[]> = fc
  .tuple(arbitraryRecord, fc.array(step, { maxLength: 10 }))
  .map(([content, steps]) =>
    historyOf([
      { content, act: "record", base: 0, reason: "other", order: 500 },
      ...steps.map((next) => (next.act === "record" ? { ...next, act: "fix" as const } : next)),
    ]),
  );

/** Events of several records, in an order in which they can have been made. */
export const arbitraryLog: fc.Arbitrary<readonly RecordEvent[]> = fc
  .array(step, { minLength: 1, maxLength: 25 })
  .map(historyOf);

/** The same events in any order, some of them several times. */
export function reorderedWithRepeats<Event>(events: readonly Event[]): fc.Arbitrary<readonly Event[]> {
  return fc.tuple(fc.subarray([...events]), fc.subarray([...events])).chain(([some, others]) => {
    const all = [...events, ...some, ...others];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
}

/** Numbers at one place of February 2026, some of them negative. */
export const arbitraryContribution: fc.Arbitrary<Contribution> = fc
  .record({
    day: fc.constantFrom("2026-02-01", "2026-02-14", "2026-02-28").map(localDate),
    site: fc.constantFrom(...sites).map(siteCode),
    source: fc.constantFrom("record" as const, "tally" as const),
    cells: fc.uniqueArray(
      fc.record({
        measure: fc.constantFrom<Measure>("contacts", "out", "in", "stock_difference"),
        code: fc.constantFrom("", "NLX-NAS-4", "SYR-1ML-29G-12", "counted"),
        value: fc.integer({ min: -3, max: 3 }).filter((value) => value !== 0),
      }),
      { maxLength: 5, selector: ({ measure, code }) => `${measure} ${code}` },
    ),
  })
  .map(({ day, site, source, cells }) => ({
    place: {
      day,
      firstDay: source === "tally" ? localDate("2026-01-01") : day,
      site,
      route: "",
      model: "" as const,
      source,
    },
    cells,
  }));

function historyOf(steps: readonly Step[]): readonly RecordEvent[] {
  const events: RecordEvent[] = [];
  for (const [index, next] of steps.entries()) {
    const event = eventOfStep(next, index, events);
    if (event !== undefined) events.push(event);
  }
  return events;
}

function eventOfStep(
  { act, base, content, reason, order }: Step,
  index: number,
  events: readonly RecordEvent[],
): RecordEvent | undefined {
  const id: EventId = eventId(order * 1000 + index);
  const record: RecordId = recordId(index + 1);
  if (act === "record") return eventOf({ ...content, id: record }, { id });
  if (act === "undo") {
    // Bringing back what was there before: a fix that names a void.
    const voids = events.filter((event) => event.kind === "void");
    const undone = voids[base % Math.max(voids.length, 1)];
    return undone && fixOf(undone, content, { id });
  }
  const target = events[base % Math.max(events.length, 1)];
  if (target === undefined) return undefined;
  return act === "fix" ? fixOf(target, content, { id }) : voidOf(target, { id, reason });
}
