import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, type ErrorCode } from "../../src/contract/wire/errors.ts";
import type { Who } from "../../src/contract/wire/access-messages.ts";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import { parseErrorReply, parseReplyOf } from "../../src/contract/wire/route-messages.ts";
import type { Route } from "../../src/contract/wire/route.ts";
import { type RouteName, routes } from "../../src/contract/wire/routes.ts";
import { eventOf } from "../support/builders.ts";
import { contactWith } from "../support/entries.ts";
import { accountOf, exchangeWith, joinedPhone } from "../support/program-endpoint.ts";
import {
  type AskOptions,
  inviteCodeOf,
  newSetupCode,
  newTryKey,
  startTestEndpoint,
  type TestBrowser,
  type TestEndpoint,
  testPassword,
  withProgram,
} from "../support/test-endpoint.ts";
import { syncRequest } from "../support/wire-messages.ts";

const askers = ["anyone", "device", "viewer", "lead", "admin", "revoked device", "ended session"] as const;
type Asker = (typeof askers)[number];

let endpoint: TestEndpoint;
let admin: TestBrowser;
let record: string;
/** The number of a log whose only event lies in quarantine. */
let apart: string;
let browsers: Record<Asker, TestBrowser>;

beforeAll(async () => {
  ({ endpoint, admin } = await withProgram(await startTestEndpoint()));
  const event = eventOf(contactWith(1));
  record = event.record;
  const phone = await joinedPhone(endpoint, admin);
  await phone.browser.ask("POST", "/v1/sync", { body: await exchangeWith(phone.browser, [event]) });

  const unreadable = await exchangeWith(phone.browser, [eventOf(contactWith(1))]);
  apart = unreadable.number;
  const events = unreadable.events.map((one) => ({ ...one, key: 99 }));
  await phone.browser.ask("POST", "/v1/sync", { body: { ...unreadable, events } });

  const revoked = await joinedPhone(endpoint, admin);
  await admin.ask("DELETE", `/v1/phones/${revoked.id}`);
  const ended = await accountOf(endpoint, admin, "admin");
  const cookies = [...ended.cookies];
  await ended.ask("DELETE", "/v1/session");
  for (const [name, value] of cookies) ended.setCookie(name, value);

  browsers = {
    anyone: endpoint.browser(),
    device: phone.browser,
    viewer: await accountOf(endpoint, admin, "viewer"),
    lead: await accountOf(endpoint, admin, "lead"),
    admin,
    "revoked device": revoked.browser,
    "ended session": ended,
  };
  return () => endpoint.remove();
});

interface ValidRequest extends AskOptions {
  readonly path: string;
}

/** What each route takes, made anew for each asker: most of it is good once. */
const valid: Readonly<Record<RouteName, () => ValidRequest | Promise<ValidRequest>>> = {
  about: () => ({ path: "/v1/about" }),
  openapi: () => ({ path: "/v1/openapi.json" }),
  setup: async () => ({
    path: "/v1/setup",
    body: { code: await newSetupCode(endpoint), account: randomUUID(), password: testPassword },
  }),
  join: async () => ({ path: "/v1/join", body: { code: await inviteCodeOf(admin), tryKey: newTryKey() } }),
  newAccount: async () => ({
    path: "/v1/accounts",
    body: {
      code: await inviteCodeOf(admin, { role: "viewer" }),
      account: randomUUID(),
      password: testPassword,
    },
  }),
  signIn: () => ({ path: "/v1/session", body: { account: "Robin", password: testPassword } }),
  showPassword: () => ({ path: "/v1/session/password", body: { password: testPassword } }),
  passwordShown: () => ({ path: "/v1/session/password" }),
  endOtherSessions: () => ({ path: "/v1/sessions" }),
  changePassword: () => ({ path: "/v1/password", body: { former: testPassword, password: testPassword } }),
  accounts: () => ({ path: "/v1/accounts" }),
  endAccount: async () => {
    const account = await accountOf(endpoint, admin, "viewer");
    const { id } = (await (await account.ask("GET", "/v1/session")).json()) as Who;
    return { path: `/v1/accounts/${id}` };
  },
  audit: () => ({ path: "/v1/audit" }),
  auditCsv: () => ({ path: "/v1/exports/audit.csv" }),
  changeSettings: async () => {
    const { tag, program } = (await (await admin.ask("GET", "/v1/settings")).json()) as Settings;
    return { path: "/v1/settings", body: { tag, program } };
  },
  retention: () => ({ path: "/v1/retention?months=24" }),
  changeRetention: async () => {
    const { tag } = (await (await admin.ask("GET", "/v1/settings")).json()) as Settings;
    return { path: "/v1/retention", body: { tag, keepMonths: 24 } };
  },
  signOut: () => ({ path: "/v1/session" }),
  who: () => ({ path: "/v1/session" }),
  settings: () => ({ path: "/v1/settings" }),
  sync: () => ({ path: "/v1/sync", body: syncRequest({ number: randomUUID() }) }),
  rollups: () => ({ path: "/v1/rollups" }),
  phones: () => ({ path: "/v1/phones" }),
  revokePhone: async () => ({ path: `/v1/phones/${(await joinedPhone(endpoint, admin)).id}` }),
  quarantine: () => ({ path: "/v1/quarantine?of=open" }),
  quarantinedEvent: () => ({ path: `/v1/quarantine/${apart}/1` }),
  decideQuarantined: () => ({
    path: `/v1/quarantine/${apart}/1`,
    body: { decision: "set-aside", reason: "practice" },
  }),
  lookAgain: () => ({ path: "/v1/quarantine/look-again" }),
  invite: () => ({ path: "/v1/invites", body: { role: "device", label: "Bag 2", hours: 1 } }),
  invites: () => ({ path: "/v1/invites" }),
  withdrawInvite: async () => {
    await inviteCodeOf(admin);
    const listed = (await (await admin.ask("GET", "/v1/invites")).json()) as { invites: { id: string }[] };
    return { path: `/v1/invites/${listed.invites[0]!.id}` };
  },
  recordsOfDay: () => ({ path: "/v1/records?day=2026-03-08" }),
  historyOfRecord: () => ({ path: `/v1/records/${record}/history` }),
  detailCsv: () => ({ path: "/v1/exports/detail_long.csv?from=2026-03-01&to=2026-03-31" }),
  detailAbout: () => ({ path: "/v1/exports/detail_long.about.json?from=2026-03-01&to=2026-03-31" }),
  shiftsCsv: () => ({ path: "/v1/exports/shifts.csv?from=2026-03-01&to=2026-03-31" }),
  shiftsAbout: () => ({ path: "/v1/exports/shifts.about.json?from=2026-03-01&to=2026-03-31" }),
  stockCsv: () => ({ path: "/v1/exports/stock.csv?from=2026-03-01&to=2026-03-31" }),
  stockAbout: () => ({ path: "/v1/exports/stock.about.json?from=2026-03-01&to=2026-03-31" }),
  reversalsCsv: () => ({ path: "/v1/exports/reversals.csv?from=2026-03-01&to=2026-03-31" }),
  reversalsAbout: () => ({ path: "/v1/exports/reversals.about.json?from=2026-03-01&to=2026-03-31" }),
  demographicsCsv: () => ({ path: "/v1/exports/demographics.csv?from=2026-03-01&to=2026-03-31" }),
  demographicsAbout: () => ({ path: "/v1/exports/demographics.about.json?from=2026-03-01&to=2026-03-31" }),
  summaryAbout: () => ({
    path: "/v1/exports/summary_period_site_item.about.json?from=2026-03-01&to=2026-03-31&period=month",
  }),
  summaryCsv: () => ({
    path: "/v1/exports/summary_period_site_item.csv?from=2026-03-01&to=2026-03-31&period=month",
  }),
};

/** Joining and signing in leave a credential behind, which no other row must find. */
function copyOf(browser: TestBrowser): TestBrowser {
  const copy = endpoint.browser();
  for (const [name, value] of browser.cookies) copy.setCookie(name, value);
  return copy;
}

/** Refused to whoever has none. */
function showPassword(browser: TestBrowser): Promise<Response> {
  return browser.ask("POST", "/v1/session/password", { body: { password: testPassword } });
}

function expectedOf(route: Route, asker: Asker): ErrorCode | "answered" {
  if (route.roles.includes("anyone")) return "answered";
  if (asker === "anyone" || asker === "ended session") return "not-signed-in";
  if (asker === "revoked device") return "revoked";
  return route.roles.includes(asker) ? "answered" : "not-allowed";
}

/** Signing out comes last: the other rows need the sessions. */
const names = [
  ...(Object.keys(routes) as RouteName[]).filter((name) => name !== "signOut"),
  "signOut",
] as const;

/** What came back, as far as a row of the table says it. */
async function outcomeOf(name: RouteName, response: Response) {
  const { status, headers } = response;
  const type = headers.get("Content-Type");
  const body = type === "application/json" ? ((await response.json()) as unknown) : undefined;
  const refusal = parseErrorReply(body);
  const isAnswered = "reply" in routes[name] ? parseReplyOf(name, body).ok : status < 300;
  return {
    answer: refusal.ok ? refusal.value.code : isAnswered && "answered",
    status,
    type,
    cache: headers.get("Cache-Control"),
    nonce: headers.get("Satchel-Nonce"),
  };
}

function typeOf({ status, contentType = "application/json" }: Route): string | null {
  return status === 204 ? null : contentType;
}

const rows = names.flatMap((name) =>
  askers.map((asker) => ({ name, asker, expected: expectedOf(routes[name], asker) })),
);

describe("who may ask what", () => {
  test.each(rows)("$name, asked by $asker: $expected", async ({ name, asker, expected }) => {
    const route: Route = routes[name];
    // So that nobody has asked too often.
    endpoint.pass(3000);
    const { path, ...options } = await valid[name]();

    if (route.passwordWithinMinutes !== undefined) await showPassword(browsers[asker]);

    const response = await copyOf(browsers[asker]).ask(route.method, path, options);

    expect(await outcomeOf(name, response)).toEqual({
      answer: expected,
      status: expected === "answered" ? route.status : errors[expected].status,
      type: expected === "answered" ? typeOf(route) : "application/json",
      cache: "no-store",
      nonce: "AAAAAAAAAAAAAAAAAAAAAA",
    });
  });
});
