import { describe, expect, test } from "vitest";
import { codeOf, whoAsks } from "../../support/answers.ts";
import {
  inviteCodeOf,
  openProgramEndpoint,
  type TestBrowser,
  testPassword,
} from "../../support/test-endpoint.ts";

const minuteMs = 60_000;
const hourMs = 60 * 60_000;

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

    // What is left opens nothing: it tells this browser from strangers who guess.
    expect([...browser.cookies.keys()]).toEqual(["__Host-satchel-browser"]);
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
