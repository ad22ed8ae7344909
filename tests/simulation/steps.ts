/** Takes one of the steps of a schedule. */
import { joinClonesOfAlone } from "./alone.ts";
import { bringCopy, copyOf } from "./copies.ts";
import { entryFor } from "./entries.ts";
import type { SimulatedPhone } from "./phone.ts";
import { beKilled, saveIntoFault, tabOf, trigger, triggerIntoFault } from "./failing-writes.ts";
import {
  killInTheMiddle,
  loseDatabase,
  loseDatabaseInTheMiddle,
  reopenAllTabs,
  sendFromWorker,
} from "./interruptions.ts";
import { leadFixes, openLeadsBrowser, signInAgain } from "./leads.ts";
import { loseWhatLeft, wipeAmidSending } from "./lost-for-good.ts";
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
import { killWhileJoining, killWhileOpening } from "./unfinished.ts";
import { updateApp, upgradeEndpoint } from "./upgrades.ts";
import { yearMs } from "./watched-log.ts";
import { type Step, weights } from "./weights.ts";
import type { World } from "./world.ts";

/** Some single events are larger, in bytes of JSON with what goes beside them. */
const leastOfProxy = 450;

export async function takeStep(world: World): Promise<Step> {
  const step = world.random.weighted(weights);
  const phone = world.random.pick(world.phones);
  if (phone === undefined) throw new Error("A program has a phone");
  if (phone.isLead && phone.isCutOff() && world.random.chance(0.6)) await signInAgain(world, phone);
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
    case "evening without a connection":
      return saveMany(world, phone);
    case "trigger":
      trigger(await tabOf(phone), random);
      return;
    case "two send at once":
      return sendAtOnce(world, phone);
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
    case "be killed while opening":
      return killWhileOpening(world, phone);
    case "be killed while joining":
      return killWhileJoining(world, phone);
    case "lose what left":
      return loseWhatLeft(world, phone);
    case "wipe amid sending":
      return wipeAmidSending(world, phone);
    case "lose the database":
      loseDatabase(world, await tabOf(phone));
      return;
    case "lose the database in the middle":
      return loseDatabaseInTheMiddle(world, phone, await tabOf(phone));
    case "reopen":
      return reopenAllTabs(world, phone);
    case "worker sends":
      // The worker knows the phone's database only.
      if (!phone.isLead) await sendFromWorker(world, phone);
      return;
    case "late reply":
      network.releaseReply(random);
      return;
    case "late request":
      return network.deliverLate(random);
    case "proxy":
      network.largest = random.chance(0.6) ? leastOfProxy + random.below(1500) : Number.POSITIVE_INFINITY;
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
      phone.clockAheadMs = (random.next() - 0.5) * 10 * yearMs;
      return;
    case "lead fixes":
      return leadFixes(world);
    case "lead opens a browser":
      return openLeadsBrowser(world);
    case "lead's browser in trouble":
      return troubleLead(world);
    case "lead sends":
      return world.desk.send();
    case "lead pulls":
      await world.reader.pull();
      return;
    case "copy saved":
      // A lead's desk has no button for it.
      if (!phone.isLead) world.copies.push(await copyOf(await tabOf(phone)));
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
    case "other address":
      network.isUnderOtherAddress = random.chance(0.4);
      return;
    case "app is newer":
      return updateApp(world, phone);
    case "endpoint is upgraded":
      return upgradeEndpoint(world);
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

/** Enough that one exchange goes behind another, where few events go into one. */
async function saveMany(world: World, phone: SimulatedPhone): Promise<void> {
  const tab = await tabOf(phone);
  const count = 4 + world.random.below(4);
  for (let saved = 0; saved < count; saved++) await phone.save(tab, entryFor(world, phone));
  await world.settle(phone);
  tab.drain.request("tap");
}

/** Two phones, or two tabs of one, whose exchanges are at the endpoint together. */
async function sendAtOnce(world: World, phone: SimulatedPhone): Promise<void> {
  const { random, network, phones } = world;
  const other = random.chance(0.6) ? random.pick(phones.filter((one) => one !== phone)) : undefined;
  const tab = await tabOf(phone);
  await phone.save(tab, entryFor(world, phone));
  const beside = other === undefined ? await phone.openTab() : await tabOf(other);
  if (other !== undefined) await other.save(beside, entryFor(world, other));
  await world.settle(phone);
  network.isCrowded = true;
  for (const { drain } of [tab, beside]) drain.request("tap");
  await world.settle(phone);
  if (other !== undefined) await world.settle(other);
  network.isCrowded = false;
}

/** The worst moment for it: there is a change that only this browser has. */
async function troubleLead(world: World): Promise<void> {
  const browser = world.phones.find(({ isLead }) => isLead);
  if (browser === undefined) return;
  if (browser.isCutOff()) await signInAgain(world, browser);
  await browser.save(await tabOf(browser), entryFor(world, browser));
  await world.settle(browser);
  await (world.random.chance(0.5) ? clone(world, browser) : wipeAndJoin(world, browser));
}

async function bringSome(world: World): Promise<void> {
  const copy = world.random.pick(world.copies);
  if (copy !== undefined) await bringCopy(world, copy);
}
