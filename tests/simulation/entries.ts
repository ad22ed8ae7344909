/** What a person taps: a new contact, or a change of one that this phone has. */
import type { RecordId } from "../../src/domain/ids.ts";
import type { EncounterRecord } from "../../src/domain/record.ts";
import { parseEventId, parseRecordId } from "../../src/contract/ids.ts";
import { addDays } from "../../src/domain/local-date.ts";
import type { Entry, RemoteEntry } from "../../src/storage/phone.ts";
import { encounterOf, localDate } from "../support/builders.ts";
import { valueOf } from "../support/results.ts";
import type { SimulatedPhone } from "./phone.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

export function entryFor(world: World, phone: SimulatedPhone): Entry | RemoteEntry {
  if (phone.isLead) return changeOfAny(world);
  const { random } = world;
  const event = valueOf(parseEventId(random.uuid()));
  const head = random.chance(0.35) ? random.pick([...phone.heads.values()]) : undefined;
  if (head === undefined) {
    if (random.chance(0.03)) phone.poison.add(event);
    return { kind: "rec", event, record: contactOf(random, valueOf(parseRecordId(random.uuid()))) };
  }
  if (random.chance(0.3)) {
    return { kind: "void", event, base: head.event, record: head.record, reason: "mistake" };
  }
  return { kind: "fix", event, base: head.event, record: contactOf(random, head.record) };
}

/** What a lead changes of a record that the endpoint showed. */
function changeOfAny({ random, ledger }: World): RemoteEntry {
  const target = random.pick(ledger.events);
  if (target === undefined) throw new Error("A lead's browser comes when there is something to change");
  const event = valueOf(parseEventId(random.uuid()));
  const entry = { event, onto: { event: target.id, rev: target.rev } };
  const { record } = target;
  return random.chance(0.3)
    ? { ...entry, kind: "void", record, day: tonight, reason: "mistake" }
    : { ...entry, kind: "fix", record: contactOf(random, record) };
}

/** Of this evening; on a phone, new. */
export function entryTonight(world: World, phone: SimulatedPhone): Entry | RemoteEntry {
  if (phone.isLead) return changeOfAny(world);
  const { random } = world;
  const event = valueOf(parseEventId(random.uuid()));
  const record = contactOf(random, valueOf(parseRecordId(random.uuid())));
  return { kind: "rec", event, record: { ...record, day: tonight } };
}

/** After all other days, so that a phone counts it from its first contact on. */
export const tonight = localDate("2026-11-01");

/** Tonight, or on any day of three months, at any site. */
export function contactOf(random: Random, id: RecordId): EncounterRecord {
  return encounterOf({
    id,
    day: random.chance(0.4) ? tonight : addDays(localDate("2026-08-01"), random.below(92)),
    site: random.pick(["MAIN", "PARK", "QUAY"]) ?? "MAIN",
    people: 1 + random.below(3),
    out: { "NLX-NAS-4": 1 + random.below(9), ...(random.chance(0.5) ? { "SYR-1ML-29G-12": 10 } : {}) },
    ...(random.chance(0.1) ? { note: "x".repeat(1 + random.below(140)) } : {}),
  });
}
