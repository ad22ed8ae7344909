/** What has to be true on each phone, whatever happened to it: of its totals, and of what left it. */
import { tonight } from "./entries.ts";
import { handedOut, knownContact } from "./naive-count.ts";
import type { SimulatedPhone } from "./phone.ts";
import type { World } from "./world.ts";

const retentionMs = 35 * 86_400_000;

export async function violationsOnPhones(world: World): Promise<readonly string[]> {
  const found = await Promise.all(
    world.phones.map(async (phone) => [
      ...(await wrongTotals(phone)),
      ...(await leftTooEarly(phone, world)),
      ...(await damagedLog(phone)),
    ]),
  );
  return [...found.flat(), ...(await reusedNumbers(world))];
}

/** Its numbers without a gap, across tabs and kills, and each event with the hash and the digest that were announced. */
async function damagedLog({ tabs }: SimulatedPhone): Promise<readonly string[]> {
  const [tab] = tabs;
  if (tab === undefined) return [];
  const { differences } = await tab.phone.check();
  return differences.map((difference) => `A phone's log is damaged: ${JSON.stringify(difference)}`);
}

/** After a fork a number is never taken again, and two phones under one number hold the same. */
async function reusedNumbers({ phones }: World): Promise<readonly string[]> {
  const found: string[] = [];
  const placesOf = new Map<string, Map<number, string>>();
  for (const phone of phones) {
    const { log } = await phone.stand();
    const numbers = [log.number, ...log.prev.map(({ number }) => number)];
    if (new Set(numbers).size < numbers.length) found.push("A phone took a number a second time");
    const places = placesOf.get(log.number) ?? new Map<number, string>();
    placesOf.set(log.number, places);
    for (const { seq, id } of await phone.loggedRows(log.born)) {
      if ((places.get(seq) ?? id) !== id)
        found.push(`Two phones use the number ${log.number} for different events`);
      places.set(seq, id);
    }
  }
  return found;
}

/** Of the newest day there is: older ones leave the week that a program's phone counts. */
async function wrongTotals({ tabs }: SimulatedPhone): Promise<readonly string[]> {
  const [tab] = tabs;
  if (tab === undefined) return [];
  const expected = new Map<string, number>();
  for await (const { record } of tab.phone.recordsBetween(tonight, tonight)) {
    for (const [code, value] of handedOut(knownContact(record)))
      expected.set(code, (expected.get(code) ?? 0) + value);
  }
  const told = (await tab.phone.dayTotals(tonight)).map(({ code, value }) => [code, value] as const);
  const isSame = told.length === expected.size && told.every(([code, value]) => expected.get(code) === value);
  return isSame ? [] : ["The totals of a day are not what the phone's book says"];
}

async function leftTooEarly(phone: SimulatedPhone, { ledger, nowMs }: World): Promise<readonly string[]> {
  const held = new Set((await phone.loggedRows()).map(({ id }) => String(id)));
  const left = [...phone.confirmed].filter((id) => !held.has(id));
  // The endpoint's clock is ahead by as much as it was looked at.
  const earliestMs = nowMs - retentionMs + 60_000;
  const early = left.filter((id) => ledger.savedMs(id) > earliestMs);
  return early.length > 0 ? [`${early.length} events left a phone before their 35 days were over`] : [];
}
