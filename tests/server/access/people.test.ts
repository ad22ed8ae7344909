import { describe, expect, test } from "vitest";
import type { Who } from "../../../src/contract/wire/access-messages.ts";
import type { AccountOfProgram } from "../../../src/contract/wire/people-messages.ts";
import { codeOf, whoAsks } from "../../support/answers.ts";
import { accountOf } from "../../support/program-endpoint.ts";
import {
  inviteCodeOf,
  openProgramEndpoint,
  type TestBrowser,
  type TestEndpoint,
  testPassword,
} from "../../support/test-endpoint.ts";

const minuteMs = 60_000;
const newPassword = "another sentence of mine";

async function idOf(browser: TestBrowser): Promise<string> {
  return ((await (await whoAsks(browser)).json()) as Who).id;
}

async function listed(admin: TestBrowser): Promise<readonly AccountOfProgram[]> {
  return ((await (await admin.ask("GET", "/v1/accounts")).json()) as { accounts: AccountOfProgram[] })
    .accounts;
}

async function signedIn(endpoint: TestEndpoint, account: string, password = testPassword) {
  const browser = endpoint.browser();
  const response = await browser.ask("POST", "/v1/session", { body: { account, password } });
  return { browser, code: await codeOf(response) };
}

describe("the list of accounts", () => {
  test("says who may do what, when they were last here, and how often they are signed in", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    await accountOf(endpoint, admin, "viewer");
    endpoint.pass(20 * minuteMs);
    const { browser } = await signedIn(endpoint, "Robin");
    endpoint.pass(12 * 60 * minuteMs - 1000);

    const { browser: again } = await signedIn(endpoint, "Robin");
    const accounts = await listed(again);

    expect(accounts).toMatchObject([
      { name: "Robin", role: "admin", createdDay: "2026-09-08", lastSeenDay: "2026-09-09", openSessions: 1 },
      { role: "viewer", createdDay: "2026-09-08", openSessions: 0 },
    ]);
    expect(await codeOf(whoAsks(browser)), "idle for too long").toBe("not-signed-in");
  });
});

describe("ending an account", () => {
  test("signs it out at once, lets it in no more, and keeps its name beside what it did", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const lead = await accountOf(endpoint, admin, "lead");
    const { id, name } = (await (await whoAsks(lead)).json()) as Who;

    const ended = await admin.ask("DELETE", `/v1/accounts/${id}`);

    expect(ended.status).toBe(204);
    expect(await codeOf(whoAsks(lead))).toBe("not-signed-in");
    expect((await signedIn(endpoint, name)).code).toBe("wrong-password");
    expect(await listed(admin)).toMatchObject([{ name: "Robin" }, { name, endedDay: "2026-09-08" }]);
    expect(await codeOf(admin.ask("DELETE", `/v1/accounts/${id}`))).toBe("not-found");
  });

  test("makes the invites worthless that it had made", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const other = await accountOf(endpoint, admin, "admin");
    const wayBackIn = await inviteCodeOf(other, { role: "admin" });
    const ofAnother = await inviteCodeOf(admin, { role: "viewer" });

    await admin.ask("DELETE", `/v1/accounts/${await idOf(other)}`);

    const join = (code: string) =>
      endpoint
        .browser()
        .ask("POST", "/v1/accounts", { body: { code, account: "Sam", password: testPassword } });
    expect(await codeOf(join(wayBackIn))).toBe("code-not-valid");
    expect((await join(ofAnother)).status).toBe(201);
  });

  test("never leaves the program without an admin", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    await accountOf(endpoint, admin, "lead");
    const own = await idOf(admin);

    expect(await codeOf(admin.ask("DELETE", `/v1/accounts/${own}`))).toBe("last-admin");
    const second = await accountOf(endpoint, admin, "admin");
    expect((await admin.ask("DELETE", `/v1/accounts/${own}`)).status).toBe(204);

    expect(await codeOf(second.ask("DELETE", `/v1/accounts/${await idOf(second)}`))).toBe("last-admin");
  });
});

describe("one's own password", () => {
  test("is changed by who knows it, and signs all other browsers out", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const { browser: other } = await signedIn(endpoint, "Robin");
    const lead = await accountOf(endpoint, admin, "lead");
    const change = (former: string) =>
      admin.ask("PUT", "/v1/password", { body: { former, password: newPassword } });

    expect(await codeOf(change("not the password"))).toBe("wrong-password");
    expect((await change(testPassword)).status).toBe(204);

    expect((await whoAsks(admin)).status).toBe(200);
    expect((await whoAsks(lead)).status).toBe(200);
    expect(await codeOf(whoAsks(other))).toBe("not-signed-in");
    expect((await signedIn(endpoint, "Robin")).code).toBe("wrong-password");
    expect((await signedIn(endpoint, "Robin", newPassword)).code).toBeUndefined();
  });

  test.each([
    ["one key held down", "aaaaaaaaaaaaaaaa"],
    ["the program's name and a year", "Harbor-Outreach 2026"],
    ["the account's own name, thrice", "Robin Robin Robin"],
  ])("is not %s", async (_what, password) => {
    const { admin } = await openProgramEndpoint();

    const refused = await admin.ask("PUT", "/v1/password", { body: { former: testPassword, password } });

    expect(await codeOf(refused)).toBe("password-guessable");
  });

  test("can't be guessed at through an open session", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const guess = () => admin.ask("POST", "/v1/session/password", { body: { password: "a guess of mine" } });
    const answers: unknown[] = [];
    for (let n = 0; n < 5; n += 1) answers.push(await codeOf(guess()));

    expect(answers.at(-1)).toBe("too-fast");
    endpoint.pass(minuteMs);
    expect(
      (await admin.ask("POST", "/v1/session/password", { body: { password: testPassword } })).status,
    ).toBe(204);
  });
});

describe("ending all other sessions", () => {
  test("leaves the one that asks, and those of others", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const { browser: other } = await signedIn(endpoint, "Robin");
    const lead = await accountOf(endpoint, admin, "lead");

    expect((await admin.ask("DELETE", "/v1/sessions")).status).toBe(204);

    expect(await codeOf(whoAsks(other))).toBe("not-signed-in");
    expect((await whoAsks(admin)).status).toBe(200);
    expect((await whoAsks(lead)).status).toBe(200);
  });
});

describe("what an unattended desk must not give away", () => {
  const detail = "/v1/exports/detail_long.csv?from=2026-03-01&to=2026-03-31";

  test("needs the password again ten minutes after it was shown", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    endpoint.pass(10 * minuteMs);
    expect((await admin.ask("GET", detail)).status).toBe(200);

    endpoint.pass(1);
    expect(await codeOf(admin.ask("GET", detail))).toBe("sign-in-again");
    await admin.ask("POST", "/v1/session/password", { body: { password: testPassword } });

    expect((await admin.ask("GET", detail)).status).toBe(200);
  });

  test("can be asked for a minute earlier, so that there is time to begin", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    endpoint.pass(9 * minuteMs);
    expect((await admin.ask("GET", "/v1/session/password")).status).toBe(204);

    endpoint.pass(1);

    expect(await codeOf(admin.ask("GET", "/v1/session/password"))).toBe("sign-in-again");
  });

  test("is the same for ending an account, and not for totals", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const viewer = await accountOf(endpoint, admin, "viewer");
    endpoint.pass(11 * minuteMs);

    expect(await codeOf(admin.ask("DELETE", `/v1/accounts/${await idOf(viewer)}`))).toBe("sign-in-again");
    expect((await admin.ask("GET", "/v1/rollups")).status).toBe(200);
  });
});
