import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { InviteReply, Invites } from "../../src/contract/wire/access-messages.ts";
import { triesAtCodesPerMinute, triesPerCodePerHour } from "../../src/contract/wire/wire-limits.ts";
import { programOf } from "../support/builders.ts";
import { accountOf, joinedPhone } from "../support/program-endpoint.ts";
import {
  inviteCodeOf,
  newSetupCode,
  openProgramEndpoint,
  openTestEndpoint,
  type TestBrowser,
  testPassword,
} from "../support/test-endpoint.ts";
import { syncRequest } from "../support/wire-messages.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

async function codeOf(response: Response | Promise<Response>): Promise<unknown> {
  return ((await (await response).json()) as { code?: unknown }).code;
}

function whoAsks(browser: TestBrowser): Promise<Response> {
  return browser.ask("GET", "/v1/session");
}

describe("setting up", () => {
  async function setup() {
    const endpoint = await openTestEndpoint();
    const browser = endpoint.browser();
    const code = await newSetupCode(endpoint);
    const setUp = (given: Readonly<Record<string, unknown>>) =>
      browser.ask("POST", "/v1/setup", {
        body: { code, program: programOf(), account: "Robin", password: testPassword, ...given },
      });
    return { endpoint, browser, code, setUp };
  }

  test("makes the program and its first account, an admin, and signs it in", async () => {
    const { browser, setUp } = await setup();

    const response = await setUp({});

    expect(await response.json()).toMatchObject({ role: "admin", name: "Robin" });
    expect(await (await whoAsks(browser)).json()).toMatchObject({ role: "admin", name: "Robin" });
    expect(await (await browser.ask("GET", "/v1/about")).json()).toEqual({
      isSetUp: true,
      otherPhonesCanJoin: true,
      publicUrl: "https://satchel.example.org",
    });
  });

  test("takes a link once", async () => {
    const { setUp } = await setup();
    await setUp({});

    expect(await codeOf(setUp({ account: "Sam" }))).toBe("code-not-valid");
  });

  test("makes the links before it worthless with a new one, and itself after three days", async () => {
    const { endpoint, setUp } = await setup();
    const newer = await newSetupCode(endpoint);

    expect(await codeOf(setUp({}))).toBe("code-not-valid");
    endpoint.pass(3 * dayMs);
    expect(await codeOf(setUp({ code: newer }))).toBe("code-not-valid");
  });

  test("needs a program the first time, and takes none after it", async () => {
    const { endpoint, browser, code, setUp } = await setup();
    const without = await browser.ask("POST", "/v1/setup", {
      body: { code, account: "Robin", password: testPassword },
    });
    await setUp({});
    const again = await newSetupCode(endpoint);

    expect(await codeOf(without)).toBe("not-set-up");
    expect(await codeOf(setUp({ code: again }))).toBe("already-set-up");
  });

  test("gives an account to whoever lost theirs, and keeps the link where the name is taken", async () => {
    const { endpoint, setUp } = await setup();
    await setUp({});
    const other = endpoint.browser();
    const code = await newSetupCode(endpoint);
    const ask = (account: string) =>
      other.ask("POST", "/v1/setup", { body: { code, account, password: testPassword } });

    expect(await codeOf(ask("Robin"))).toBe("name-taken");
    expect((await ask("Sam")).status).toBe(201);
  });

  test("says that other phones can't join where people reach it without https", async () => {
    const endpoint = await openTestEndpoint({ publicUrl: "http://127.0.0.1:8080" });

    const about = await (await endpoint.browser().ask("GET", "/v1/about")).json();

    expect(about).toMatchObject({ isSetUp: false, otherPhonesCanJoin: false });
  });
});

describe("an invite", () => {
  test("lets one phone in, once", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const code = await inviteCodeOf(admin, { label: "Bag 4" });

    const who = await endpoint.browser().joinWith(code);

    expect(who).toMatchObject({ role: "device", name: "Bag 4" });
    expect(await codeOf(endpoint.browser().ask("POST", "/v1/join", { body: { code } }))).toBe(
      "code-not-valid",
    );
  });

  test("is worthless after its time, and listed no more", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const code = await inviteCodeOf(admin, { hours: 1 });
    // A session left alone for so long would have ended.
    for (const _ of [1, 2, 3]) {
      endpoint.pass(20 * minuteMs);
      await whoAsks(admin);
    }

    expect(await codeOf(endpoint.browser().ask("POST", "/v1/join", { body: { code } }))).toBe(
      "code-not-valid",
    );
    expect(await (await admin.ask("GET", "/v1/invites")).json()).toEqual({ invites: [] });
  });

  test("is worthless once it is withdrawn", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const body = { role: "device", label: "Bag 4", hours: 1 };
    const made = (await (await admin.ask("POST", "/v1/invites", { body })).json()) as InviteReply;

    const withdrawn = await admin.ask("DELETE", `/v1/invites/${made.invite.id}`);

    expect(withdrawn.status).toBe(204);
    const joining = endpoint.browser().ask("POST", "/v1/join", { body: { code: made.code } });
    expect(await codeOf(joining)).toBe("code-not-valid");
    expect(await codeOf(admin.ask("DELETE", `/v1/invites/${made.invite.id}`))).toBe("not-found");
  });

  test("is listed without its code", async () => {
    const { admin } = await openProgramEndpoint();
    const code = await inviteCodeOf(admin, { label: "Bag 4" });

    const text = await (await admin.ask("GET", "/v1/invites")).text();

    expect((JSON.parse(text) as Invites).invites).toMatchObject([
      { role: "device", label: "Bag 4", createdDay: "2026-09-08" },
    ]);
    expect(text).not.toContain(code);
  });

  test("gives what it is for and nothing else", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const forPhone = await inviteCodeOf(admin);
    const forViewer = await inviteCodeOf(admin, { role: "viewer" });
    const browser = endpoint.browser();
    const account = { account: "Sam", password: testPassword };

    expect(await codeOf(browser.ask("POST", "/v1/accounts", { body: { code: forPhone, ...account } }))).toBe(
      "code-not-valid",
    );
    expect(await codeOf(browser.ask("POST", "/v1/join", { body: { code: forViewer } }))).toBe(
      "code-not-valid",
    );
    const made = await browser.ask("POST", "/v1/accounts", { body: { code: forViewer, ...account } });
    expect(await made.json()).toMatchObject({ role: "viewer", name: "Sam" });
  });

  test("of leads and admins is an admin's to make", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const lead = await accountOf(endpoint, admin, "lead");
    const statuses = new Map<string, number>();

    for (const role of ["device", "viewer", "lead", "admin"]) {
      const response = await lead.ask("POST", "/v1/invites", { body: { role, label: "New", hours: 1 } });
      statuses.set(role, response.status);
    }

    expect(Object.fromEntries(statuses)).toEqual({ device: 201, viewer: 201, lead: 403, admin: 403 });
  });

  test("is the last of two hundred that may be open at once", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const ask = () => admin.ask("POST", "/v1/invites", { body: { role: "device", label: "Bag", hours: 72 } });
    for (let n = 0; n < 200; n += 1) {
      endpoint.pass(1000);
      expect((await ask()).status).toBe(201);
    }
    endpoint.pass(1000);

    const refused = await ask();

    expect(await codeOf(refused.clone())).toBe("too-fast");
    expect(Number(refused.headers.get("Retry-After"))).toBe(72 * 3600 - 200);
  });
});

describe("codes", () => {
  test("can be tried so often each, and so often altogether", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const code = await inviteCodeOf(admin, { role: "viewer" });
    const browser = endpoint.browser();
    const tryCode = (tried: string) => browser.ask("POST", "/v1/join", { body: { code: tried } });
    const answers: unknown[] = [];
    for (let n = 0; n <= triesPerCodePerHour; n += 1) answers.push(await codeOf(tryCode(code)));

    expect(answers.at(-2)).toBe("code-not-valid");
    expect(answers.at(-1)).toBe("too-fast");

    for (let n = answers.length; n < triesAtCodesPerMinute; n += 1) {
      await tryCode(`${100_000_000_000 + n}`);
    }
    const refused = await tryCode("ABCDEFGHJKMN");
    expect(await codeOf(refused.clone())).toBe("too-fast");
    expect(refused.headers.get("Retry-After")).toBe("2");
    endpoint.pass(2000);
    expect(await codeOf(tryCode("ABCDEFGHJKMN"))).toBe("code-not-valid");
  });
});

describe("signing in", () => {
  function signIn(browser: TestBrowser, password = testPassword, account = "Robin"): Promise<Response> {
    return browser.ask("POST", "/v1/session", { body: { account, password } });
  }

  test("opens a session that ends on signing out", async () => {
    const { endpoint } = await openProgramEndpoint();
    const browser = endpoint.browser();

    expect((await signIn(browser)).status).toBe(201);
    const cookies = [...browser.cookies];
    expect((await browser.ask("DELETE", "/v1/session")).status).toBe(204);

    expect(browser.cookies.size).toBe(0);
    for (const [name, value] of cookies) browser.setCookie(name, value);
    expect(await codeOf(whoAsks(browser))).toBe("not-signed-in");
  });

  test("ends after half an hour without a request, and after twelve hours whatever is asked", async () => {
    const { endpoint } = await openProgramEndpoint();
    const idle = endpoint.browser();
    const busy = endpoint.browser();
    await signIn(idle);
    await signIn(busy);
    const statuses = new Set<number>();
    for (let passedMs = 0; passedMs < 12 * hourMs - 29 * minuteMs; passedMs += 29 * minuteMs) {
      endpoint.pass(29 * minuteMs);
      statuses.add((await whoAsks(busy)).status);
    }

    expect([...statuses]).toEqual([200]);
    expect(await codeOf(whoAsks(idle))).toBe("not-signed-in");
    endpoint.pass(29 * minuteMs);
    expect(await codeOf(whoAsks(busy))).toBe("not-signed-in");
  });

  test("answers a wrong password and an unknown name alike", async () => {
    const { endpoint } = await openProgramEndpoint();
    const browser = endpoint.browser();

    const wrong = await signIn(browser, "not the password");
    const unknown = await signIn(browser, testPassword, "Nobody");

    expect(await wrong.text()).toBe(await unknown.text());
    expect(wrong.status).toBe(401);
    expect(browser.cookies.size).toBe(0);
  });

  test("is slowed down for a name at which someone guesses, and lets its owner in after the wait", async () => {
    const { endpoint } = await openProgramEndpoint();
    const browser = endpoint.browser();
    const answers: unknown[] = [];
    for (let n = 0; n < 5; n += 1) answers.push(await codeOf(signIn(browser, "not the password")));

    expect(answers).toEqual([
      "wrong-password",
      "wrong-password",
      "wrong-password",
      "wrong-password",
      "too-fast",
    ]);
    expect(await codeOf(signIn(browser))).toBe("too-fast");
    endpoint.pass(1000);
    expect((await signIn(browser)).status).toBe(201);
  });

  test("takes a name and a password in whatever form a keyboard writes é", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const code = await inviteCodeOf(admin, { role: "viewer" });
    const body = { code, account: "Andre\u0301", password: "une e\u0301toile dans la nuit" };
    await endpoint.browser().ask("POST", "/v1/accounts", { body });

    const response = await signIn(endpoint.browser(), "une \u00e9toile dans la nuit", "Andr\u00e9");

    expect(response.status).toBe(201);
  });
});

describe("a phone's credential", () => {
  function sync(browser: TestBrowser): Promise<Response> {
    return browser.ask("POST", "/v1/sync", { body: syncRequest({ number: randomUUID() }) });
  }
  const cookieName = "__Host-satchel-device";

  test("opens nothing from the next request on once the phone is revoked", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const { browser, id } = await joinedPhone(endpoint, admin);
    expect((await sync(browser)).status).toBe(201);

    await admin.ask("DELETE", `/v1/phones/${id}`);

    expect(await codeOf(sync(browser))).toBe("revoked");
    const { phones } = (await (await admin.ask("GET", "/v1/phones")).json()) as { phones: object[] };
    expect(phones).toMatchObject([{ id, label: "Van phone", revokedDay: "2026-09-08" }]);
  });

  test("is renewed after a month; the former one is good until the new one was used", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const { browser } = await joinedPhone(endpoint, admin);
    const former = browser.cookies.get(cookieName)!;
    const replyLost = endpoint.browser();
    endpoint.pass(30 * dayMs);
    replyLost.setCookie(cookieName, former);
    await sync(replyLost);
    await sync(browser);
    const renewed = browser.cookies.get(cookieName)!;

    expect(renewed).not.toBe(former);
    expect(replyLost.cookies.get(cookieName), "the same one, however often it is told").toBe(renewed);
    const late = endpoint.browser();
    late.setCookie(cookieName, former);
    expect((await sync(late)).status).toBe(201);

    expect((await sync(browser)).status).toBe(201);
    late.setCookie(cookieName, former);
    expect((await sync(late)).status, "one that was under way").toBe(201);
    endpoint.pass(10 * minuteMs);
    late.setCookie(cookieName, former);
    expect(await codeOf(sync(late))).toBe("not-signed-in");
    expect((await sync(browser)).status).toBe(201);
  });

  test("counts beside a session only where the browser says so, or the route is for both", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const { browser } = await joinedPhone(endpoint, admin);
    for (const [name, value] of admin.cookies) browser.setCookie(name, value);
    const roleOf = async (headers: Readonly<Record<string, string>> = {}) =>
      ((await (await browser.ask("GET", "/v1/session", { headers })).json()) as { role: string }).role;

    expect(await roleOf()).toBe("device");
    expect(await roleOf({ "Satchel-Caller": "account" })).toBe("admin");
    expect(await roleOf({ "Satchel-Caller": "device" })).toBe("device");
    expect((await browser.ask("GET", "/v1/phones")).status).toBe(200);
  });

  test.each([
    [
      "https://satchel.example.org",
      /^__Host-satchel-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    ],
    [
      "http://127.0.0.1:8080",
      /^satchel-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
    ],
  ])("is a cookie that only %s gets back", async (publicUrl, cookie) => {
    const { endpoint, admin } = await openProgramEndpoint({ publicUrl });
    const body = { code: await inviteCodeOf(admin) };

    const response = await endpoint.browser().ask("POST", "/v1/join", { body });

    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(cookie)]);
  });

  test("may be used sixty times a minute", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const { browser } = await joinedPhone(endpoint, admin);
    for (let n = 0; n < 60; n += 1) expect((await whoAsks(browser)).status).toBe(200);

    const refused = await whoAsks(browser);

    expect(await codeOf(refused.clone())).toBe("too-fast");
    expect(refused.headers.get("Retry-After")).toBe("1");
    expect((await whoAsks(admin)).status, "nobody else is held up").toBe(200);
    endpoint.pass(1000);
    expect((await whoAsks(browser)).status).toBe(200);
  });
});

describe("what is stored", () => {
  test("opens nothing: codes, credentials and passwords stand there as hashes", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const setupCode = await newSetupCode(endpoint);
    const openCode = await inviteCodeOf(admin);
    const usedCode = await inviteCodeOf(admin, { label: "Bag 4" });
    const phone = endpoint.browser();
    await phone.joinWith(usedCode);

    const files = await readdir(endpoint.dataDir, { withFileTypes: true });
    const bytes = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map((file) => readFile(join(endpoint.dataDir, file.name), "latin1")),
    );

    const stored = bytes.join("");
    expect(stored).toContain("Bag 4");
    for (const secret of [setupCode, openCode, usedCode, testPassword]) expect(stored).not.toContain(secret);
    for (const token of [...phone.cookies.values(), ...admin.cookies.values()]) {
      expect(stored).not.toContain(token);
    }
  });
});

describe("where a request comes from", () => {
  test.each([
    ["a program at a terminal, which says nothing", {}, 200],
    ["the app", { "Sec-Fetch-Site": "same-origin", Origin: "https://satchel.example.org" }, 200],
    ["an address typed by hand", { "Sec-Fetch-Site": "none" }, 200],
    ["the app in an older browser", { Origin: "https://satchel.example.org" }, 200],
    [
      "the app under another name of the machine",
      { Origin: "http://10.0.0.7:8080", Host: "10.0.0.7:8080" },
      200,
    ],
    ["another site", { "Sec-Fetch-Site": "cross-site" }, 403],
    ["a neighbour under the same domain", { "Sec-Fetch-Site": "same-site" }, 403],
    ["another site in an older browser", { Origin: "https://evil.example" }, 403],
    ["a page without an origin", { Origin: "null" }, 403],
  ])("%s", async (_from, headers, status) => {
    const { endpoint, admin } = await openProgramEndpoint();
    const Cookie = [...admin.cookies].map((pair) => pair.join("=")).join("; ");
    const request = new Request(new URL("/v1/session", endpoint.publicUrl), {
      headers: { Cookie, ...headers },
    });

    expect((await endpoint.app.fetch(request)).status).toBe(status);
  });
});
