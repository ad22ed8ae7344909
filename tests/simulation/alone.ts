/** Phones that come to the program with records of a time when they worked alone. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { parseEventId, parseRecordId } from "../../src/contract/ids.ts";
import { joinedRecord } from "../../src/domain/joined-record.ts";
import { openPhone } from "../../src/storage/open-phone.ts";
import type { Phone, RevisedRecord } from "../../src/storage/phone.ts";
import type { PhoneOptions } from "../../src/storage/phone-options.ts";
import { localDate, programOf } from "../support/builders.ts";
import { valueOf } from "../support/results.ts";
import { TimersByHand } from "../support/timers-by-hand.ts";
import { Channels } from "./channels.ts";
import { copyDatabase } from "./copy-databases.ts";
import { contactOf } from "./entries.ts";
import { SimulatedPhone } from "./phone.ts";
import type { World } from "./world.ts";

const aloneName = "satchel";
const mostPhones = 3;

/** One phone's backup was put back on another while it worked alone; then both join, with the same records. */
export async function joinClonesOfAlone(world: World): Promise<void> {
  if (world.phones.length > mostPhones) return;
  const factory = new IDBFactory();
  const original = await openAlone(world, factory);
  for (let made = 0; made < 1 + world.random.below(3); made++) await recordAlone(world, original);
  const clone = await openAlone(world, await copyDatabase(factory, aloneName));
  if (world.random.chance(0.5)) await changeAlone(world, clone);
  for (const phone of [original, clone]) await joinFrom(world, phone);
  world.coverage.met("phone alone cloned, and both joined");
}

async function openAlone(world: World, indexedDB: IDBFactory): Promise<Phone> {
  const options: PhoneOptions = {
    name: aloneName,
    randomBytes: (length) => world.random.bytes(length),
    newId: () => world.random.uuid(),
    indexedDB,
    keyRange: IDBKeyRange,
    openChannel: new Channels().open,
    timer: new TimersByHand(world.nowMs).timer,
  };
  return valueOf(await openPhone(options));
}

async function recordAlone({ random }: World, phone: Phone): Promise<void> {
  const event = valueOf(parseEventId(random.uuid()));
  const record = contactOf(random, valueOf(parseRecordId(random.uuid())));
  valueOf(await phone.save({ kind: "rec", event, record }));
}

/** After that, the two phones say different things of one record. */
async function changeAlone({ random }: World, phone: Phone): Promise<void> {
  const [first] = await recordsOn(phone);
  if (first === undefined) return;
  const [head] = await phone.historyOf(first.record.id);
  if (head?.kind !== "readable") return;
  const event = valueOf(parseEventId(random.uuid()));
  const record = contactOf(random, first.record.id);
  valueOf(await phone.save({ kind: "fix", event, base: head.event.id, record }));
}

async function joinFrom(world: World, alone: Phone): Promise<void> {
  const records = await recordsOn(alone);
  alone.close();
  for (const { record } of records) {
    world.ledger.offerRecord(joinedRecord(record, programOf(), { sites: new Map(), items: new Map() }));
  }
  const phone = new SimulatedPhone(world);
  await phone.join(records);
  await phone.openTab();
  world.phones.push(phone);
  await world.settle(phone);
}

async function recordsOn(phone: Phone): Promise<readonly RevisedRecord[]> {
  const records: RevisedRecord[] = [];
  const days = [localDate("2026-01-01"), localDate("2026-12-31")] as const;
  for await (const record of phone.recordsBetween(...days)) records.push(record);
  return records;
}
