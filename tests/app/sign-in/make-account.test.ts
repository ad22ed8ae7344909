import { describe, expect, test } from "vitest";
import { makeAccount } from "../../../src/app/sign-in/make-account.ts";
import { lead, password } from "../../support/desk-screen.tsx";
import { fakeEndpoint, noConnection, refusal } from "../../support/fake-endpoint.ts";

const body = { code: "ABCD1234EFGH", account: "office", password };

describe("makeAccount", () => {
  test("goes on with the account that a lost answer had made", async () => {
    const endpoint = fakeEndpoint({ newAccount: () => noConnection, signIn: () => lead });
    const first = await makeAccount(endpoint.client, body);
    endpoint.answer({ newAccount: () => refusal("code-not-valid") });

    const second = await makeAccount(endpoint.client, body);

    expect(first).toEqual({ ok: false, error: noConnection });
    expect(second).toEqual({ ok: true, value: lead });
  });

  test("says of a code that made nothing that it is not valid", async () => {
    const { client } = fakeEndpoint({
      newAccount: () => refusal("code-not-valid"),
      signIn: () => refusal("wrong-password"),
    });

    expect(await makeAccount(client, body)).toEqual({ ok: false, error: refusal("code-not-valid") });
  });

  test("tries no password where the name is taken", async () => {
    const endpoint = fakeEndpoint({ newAccount: () => refusal("name-taken"), signIn: () => lead });

    expect(await makeAccount(endpoint.client, body)).toMatchObject({ ok: false });
    expect(endpoint.times("signIn")).toBe(0);
  });
});
