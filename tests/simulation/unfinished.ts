/** The browser ends the app while it opens, or while a phone joins again. */
import { joinProgram } from "../../src/storage/join.ts";
import { openPhone } from "../../src/storage/open-phone.ts";
import type { PhoneOptions } from "../../src/storage/phone-options.ts";
import { Channels } from "./channels.ts";
import { Interruption, isOnLine } from "./interruption.ts";
import type { SimulatedPhone } from "./phone.ts";
import type { World } from "./world.ts";

/** A transaction is two of them; more than either has. */
const mostPlaces = { "an opening": 8, "a joining": 12 } as const;

export async function killWhileOpening(world: World, phone: SimulatedPhone): Promise<void> {
  await beginAndKill(world, phone, "an opening", async (options) => {
    const opened = await openPhone(options);
    if (opened.ok) opened.value.close();
  });
  await phone.openTab();
}

/** It has the new credential, and in its database stands the old number or the new one. */
export async function killWhileJoining(world: World, phone: SimulatedPhone): Promise<void> {
  const joining = await phone.enrol();
  phone.hasUnknownCredential = true;
  await beginAndKill(world, phone, "a joining", (options) => joinProgram(options, joining));
  if (world.random.chance(0.5)) await phone.join();
  await phone.openTab();
}

async function beginAndKill(
  world: World,
  phone: SimulatedPhone,
  what: keyof typeof mostPlaces,
  begin: (options: PhoneOptions) => Promise<unknown>,
): Promise<void> {
  const { browser, options } = phone.newBrowser();
  const busy = world.busy.part();
  // Of its own: what a page that is gone still does draws nothing that others draw.
  const own = phone.random.branch("unfinished");
  const isUndone = world.random.chance(0.5);
  const interruption = new Interruption();
  browser.onWait = interruption.pass;
  interruption.plan(world.random.below(mostPlaces[what]), (place) => {
    if (!isOnLine(place)) world.coverage.met(`killed in ${what}: ${place}`);
    if (isUndone) browser.forceClose();
    browser.die();
    busy.abandon();
  });
  const begun = busy.during(() =>
    begin({
      ...options,
      randomBytes: (length) => own.bytes(length),
      newId: () => own.uuid(),
      openChannel: new Channels().open,
    }),
  );
  void begun.catch((error: unknown) => world.violations.push(String(error)));
  await world.busy.settled();
  interruption.giveUp();
  browser.die();
}
