/** Troubles after which nobody can bring some events any more: the leads' list has to name them. */
import { entryFor, entryTonight } from "./entries.ts";
import { tabOf } from "./failing-writes.ts";
import type { SimulatedPhone } from "./phone.ts";
import { restoreTo, wipeAndJoin } from "./troubles.ts";
import type { World } from "./world.ts";

const dayMs = 86_400_000;

/** The phone let go of what the endpoint had, and then an old backup hasn't got it. */
export async function loseWhatLeft(world: World, phone: SimulatedPhone): Promise<void> {
  const { random, server } = world;
  const image = server.image();
  await saveSome(world, phone);
  for (const days of [0, 1, 40, 0]) {
    await world.pass(days * dayMs);
    await send(world, phone);
  }
  if (random.chance(0.5)) await phone.save(await tabOf(phone), entryTonight(world, phone));
  await world.settle(phone);
  await restoreTo(world, image);
  if (random.chance(0.5)) await send(world, phone);
}

/** A phone is emptied between two exchanges, of which the first told how much there was. */
export async function wipeAmidSending(world: World, phone: SimulatedPhone): Promise<void> {
  await saveSome(world, phone);
  const tab = await tabOf(phone);
  tab.interruption.plan(world.random.below(mostPlaces), () => {
    tab.browser.die();
    phone.kill(tab);
  });
  tab.drain.request("tap");
  await world.busy.settled();
  tab.interruption.giveUp();
  await wipeAndJoin(world, phone);
}

/** An exchange passes up to twenty places where it waits. */
const mostPlaces = 60;

async function saveSome(world: World, phone: SimulatedPhone): Promise<void> {
  const tab = await tabOf(phone);
  const count = 2 + world.random.below(4);
  for (let saved = 0; saved < count; saved++) await phone.save(tab, entryFor(world, phone));
  await world.settle(phone);
}

async function send(world: World, phone: SimulatedPhone): Promise<void> {
  (await tabOf(phone)).drain.request("tap");
  await world.settle(phone);
}
