/** What happens to a phone or to the endpoint as a whole. */
import { localMonth } from "../support/builders.ts";
import { bringCopy, copyOf } from "./copies.ts";
import type { Image } from "./disk-image.ts";
import { entryTonight, entryFor } from "./entries.ts";
import type { SimulatedPhone } from "./phone.ts";

import { lookAgain } from "./upgrades.ts";
import type { World } from "./world.ts";

/** Long enough for what was confirmed before to leave the phones with the next word of the endpoint. */
export async function longBreak(world: World): Promise<void> {
  const unlucky = world.random.pick(world.phones);
  // What was refused just before is all that time without its body.
  if (unlucky !== undefined && world.random.chance(0.3)) {
    await saveAndSend(world, unlucky, { isRefused: true });
  }
  const open = world.random.chance(0.4) ? world.random.pick(world.phones) : undefined;
  if (open !== undefined) await saveAsBefore(world, open);
  await world.pass(40 * 86_400_000);
  for (const phone of world.phones) {
    for (const { drain } of phone.tabs) {
      drain.request("visible");
      await world.settle(phone);
    }
  }
  if (open !== undefined) await saveAsBefore(world, open);
  // The worst moment for it: phones have let go of what an old backup hasn't got.
  if (world.random.chance(0.4)) await restore(world);
}

/** The next contact of an evening in the same tab, which goes by what the tab remembers of the log. */
async function saveAsBefore(world: World, phone: SimulatedPhone): Promise<void> {
  const tab = phone.tabs[0] ?? (await phone.openTab());
  await phone.save(tab, entryTonight(world, phone));
  await world.settle(phone);
}

export async function clone(world: World, phone: SimulatedPhone): Promise<void> {
  if (world.phones.length > 4) return;
  const copy = await phone.clone();
  world.phones.push(copy);
  const tab = await copy.openTab();
  await world.settle(copy);
  world.coverage.met(phone.isLead ? "lead's browser cloned" : "phone cloned");
  if (world.random.chance(0.35)) return;
  // Saved before it has found out that its number is another's too.
  await copy.save(tab, entryFor(world, copy));
  await world.settle(copy);
  const saved = copy.isLead ? undefined : await copyOf(tab);
  if (saved !== undefined) world.copies.push(saved);
  await saveAndSend(world, phone);
  if (saved === undefined) return;
  if (world.random.chance(0.7)) await bringCopy(world, saved);
}

async function saveAndSend(
  world: World,
  phone: SimulatedPhone,
  { isRefused = false }: { readonly isRefused?: boolean } = {},
): Promise<void> {
  const tab = phone.tabs[0] ?? (await phone.openTab());
  const entry = entryFor(world, phone);
  if (isRefused) phone.poison.add(entry.event);
  await phone.save(tab, entry);
  await world.settle(phone);
  tab.drain.request("tap");
  await world.settle(phone);
}

export async function joinAgain(world: World, phone: SimulatedPhone): Promise<void> {
  await phone.join();
  await phone.openTab();
  world.coverage.met("phone joined again");
}

/** It has the new credential, and the number of the old one. */
export async function joinWithoutRoom(world: World, phone: SimulatedPhone): Promise<void> {
  phone.setFull(true);
  if (!(await phone.join())) world.coverage.met("phone joined again, and had no room for it");
  phone.setFull(false);
  await phone.openTab();
}

export async function wipeAndJoin(world: World, phone: SimulatedPhone): Promise<void> {
  phone.setFull(false);
  phone.closeAll();
  await world.outOfReach.beforeWipe(phone);
  const { unsent, numbers } = await phone.wipe();
  for (const number of numbers) world.wipedNumbers.add(number);
  if (unsent > 0) {
    world.coverage.met(
      phone.isLead
        ? "lead's browser wiped with unsent changes"
        : "phone wiped with unsent records, and joined again",
    );
  }
  await phone.join();
  await phone.openTab();
}

/** More of them would make no other case. */
const mostKeys = 5;

export async function rotateKey(world: World): Promise<void> {
  if (world.keys >= mostKeys) return;
  world.keys += 1;
  await world.server.rotateKey();
  const facts = await world.factsOfTabs();
  if (facts.some(({ waiting }) => waiting > 0)) world.coverage.met("key rotated with unsent records");
}

/** Phones go on sealing to the newest; what was sealed before lies in quarantine until its key is back. */
export async function loseKeys(world: World): Promise<void> {
  if (world.keys >= mostKeys || world.areKeysLost) return;
  world.keys += 1;
  world.areKeysLost = true;
  await world.server.loseKeys();
}

export async function bringKeysBack(world: World): Promise<void> {
  if (!world.areKeysLost) return;
  world.areKeysLost = false;
  await world.server.bringKeysBack();
  await lookAgain(world);
}

/** By the endpoint's own steps; when it does so is for its clock and the program's settings, and tested with those. */
export async function letGo({ random, server, coverage }: World): Promise<void> {
  const before = localMonth(random.pick(["2026-09", "2026-10"]) ?? "2026-09");
  if ((await server.letGo(before)) > 0) coverage.met("endpoint let go of what old records say");
}

export async function restartEndpoint(world: World): Promise<void> {
  const { server, coverage } = world;
  server.restart();
  await lookAgain(world);
  coverage.met("endpoint stopped and started again");
}

/** The clones of a phone have its credential, so they are cut off with it. */
export async function revoke(world: World, { device }: SimulatedPhone): Promise<void> {
  const known = world.server.rows("SELECT 1 FROM devices WHERE id = ?", device);
  if (known.length === 0) return;
  await world.server.revoke(world.admin, device);
}

export async function restore(world: World): Promise<void> {
  const image = world.random.pick(world.backups);
  if (image !== undefined) await restoreTo(world, image);
}

export async function restoreTo(world: World, image: Image): Promise<void> {
  const { random, server, coverage } = world;
  if (world.wasRestored) coverage.met("endpoint restored twice");
  const firsts = await Promise.all(world.phones.map((phone) => phone.prunedTo()));
  if (firsts.some((pruned) => pruned > 0)) coverage.met("endpoint restored after events left phones");
  // A lead has read what the backup doesn't know.
  if (random.chance(0.5)) await world.reader.pull();
  await world.outOfReach.duringRestore(() => {
    server.startOn(image);
    server.lives += 1;
  });
  world.wasRestored = true;
  await lookAgain(world);
  coverage.met("endpoint restored from a backup");
}
