import { describe, expect, test } from "vitest";
import { wrongPasswordsPerMinute } from "../../../src/contract/wire/wire-limits.ts";
import type { AuditLineShown } from "../../../src/contract/wire/people-messages.ts";
import { codeOf } from "../../support/answers.ts";
import { accountOf } from "../../support/program-endpoint.ts";
import { openProgramEndpoint, type TestBrowser, testPassword } from "../../support/test-endpoint.ts";

const wrong = "a guess at random";
const hourMs = 3_600_000;
const knownCookie = "__Host-satchel-browser";

async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const browser = endpoint.browser();
  const tryIn = (from: TestBrowser, account: string, password = wrong) =>
    codeOf(from.ask("POST", "/v1/session", { body: { account, password } }));
  return {
    endpoint,
    admin,
    tryIn,
    tryAt: (account: string, password = wrong) => tryIn(browser, account, password),
    /** A stranger who tries as often as is let through, and once more. */
    siege: async (account: string) => {
      for (let tries = 0; tries < 20; tries += 1) {
        if ((await tryIn(browser, account)) === "too-fast") return;
      }
      throw new Error("A stranger may try without end.");
    },
    linesOf: async (...actions: readonly string[]) => {
      await tryIn(admin, "Robin", testPassword);
      const { lines } = (await (await admin.ask("GET", "/v1/audit")).json()) as {
        readonly lines: readonly AuditLineShown[];
      };
      return lines
        .filter(({ action, outcome }) => actions.includes(action) && outcome !== "done")
        .map(({ actor, action, objectName, rows }) => [
          actor === "endpoint" ? actor : objectName,
          action,
          objectName,
          rows,
        ]);
    },
  };
}

describe("guessing at many names", () => {
  test("is slowed down for all of them together", async () => {
    const { endpoint, tryAt } = await setup();
    const answers = new Set<unknown>();
    for (let n = 0; n < wrongPasswordsPerMinute; n += 1) answers.add(await tryAt(`name ${n}`));

    expect([...answers]).toEqual(["wrong-password"]);
    expect(await tryAt("one more")).toBe("too-fast");
    endpoint.pass(2000);
    expect(await tryAt("one more")).toBe("wrong-password");
  });

  test("is not what people do who sign in with the right password", async () => {
    const { tryAt } = await setup();
    for (let n = 0; n < 2 * wrongPasswordsPerMinute; n += 1) {
      expect(await tryAt("Robin", testPassword)).toBeUndefined();
    }
  });
});

describe("a stranger who guesses", () => {
  test("tries no more often with a browser's cookie, in however many ways it is written", async () => {
    const { endpoint, admin, tryIn } = await setup();
    await tryIn(admin, "Robin", testPassword);
    const taken = admin.cookies.get(knownCookie) ?? "";
    const answers = new Set<unknown>();

    for (let n = 0; n < 20; n += 1) {
      const thief = endpoint.browser();
      thief.setCookie(knownCookie, `${taken}.${n}`);
      answers.add(await tryIn(thief, "Robin"));
    }

    expect(taken).not.toBe("");
    expect(answers).toContain("too-fast");
  });

  test("keeps nobody out of a browser in which the password was right before", async () => {
    const { admin, siege, tryIn } = await setup();
    await siege("Robin");

    expect(await tryIn(admin, "Robin", testPassword)).toBeUndefined();
    await admin.ask("DELETE", "/v1/session");
    await siege("Robin");
    expect(await tryIn(admin, "Robin", testPassword)).toBeUndefined();
  });

  test("at all names there are keeps nobody out of it either", async () => {
    const { admin, endpoint, tryIn, tryAt } = await setup();
    for (let n = 0; n < wrongPasswordsPerMinute; n += 1) await tryAt(`name ${n}`);

    expect(await tryIn(endpoint.browser(), "Robin", testPassword)).toBe("too-fast");
    expect(await tryIn(admin, "Robin", testPassword)).toBeUndefined();
  });

  test("keeps nobody from showing the password in a session", async () => {
    const { admin, siege } = await setup();
    await siege("Robin");

    const shown = await admin.ask("POST", "/v1/session/password", { body: { password: testPassword } });

    expect(shown.status).toBe(204);
  });

  test("waits at an account also with the cookie of another's browser, or one of his own making", async () => {
    const { endpoint, admin, siege, tryIn } = await setup();
    const viewer = await accountOf(endpoint, admin, "viewer");
    const forged = endpoint.browser();
    forged.setCookie(knownCookie, "AAAA.AAAA");
    await siege("Robin");

    expect(await tryIn(viewer, "Robin")).toBe("too-fast");
    expect(await tryIn(forged, "Robin", testPassword)).toBe("too-fast");
  });

  test("guesses no faster in a browser that he took", async () => {
    const { admin, tryIn } = await setup();
    const answers: unknown[] = [];
    for (let n = 0; n < 5; n += 1) answers.push(await tryIn(admin, "Robin"));

    expect(answers.slice(3)).toEqual(["wrong-password", "too-fast"]);
  });

  test("leaves in the log what he did, and at names that nobody has one line an hour", async () => {
    const { endpoint, tryAt, siege, linesOf } = await setup();
    await tryAt("Nobody");
    await tryAt("Nobody else");
    await siege("Robin");
    await tryAt("Robin");
    expect(await linesOf("sign-in", "unknown-sign-in", "slow-sign-in")).toEqual([
      ["endpoint", "slow-sign-in", "Robin", 1],
      ...Array.from({ length: 4 }, () => ["Robin", "sign-in", "Robin", undefined]),
      ["endpoint", "unknown-sign-in", undefined, 1],
    ]);

    endpoint.pass(hourMs);
    await tryAt("Nobody");
    await siege("Robin");

    expect(await linesOf("unknown-sign-in", "slow-sign-in")).toEqual([
      ["endpoint", "slow-sign-in", "Robin", 2],
      ["endpoint", "unknown-sign-in", undefined, 2],
      ["endpoint", "slow-sign-in", "Robin", 1],
      ["endpoint", "unknown-sign-in", undefined, 1],
    ]);
  });
});

describe("a wrong password in a session", () => {
  test("is told as what it was for", async () => {
    const { admin, linesOf } = await setup();
    await admin.ask("POST", "/v1/session/password", { body: { password: wrong } });
    await admin.ask("PUT", "/v1/password", { body: { former: wrong, password: "another horse battery" } });

    expect(await linesOf("sign-in", "show-password", "change-password")).toEqual([
      ["Robin", "change-password", "Robin", undefined],
      ["Robin", "show-password", "Robin", undefined],
    ]);
  });
});
