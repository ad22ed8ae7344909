/** An endpoint with records that are old enough to be let go of, once somebody sets how long details are kept. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { HistoryReply, RecordsReply } from "../../src/contract/wire/desk-messages.ts";
import { encounterOf, eventOf } from "./builders.ts";
import { bearOutClock, exchangeWith, joinedPhone } from "./program-endpoint.ts";
import { openProgramEndpoint, type TestBrowser, type TestEndpoint, testPassword } from "./test-endpoint.ts";

export const dayMs = 86_400_000;
/** In the notes of the old ones, so that it stands in what a record says and nowhere else. */
export const marker = "the-words-that-must-be-gone";

/** A record each of February, March and August, on an endpoint that has seen two mornings by 10 September. */
export async function endpointWithOldRecords() {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser: phone } = await joinedPhone(endpoint, admin);
  const [old, older, recent] = [
    eventOf(encounterOf({ day: "2026-03-08", note: marker, out: { "NLX-NAS-4": 2 } })),
    eventOf(encounterOf({ day: "2026-02-20", note: marker })),
    eventOf(encounterOf({ day: "2026-08-20", out: { "NLX-NAS-4": 1 } })),
  ];
  const request = await exchangeWith(phone, [old, older, recent]);
  await phone.ask("POST", "/v1/sync", { body: request });
  await endpoint.letGo({ isStart: true });
  bearOutClock(endpoint);
  const morning = async (days = 1) => {
    endpoint.pass(days * dayMs);
    await endpoint.letGo();
  };
  const signIn = () =>
    admin.ask("POST", "/v1/session", { body: { account: "Robin", password: testPassword } });
  return {
    endpoint,
    admin,
    phone,
    old,
    request,
    morning,
    signIn,
    stateOf: async () => (await admin.ask("GET", "/v1/retention?months=3")).json() as Promise<object>,
    recordsOf: (day: string) => jsonOf<RecordsReply>(admin, `/v1/records?day=${day}`),
    historyOf: (record: string) => jsonOf<HistoryReply>(admin, `/v1/records/${record}/history`),
    bodies: () => bodiesIn(endpoint),
  };
}

export async function jsonOf<Reply>(browser: TestBrowser, path: string): Promise<Reply> {
  return (await (await browser.ask("GET", path)).json()) as Reply;
}

/** How many events still have something to say. */
export function bodiesIn({ dataDir }: Pick<TestEndpoint, "dataDir">): number {
  const db = new DatabaseSync(join(dataDir, "satchel.sqlite"), { readOnly: true });
  const row = db.prepare("SELECT count(*) AS bodies FROM events WHERE content <> ''").get();
  db.close();
  return Number(row?.["bodies"]);
}
