import { describe, expect, test } from "vitest";
import type { Route } from "../../src/contract/wire/route.ts";
import { routes } from "../../src/contract/wire/routes.ts";
import { programOf, siteCode, siteOf } from "../support/builders.ts";
import { accountOf, settingsOf } from "../support/program-endpoint.ts";
import {
  inviteCodeOf,
  newSetupCode,
  openTestEndpoint,
  type TestBrowser,
  testPassword,
} from "../support/test-endpoint.ts";
import { syncRequest } from "../support/wire-messages.ts";

const shelter = {
  ...siteOf(),
  code: siteCode("SITE-B"),
  name: "Maple Street shelter",
  area: "Old harbour",
  private: true,
} as const;
const pier = { ...siteOf(), code: siteCode("PIER"), name: "Pier", area: "North" };

/** All that a phone of the program is ever told, as it came. */
async function toldTo(phone: TestBrowser, joinCode: string): Promise<readonly string[]> {
  const asked: readonly Route[] = Object.values(routes);
  const told = [await phone.tryCode(joinCode)];
  for (const { method, path, request } of asked) {
    const body = path === "/v1/sync" ? syncRequest() : {};
    told.push(await phone.ask(method, path, request === undefined ? {} : { body }));
  }
  return Promise.all(
    told.map(async (response) => `${[...response.headers].join("\n")}\n${await response.text()}`),
  );
}

async function setup(sites: readonly object[] = [pier, shelter]) {
  const endpoint = await openTestEndpoint();
  const admin = endpoint.browser();
  const body = {
    code: await newSetupCode(endpoint),
    program: { ...programOf(), sites },
    account: "Robin",
    password: testPassword,
  };
  expect((await admin.ask("POST", "/v1/setup", { body })).status).toBe(201);
  return { endpoint, admin };
}

describe("a private site", () => {
  test("is named in no reply to a phone, whatever the phone asks", async () => {
    const { endpoint, admin } = await setup();
    const phone = endpoint.browser();

    const told = await toldTo(phone, await inviteCodeOf(admin));

    expect(told.filter((reply) => reply.includes("SITE-B"))).toHaveLength(2);
    expect(told.filter((reply) => /maple|old harbour/i.test(reply))).toEqual([]);
  });

  test("goes by its code on a phone, without its area, and the others as they are", async () => {
    const { endpoint, admin } = await setup();
    const phone = endpoint.browser();
    await phone.joinWith(await inviteCodeOf(admin));

    const { program } = await settingsOf(phone);

    const { area: _, ...rest } = shelter;
    expect(program.sites).toEqual([pier, { ...rest, name: "SITE-B" }]);
  });

  test.each(["viewer", "lead", "admin"] as const)("has its name for a %s", async (role) => {
    const { endpoint, admin } = await setup();
    const account = await accountOf(endpoint, admin, role);

    expect((await settingsOf(account)).program.sites).toEqual([pier, shelter]);
  });

  test("can't be guessed from the tag that a phone is told", async () => {
    const { endpoint, admin } = await setup();
    const phone = endpoint.browser();
    await phone.joinWith(await inviteCodeOf(admin));

    const reply = (await (await phone.ask("POST", "/v1/sync", { body: syncRequest() })).json()) as {
      settings: string;
    };

    const { tag } = await settingsOf(phone);
    expect(reply.settings).toBe(tag);
    expect(tag).not.toBe((await settingsOf(admin)).tag);
  });
});
