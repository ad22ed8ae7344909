/** What leads do: in a browser whose log is kept nowhere, and in one with a database and a number of its own. */
import { parseEventId } from "../../src/contract/ids.ts";
import type { FixEvent } from "../../src/domain/event.ts";
import { valueOf } from "../support/results.ts";
import { contactOf } from "./entries.ts";
import { asLead } from "./memberships.ts";
import { SimulatedPhone } from "./phone.ts";
import type { World } from "./world.ts";

export async function leadFixes(world: World): Promise<void> {
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

const mostPhones = 4;

/** Once there is something to change. The next browsers of the account are clones of it. */
export async function openLeadsBrowser(world: World): Promise<void> {
  const { phones, ledger } = world;
  if (phones.length > mostPhones || phones.some(({ isLead }) => isLead) || ledger.events.length === 0) return;
  const browser = new SimulatedPhone(world, asLead);
  await browser.join();
  await browser.openTab();
  phones.push(browser);
  await world.settle(browser);
}

/** A session ends after half an hour in which nobody asks anything. */
export async function signInAgain(world: World, browser: SimulatedPhone): Promise<void> {
  const facts = await Promise.all(browser.tabs.map(async ({ phone }) => phone.sync?.facts()));
  if (facts.some((fact) => (fact?.waiting ?? 0) > 0)) {
    world.coverage.met("lead's session ended with unsent changes, and signed in again");
  }
  await browser.join();
  await browser.openTab();
}
