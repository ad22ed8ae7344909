/**
 * The list by which leads learn what never came, held against what really never
 * came: what nobody can bring any more, and the endpoint was told of, lies in a
 * gap of the list; and nothing is called missing for certain that is there.
 * Excused are the three known gaps of `tests/model/README.md`, each where its
 * condition is met and nowhere else.
 */
import type { PhoneGap, PhonesReply } from "../../src/contract/wire/desk-messages.ts";
import { KnownDigests } from "../../src/server/stores/known-digests.ts";
import { logsOf } from "../../src/server/stores/logs-of.ts";
import { idsAt, type Place, placesOf, type WholeLog, wholeLogsOf } from "./whole-logs.ts";
import type { World } from "./world.ts";

type NamedGap = Pick<PhoneGap, "number" | "first" | "last" | "certain">;

interface Truth {
  readonly named: readonly NamedGap[];
  readonly logs: readonly WholeLog[];
  /** At the endpoint, or where it can still come from. */
  readonly isThere: (id: string) => boolean;
}

export async function wronglyNamed(world: World): Promise<readonly string[]> {
  const rows = await Promise.all(world.phones.map((phone) => phone.loggedRows()));
  const held = new Set<string>(rows.flat().map(({ id }) => id));
  const truth: Truth = {
    named: [...(await gapsOfPhones(world)), ...gapsOfAccounts(world)],
    logs: await wholeLogsOf(world),
    isThere: (id) => held.has(id) || world.desk.has(id) || world.isReceived(id),
  };
  return [...unnamed(world, truth), ...wronglyCertain(world, truth)];
}

async function gapsOfPhones({ server, admin }: World): Promise<readonly NamedGap[]> {
  await server.signIn(admin);
  const { phones } = (await server.ask(admin, "GET", "/v1/phones")) as PhonesReply;
  return phones.flatMap(({ gaps = [] }) => gaps);
}

/** What leads pull is a list of phones: what a lead's own browser never brought is worked out, and on no page. */
function gapsOfAccounts({ server }: World): readonly NamedGap[] {
  const [log] = server.rows("SELECT program FROM logs LIMIT 1");
  const logs = logsOf(server.connection(), String(log?.["program"]), new KnownDigests());
  return logs.filter(({ owner }) => owner.kind === "account").flatMap(({ gaps }) => gaps);
}

function unnamed(world: World, truth: Truth): readonly string[] {
  const { ledger, server, coverage } = world;
  return ledger.events.flatMap(({ id }) => {
    if (truth.isThere(id)) return [];
    const told = truth.logs.flatMap((log) =>
      placesOf(id, log).flatMap((place) => (server.announced.has(log, place) ? [{ log, place }] : [])),
    );
    if (told.length === 0) return [];
    if (told.some(({ place }) => isNamed(place, truth))) {
      coverage.met("event that nobody can bring any more, on the leads' list");
      return [];
    }
    if (told.every((one) => isHiddenByCopy(one, world, truth) || hasEndFallen(one, world, truth))) return [];
    return [`No list names what never came: ${JSON.stringify(told.map(({ place }) => place))}`];
  });
}

interface ToldPlace {
  readonly log: WholeLog;
  readonly place: Place;
}

function isNamed({ number, seq }: Place, { named }: Truth): boolean {
  return named.some((gap) => gap.number === number && gap.first <= seq && seq <= gap.last);
}

/** Under the number itself, or under the one that took it over and knows as much of it. */
const takenBy = `
  SELECT 1 FROM receipts JOIN logs USING (program) WHERE logs.number = ?1 AND receipts.seq = ?2
    AND (receipts.number = logs.number OR (receipts.number = replaced_by AND replaced_next > ?2))`;

/**
 * Known gap: a clone's event has the place, and no digest is sent that would tell which of the two it is. Where the
 * endpoint knows the digest of what this log dropped, it knows that something is missing, and the list isn't empty.
 */
function isHiddenByCopy({ log, place }: ToldPlace, { server }: World, { named }: Truth): boolean {
  const { number, seq } = place;
  const isTaken = server.rows(takenBy, number, seq).length > 0;
  const digest = log.numbers.find((one) => one.number === number)?.digest;
  if (!isTaken || digest === undefined) return isTaken;
  const isKnown = server.rows(
    "SELECT 1 FROM logs WHERE number = ? AND replaced_digest = ? AND born < ? AND replaced_after >= ?",
    number,
    digest,
    seq,
    seq,
  );
  return isKnown.length === 0 || named.some((gap) => gap.number === number);
}

/** Known gap: of two phones under one number one was wiped, and the other says that its log goes less far. */
function hasEndFallen(
  { log, place: { number, seq } }: ToldPlace,
  { server, wipedLogs, copies }: World,
  { logs }: Truth,
): boolean {
  const isTwins = logs.some(
    ({ teller, numbers }) =>
      teller !== log.teller &&
      // Only a phone takes back what was announced.
      !copies.some((copy) => copy === teller) &&
      numbers.some((one) => one.number === number),
  );
  const isBeyond = server.rows("SELECT 1 FROM logs WHERE number = ? AND next <= ?", number, seq).length > 0;
  return isTwins && wipedLogs.includes(log) && isBeyond;
}

function wronglyCertain(world: World, truth: Truth): readonly string[] {
  const places = truth.named.flatMap(({ number, first, last, certain }) =>
    certain ? Array.from({ length: last - first + 1 }, (_, at) => ({ number, seq: first + at })) : [],
  );
  return places.flatMap((place) => {
    const ids = idsAt(place, truth.logs);
    if (ids.length === 0) return [`A place is named where nothing ever was: ${JSON.stringify(place)}`];
    const isRight = ids.some((id) => !truth.isThere(id) || cameFromOtherEnrolment(id, place, world));
    return isRight ? [] : [`Missing for certain, and there: ${JSON.stringify(place)}`];
  });
}

/** Known gap: the list looks at the numbers of one enrolment only, or of one account. */
function cameFromOtherEnrolment(id: string, { number }: Place, { server }: World): boolean {
  const ofSame = server.rows(
    `SELECT 1 FROM receipts JOIN logs USING (program, number)
     WHERE receipts.id = ? AND (owner_kind, owner) = (SELECT owner_kind, owner FROM logs WHERE number = ?)`,
    id,
    number,
  );
  return ofSame.length === 0;
}
