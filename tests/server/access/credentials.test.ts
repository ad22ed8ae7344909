import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { phoneMarker, phoneMarkerValue } from "../../../src/contract/wire/phone-marker.ts";
import { codeOf, whoAsks } from "../../support/answers.ts";
import { joinedPhone } from "../../support/program-endpoint.ts";
import {
  inviteCodeOf,
  newSetupCode,
  openProgramEndpoint,
  type TestBrowser,
  testPassword,
} from "../../support/test-endpoint.ts";
import { syncRequest } from "../../support/wire-messages.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * 60_000;

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
      "satchel-phone=joined; Max-Age=34560000; Path=/; Secure; SameSite=Strict",
    ],
    [
      "http://127.0.0.1:8080",
      /^satchel-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
      "satchel-phone=joined; Max-Age=34560000; Path=/; SameSite=Strict",
    ],
  ])(
    "is a cookie that only %s gets back, beside a marker that is no credential",
    async (publicUrl, cookie, marker) => {
      const { endpoint, admin } = await openProgramEndpoint({ publicUrl });
      const code = await inviteCodeOf(admin);

      const response = await endpoint.browser().tryCode(code);

      expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(cookie), marker]);
    },
  );

  test("leaves two kinds of cookies behind that no page can remove, signed out or not", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const browser = endpoint.browser();
    const answers = [
      await browser.tryCode(await inviteCodeOf(admin)),
      await browser.ask("POST", "/v1/session", { body: { account: "Robin", password: testPassword } }),
      await browser.ask("DELETE", "/v1/session", { headers: { "Satchel-Caller": "account" } }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 204]);
    const isOutOfReach = new Map(
      answers.flatMap(({ headers }) =>
        headers.getSetCookie().map((cookie) => [cookie.split("=")[0], cookie.includes("; HttpOnly;")]),
      ),
    );
    const left = [...browser.cookies.keys()].filter((name) => isOutOfReach.get(name) === true);
    // The page on protection names these two; a third has to be named there first.
    expect(left.toSorted()).toEqual(["__Host-satchel-browser", cookieName]);
    expect(isOutOfReach.get(phoneMarker)).toBe(false);
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
    const { [phoneMarker]: marker, ...credentials } = Object.fromEntries([
      ...phone.cookies,
      ...admin.cookies,
    ]);
    expect(marker).toBe(phoneMarkerValue);
    for (const token of Object.values(credentials)) {
      expect(stored).not.toContain(token);
    }
  });
});
