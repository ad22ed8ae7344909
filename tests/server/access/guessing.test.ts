import { describe, expect, test } from "vitest";
import { wrongPasswordsPerMinute } from "../../../src/contract/wire/wire-limits.ts";
import { codeOf } from "../../support/answers.ts";
import { openProgramEndpoint, testPassword } from "../../support/test-endpoint.ts";

async function setup() {
  const { endpoint } = await openProgramEndpoint();
  const browser = endpoint.browser();
  const tryAt = (account: string, password = "a guess at random") =>
    codeOf(browser.ask("POST", "/v1/session", { body: { account, password } }));
  return { endpoint, tryAt };
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
