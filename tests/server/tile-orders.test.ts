import { describe, expect, test } from "vitest";
import { parseSettings } from "../../src/contract/wire/settings-message.ts";
import { encounterOf, eventOf, localDate, siteOf } from "../support/builders.ts";
import { exchangeWith, joinedPhone, settingsOf } from "../support/program-endpoint.ts";
import { valueOf } from "../support/results.ts";
import { openProgramEndpoint, testPassword } from "../support/test-endpoint.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** The endpoint's day is in September 2026: July and August are looked at. */
async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser } = await joinedPhone(endpoint, admin);
  const site = (await settingsOf(admin)).program.sites[0]?.code ?? "MAIN";
  const send = async (...records: ReturnType<typeof encounterOf>[]) => {
    const events = records.map((record) => eventOf(record));
    const reply = await browser.ask("POST", "/v1/sync", { body: await exchangeWith(browser, events) });
    return (await reply.json()) as { readonly settings: string };
  };
  /** A lead's session doesn't last that long. */
  const nextMonth = async () => {
    endpoint.pass(30 * dayMs);
    await admin.ask("POST", "/v1/session", { body: { account: "Robin", password: testPassword } });
  };
  const meals = [1, 2].map((of) =>
    encounterOf({ day: localDate(`2026-08-0${of}`), site, out: { "FOD-MEAL": 2 } }),
  );
  return { admin, browser, site, send, meals, nextMonth };
}

describe("the order of tiles that phones are told", () => {
  test("is nothing in a program that has handed nothing out", async () => {
    const { browser } = await setup();

    expect((await settingsOf(browser)).program).not.toHaveProperty("tiles");
  });

  test("comes with the settings of the next month, at the sites that the program has, and to phones alone", async () => {
    const { admin, browser, site, send, meals, nextMonth } = await setup();
    await send(...meals, encounterOf({ day: localDate("2026-08-03"), site: "GONE", out: { "TST-FEN": 5 } }));

    await nextMonth();

    const told = await settingsOf(browser);
    expect(told.program).toMatchObject({ tiles: [{ site, codes: ["FOD-MEAL"] }] });
    expect(valueOf(parseSettings(told)).program.tiles).toHaveLength(1);
    expect((await settingsOf(admin)).program).not.toHaveProperty("tiles");
  });

  test("changes the tag of a phone's settings once a month, and with nothing that comes meanwhile", async () => {
    const { site, send, meals, nextMonth } = await setup();
    const tag = async () => (await send()).settings;
    await send(...meals);
    await nextMonth();
    const first = await tag();

    await send(encounterOf({ day: localDate("2026-08-04"), site, out: { "TST-FEN": 5 } }));
    const second = await tag();

    expect(second).toBe(first);
    await nextMonth();
    expect(await tag()).not.toBe(first);
  });

  test("doesn't stand in the way of a lead who changes the program", async () => {
    const { admin, send, meals, nextMonth } = await setup();
    await send(...meals);
    await nextMonth();
    const { tag, program } = await settingsOf(admin);
    const sites = [...program.sites, siteOf({ code: "PIER", name: "Pier" })];

    const changed = await admin.ask("PUT", "/v1/settings", { body: { tag, program: { ...program, sites } } });

    expect(changed.status).toBe(200);
  });
});
