/** What can happen next in a schedule. */
import type { FixEvent } from "../../src/domain/event.ts";
import { parseEventId } from "../../src/contract/ids.ts";
import { valueOf } from "../support/results.ts";
import { joinClonesOfAlone } from "./alone.ts";
import { bringCopy, copyOf } from "./copies.ts";
import { contactOf, entryFor } from "./entries.ts";
import type { SimulatedPhone } from "./phone.ts";
import { beKilled, saveIntoFault, tabOf, trigger, triggerIntoFault } from "./failing-writes.ts";
import {
  killInTheMiddle,
  loseDatabase,
  loseDatabaseInTheMiddle,
  reopenAllTabs,
  sendFromWorker,
} from "./interruptions.ts";
import {
  bringKeysBack,
  clone,
  joinAgain,
  joinWithoutRoom,
  letGo,
  longBreak,
  loseKeys,
  restartEndpoint,
  restore,
  revoke,
  rotateKey,
  wipeAndJoin,
} from "./troubles.ts";
import type { World } from "./world.ts";

type Step =
  | "save"
  | "save into a fault"
  | "save and be killed"
  | "trigger"
  | "trigger into a fault"
  | "trigger and be killed"
  | "time"
  | "days"
  | "long break"
  | "open tab"
  | "kill tab"
  | "be killed in the middle"
  | "lose the database"
  | "lose the database in the middle"
  | "reopen"
  | "worker sends"
  | "late reply"
  | "late request"
  | "proxy"
  | "clone"
  | "alone and cloned"
  | "join again"
  | "join again without room"
  | "wipe and join"
  | "disk fills"
  | "disk is cleared"
  | "revoke"
  | "clock"
  | "lead fixes"
  | "lead sends"
  | "lead pulls"
  | "copy saved"
  | "copy brought"
  | "new key"
  | "keys are lost"
  | "keys are back"
  | "other version"
  | "endpoint restarts"
  | "let go"
  | "back up"
  | "restore";

const weights: Readonly<Record<Step, number>> = {
  save: 260,
  "save into a fault": 30,
  "save and be killed": 12,
  trigger: 180,
  "trigger into a fault": 20,
  "trigger and be killed": 15,
  time: 90,
  days: 12,
  "long break": 16,
  "open tab": 30,
  "kill tab": 20,
  "be killed in the middle": 25,
  "lose the database": 12,
  "lose the database in the middle": 25,
  reopen: 12,
  "worker sends": 15,
  "late reply": 40,
  "late request": 30,
  proxy: 20,
  clone: 8,
  "alone and cloned": 8,
  "join again": 6,
  "join again without room": 4,
  "wipe and join": 8,
  "disk fills": 12,
  "disk is cleared": 20,
  revoke: 4,
  clock: 6,
  "lead fixes": 20,
  "lead sends": 20,
  "lead pulls": 40,
  "copy saved": 20,
  "copy brought": 30,
  "new key": 6,
  "keys are lost": 5,
  "keys are back": 8,
  "other version": 8,
  "endpoint restarts": 8,
  "let go": 14,
  "back up": 50,
  restore: 30,
};

export async function takeStep(world: World): Promise<Step> {
  const step = world.random.weighted(weights);
  const phone = world.random.pick(world.phones);
  if (phone === undefined) throw new Error("A program has a phone");
  await play(step, world, phone);
  await world.settle(phone);
  return step;
}

async function play(step: Step, world: World, phone: SimulatedPhone): Promise<void> {
  const { random, network, server } = world;
  switch (step) {
    case "save":
      await phone.save(await tabOf(phone), entryFor(world, phone));
      return;
    case "save into a fault":
      return saveIntoFault(world, phone);
    case "save and be killed":
      return beKilled(world, phone, async (tab) => phone.save(tab, entryFor(world, phone)));
    case "trigger":
      trigger(await tabOf(phone), random);
      return;
    case "trigger into a fault":
      return triggerIntoFault(world, phone);
    case "trigger and be killed":
      return beKilled(world, phone, async (tab) => {
        trigger(tab, random);
        await world.busy.settled();
      });
    case "time":
      return world.pass(random.pick([1000, 5000, 30_000, 120_000, 600_000, 3_600_000]) ?? 0);
    case "days":
      return world.pass((1 + random.below(25)) * 86_400_000);
    case "long break":
      return longBreak(world);
    case "open tab":
      await phone.openTab();
      if (phone.tabs.length > 1) world.coverage.met("two tabs");
      return;
    case "kill tab":
      phone.kill(await tabOf(phone));
      return;
    case "be killed in the middle":
      return killInTheMiddle(world, phone, await tabOf(phone));
    case "lose the database":
      loseDatabase(world, await tabOf(phone));
      return;
    case "lose the database in the middle":
      return loseDatabaseInTheMiddle(world, phone, await tabOf(phone));
    case "reopen":
      return reopenAllTabs(world, phone);
    case "worker sends":
      return sendFromWorker(world, phone);
    case "late reply":
      return network.releaseReply(random);
    case "late request":
      return network.deliverLate(random);
    case "proxy":
      network.largest = random.chance(0.5) ? 1200 + random.below(4000) : Number.POSITIVE_INFINITY;
      return;
    case "clone":
      return clone(world, phone);
    case "alone and cloned":
      return joinClonesOfAlone(world);
    case "join again":
      return joinAgain(world, phone);
    case "join again without room":
      return joinWithoutRoom(world, phone);
    case "wipe and join":
      return wipeAndJoin(world, phone);
    case "disk fills":
      phone.setFull(true);
      return;
    case "disk is cleared":
      phone.setFull(false);
      return;
    case "revoke":
      return revoke(world, phone);
    case "clock":
      phone.clockAheadMs = (random.next() - 0.5) * 10 * 365 * 86_400_000;
      world.coverage.met("clock wrong by years");
      return;
    case "lead fixes":
      return leadFixes(world);
    case "lead sends":
      return world.desk.send();
    case "lead pulls":
      await world.reader.pull();
      return;
    case "copy saved":
      world.copies.push(await copyOf(await tabOf(phone)));
      return;
    case "copy brought":
      return bringSome(world);
    case "new key":
      return rotateKey(world);
    case "keys are lost":
      return loseKeys(world);
    case "keys are back":
      return bringKeysBack(world);
    case "other version":
      network.isOfOtherVersion = random.chance(0.4);
      return;
    case "endpoint restarts":
      return restartEndpoint(world);
    case "let go":
      return letGo(world);
    case "back up":
      world.backups.push(server.image());
      return;
    case "restore":
      return restore(world);
  }
}

async function bringSome(world: World): Promise<void> {
  const copy = world.random.pick(world.copies);
  if (copy !== undefined) await bringCopy(world, copy);
}

async function leadFixes(world: World): Promise<void> {
  const { random, ledger } = world;
  const target = random.pick(ledger.events);
  if (target === undefined) return;
  const event: FixEvent = {
    id: valueOf(parseEventId(random.uuid())),
    record: target.record,
    kind: "fix",
    rev: target.rev + 1,
    base: target.id,
    content: contactOf(random, target.record),
  };
  await world.desk.fix(event);
  if (!("content" in target)) return;
  const { day, site } = target.content;
  if (day !== event.content.day || site !== event.content.site) world.desk.moves.add(event.id);
}
