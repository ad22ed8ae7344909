import { describe, expect, test } from "vitest";
import { codeOf, whoAsks } from "../../support/answers.ts";
import { programOf } from "../../support/builders.ts";
import { newSetupCode, openTestEndpoint, testPassword } from "../../support/test-endpoint.ts";

const dayMs = 24 * 60 * 60_000;

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
