/** What has to be true once everything has calmed down. */
import type { Cell } from "../../src/domain/measure.ts";
import { checkRecords } from "../../src/server/stores/check-records.ts";
import { liveRecordsIn } from "./naive-fold.ts";
import { nameOf, type Totals, totalsOf } from "./naive-count.ts";
import { wronglyNamed } from "./named-missing.ts";
import { violationsOnPhones } from "./on-phones.ts";
import type { World } from "./world.ts";

export interface Verdict {
  /** Saved, and not at the endpoint. */
  readonly lost: number;
  /** Numbers of the totals that are larger than what was recorded. */
  readonly doubled: number;
  readonly violations: readonly string[];
}

export async function verdictOn(world: World): Promise<Verdict> {
  const { ledger, server } = world;
  const violations = [...world.violations];
  const stored = new Set(server.rows("SELECT id FROM events").map(({ id }) => String(id)));
  const withheld = new Set(
    server.rows("SELECT id FROM quarantine WHERE code = 'withheld'").map(({ id }) => String(id)),
  );
  const frozen = frozenIn(world);
  const held = await idsOnPhones(world);

  const late = [...withheld].filter((id) => held.has(id));
  if (late.length > 0) violations.push(`${late.length} withheld events were not sent again`);
  const gone = [...withheld].filter((id) => !held.has(id) && !world.outOfReach.has(id));
  if (gone.length > 0) violations.push(`${gone.length} withheld events are nowhere any more`);

  const missing = ledger.events.filter(({ id }) => !stored.has(id) && !withheld.has(id) && !frozen.has(id));
  const lost = missing.filter(({ id }) => held.has(id) || !world.outOfReach.has(id));
  const unsaved = [...ledger.confirmed].filter((id) => !ledger.has(id));
  const alien = [...stored].filter((id) => !ledger.has(id) || ledger.refused.has(id));
  if (unsaved.length > 0) violations.push(`${unsaved.length} confirmed saves are in no log`);
  if (alien.length > 0) violations.push(`${alien.length} stored events were never saved`);
  const { findings } = await checkRecords(server.connection());
  violations.push(...findings.map((finding) => `The endpoint's check: ${finding}`));
  violations.push(...strangersInQuarantine(world), ...gaps(world), ...(await waitingOnPhones(world)));
  violations.push(...(await violationsOnPhones(world)), ...(await wronglyNamed(world)));

  const expected = totalsOf(liveRecordsIn(ledger.events.filter(({ id }) => stored.has(id))));
  const counted = cellsByKey(await world.reader.pullAnew());
  if (!isSame(counted, cellsByKey(await world.reader.pull()))) {
    violations.push("A desk that pulled only what changed has other totals than one that begins anew");
  }
  const doubled = [...counted].filter(([key, value]) => value > (expected.get(key) ?? 0)).length;
  const short = [...expected].filter(([key, value]) => value > (counted.get(key) ?? 0)).length;
  if (short > 0) violations.push(`${short} numbers of the totals are smaller than what was recorded`);
  return { lost: lost.length + unsaved.length, doubled, violations };
}

async function idsOnPhones({ phones }: World): Promise<ReadonlySet<string>> {
  const logs = await Promise.all(phones.map((phone) => phone.loggedRows()));
  return new Set(logs.flat().map(({ id }) => id));
}

/** What came of records after their details were let go: confirmed, and counted nowhere. */
function frozenIn({ server, coverage }: World): ReadonlySet<string> {
  const rows = server.rows("SELECT id FROM quarantine WHERE code = 'frozen'");
  const ids = new Set(rows.map(({ id }) => String(id)));
  for (let met = 0; met < ids.size; met++) coverage.met("event of a record that was let go, kept apart");
  return ids;
}

function strangersInQuarantine({ server }: World): readonly string[] {
  return server
    .rows(
      `SELECT code, count(*) AS events FROM quarantine AS q
       WHERE code NOT IN ('withheld', 'frozen') OR (code = 'frozen' AND NOT EXISTS (
         SELECT 1 FROM let_go AS l WHERE l.program = q.program AND l.record = q.envelope ->> '$.record'))
       GROUP BY code`,
    )
    .map(({ code, events }) => `${String(events)} events are in quarantine as ${String(code)}`);
}

/** Every number is without a gap up to what was announced, or a later number of the same log took over. */
function gaps({ server, wipedNumbers }: World): readonly string[] {
  return server
    .rows(
      `SELECT number, born, hw, next, replaced_after,
         (SELECT count(*) FROM receipts AS r WHERE r.number = logs.number AND seq > born AND seq <= hw) AS receipts
       FROM logs`,
    )
    .filter(
      ({ number, born, hw, next, replaced_after: replacedAfter, receipts }) =>
        receipts !== Number(hw) - Number(born) ||
        (hw !== Number(next) - 1 && replacedAfter === null && !wipedNumbers.has(String(number))),
    )
    .map((log) => `A number has a gap that nothing closes: ${JSON.stringify(log)}`);
}

async function waitingOnPhones(world: World): Promise<readonly string[]> {
  return (await world.factsOfTabs())
    .filter((fact) => fact.waiting > 0)
    .map((fact) => `After the calm, a phone still waits: ${JSON.stringify(fact)}`);
}

function cellsByKey(cells: readonly Cell[]): Totals {
  return new Map(cells.map(({ value, ...place }) => [nameOf(place), value]));
}

function isSame(one: Totals, other: Totals): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}
