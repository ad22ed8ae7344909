/** A program's endpoint with everyone who may ask it. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import type { RecordEvent } from "../../src/domain/event.ts";
import { doorTo, sentThrough } from "./sealing.ts";
import {
  type AskOptions,
  inviteCodeOf,
  type TestBrowser,
  type TestEndpoint,
  testPassword,
} from "./test-endpoint.ts";
import { syncRequest } from "./wire-messages.ts";

/** Joins a phone to the program. */
export async function joinedPhone(endpoint: TestEndpoint, admin: TestBrowser) {
  const browser = endpoint.browser();
  const { who } = await browser.joinWith(await inviteCodeOf(admin));
  return { browser, id: who.id };
}

/** As after an evening whose records phones brought on the same day: their clocks bear the endpoint's out. */
export function bearOutClock({ dataDir }: Pick<TestEndpoint, "dataDir">): void {
  const db = new DatabaseSync(join(dataDir, "satchel.sqlite"));
  db.exec("UPDATE letting_go SET is_borne_out = 1");
  db.close();
}

/** An account that came in by an invite. */
export async function accountOf(
  endpoint: TestEndpoint,
  admin: TestBrowser,
  role: "viewer" | "lead" | "admin",
): Promise<TestBrowser> {
  const code = await inviteCodeOf(admin, { role });
  const browser = endpoint.browser();
  const body = { code, account: `${role} ${randomUUID().slice(0, 8)}`, password: testPassword };
  const response = await browser.ask("POST", "/v1/accounts", { body });
  if (response.status !== 201) throw new Error(`No account was made: ${await response.text()}`);
  return browser;
}

/** An exchange that brings events as a phone of the program seals them. */
export async function exchangeWith(
  browser: TestBrowser,
  events: readonly RecordEvent[],
  number: string = randomUUID(),
) {
  const settings = (await (await browser.ask("GET", "/v1/settings")).json()) as Settings;
  const door = doorTo({ sealTo: settings.sealTo } as Parameters<typeof doorTo>[0], settings.programId);
  const sent = [];
  for (const [index, event] of events.entries()) {
    sent.push(await sentThrough(door, event, { seq: index + 1 }));
  }
  return syncRequest({ number, events: sent });
}

export async function settingsOf(browser: TestBrowser, options: AskOptions = {}): Promise<Settings> {
  return (await (await browser.ask("GET", "/v1/settings", options)).json()) as Settings;
}

/** For how many months details are kept from a day later on; without a number, for ever. */
export async function setKeepMonths(admin: TestBrowser, keepMonths?: number): Promise<Response> {
  const { tag } = await settingsOf(admin);
  const body = { tag, ...(keepMonths !== undefined && { keepMonths }) };
  return admin.ask("PUT", "/v1/retention", { body });
}
