import { describe, expect, test } from "vitest";
import { maxListLength, maxTextLength } from "../../../src/contract/limits.ts";
import type { Settings } from "../../../src/contract/wire/settings-message.ts";
import type { Program } from "../../../src/domain/program.ts";
import { codeOf } from "../../support/answers.ts";
import { eventOf, siteOf } from "../../support/builders.ts";
import { contactWith } from "../../support/entries.ts";
import { exchangeWith, joinedPhone, setKeepMonths, settingsOf } from "../../support/program-endpoint.ts";
import { openProgramEndpoint } from "../../support/test-endpoint.ts";

async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const settings = await settingsOf(admin);
  const phone = (await joinedPhone(endpoint, admin)).browser;
  const change = (changes: Partial<Program>, tag = settings.tag) =>
    admin.ask("PUT", "/v1/settings", { body: { tag, program: { ...settings.program, ...changes } } });
  const exchange = async () =>
    (await (
      await phone.ask("POST", "/v1/sync", { body: await exchangeWith(phone, [eventOf(contactWith(1))]) })
    ).json()) as { settings: string };
  return { admin, phone, settings, change, exchange };
}

const pier = siteOf({ code: "PIER", name: "Pier" });

describe("changing the program", () => {
  test("gives settings with another tag, of which phones hear with their next exchange", async () => {
    const { phone, settings, change, exchange } = await setup();
    expect((await exchange()).settings).toBe(settings.tag);

    const changed = (await (
      await change({ name: "Night Van", sites: [...settings.program.sites, pier] })
    ).json()) as Settings;

    expect(changed.program).toEqual({
      ...settings.program,
      name: "Night Van",
      sites: [...settings.program.sites, pier],
    });
    expect(changed.tag).not.toBe(settings.tag);
    expect((await exchange()).settings).toBe(changed.tag);
    expect(await settingsOf(phone)).toEqual(changed);
  });

  test("takes as many sites as a program may have, each with all that may be said of it", async () => {
    const { phone, settings, change } = await setup();
    const more = Array.from({ length: maxListLength.sites - settings.program.sites.length }, (_, index) =>
      siteOf({
        code: `S${index}-`.padEnd(maxTextLength.siteCode, "X"),
        name: "館".repeat(maxTextLength.siteName),
        area: "区".repeat(maxTextLength.area),
        model: "delivery",
        retired: true,
        private: true,
      }),
    );

    expect((await change({ sites: [...settings.program.sites, ...more] })).status).toBe(200);

    expect((await settingsOf(phone)).program.sites).toHaveLength(maxListLength.sites);
  });

  test("is refused to whoever has read an older version", async () => {
    const { settings, change } = await setup();
    await change({ name: "Night Van" });

    expect(await codeOf(change({ name: "Day Van" }))).toBe("settings-changed");
    expect(await codeOf(change({ name: "Day Van" }, "another"))).toBe("settings-changed");
    expect(settings.program.name).not.toBe("Night Van");
  });

  test("takes one of two changes that are made at once", async () => {
    const { change } = await setup();

    const codes = await Promise.all([
      codeOf(change({ name: "Night Van" })),
      codeOf(change({ name: "Day Van" })),
    ]);

    expect(codes.toSorted()).toEqual(["settings-changed", undefined]);
  });

  test("moves the days only while nothing is counted by them", async () => {
    const { admin, change, exchange } = await setup();
    expect((await change({ zone: "America/Chicago", dayStartHour: 5 })).status).toBe(200);
    await exchange();
    const { tag } = await settingsOf(admin);

    expect(await codeOf(change({ zone: "America/Denver", dayStartHour: 5 }, tag))).toBe("days-fixed");
    expect(await codeOf(change({ zone: "America/Chicago", dayStartHour: 6 }, tag))).toBe("days-fixed");
    expect(
      (await change({ zone: "America/Chicago", dayStartHour: 5, fiscalStart: "10-01" }, tag)).status,
    ).toBe(200);
  });

  test("retires a site and never takes one out", async () => {
    const { settings, change } = await setup();
    const retired = settings.program.sites.map((site) => ({ ...site, retired: true as const }));

    expect(await codeOf(change({ sites: [pier] }))).toBe("site-missing");
    expect((await change({ sites: [...retired, pier] })).status).toBe(200);
  });

  test("of factors makes another version of them", async () => {
    const { settings, change } = await setup();
    const { factors } = settings.program;
    const other = { ...factors, perPound: "300" as typeof factors.perPound };

    expect(await codeOf(change({ factors: other }))).toBe("malformed");
    expect(await codeOf(change({ factors: { ...factors, version: 9 } }))).toBe("malformed");
    expect((await change({ factors: { ...other, version: factors.version + 1 } })).status).toBe(200);
  });

  test("leaves the limit on details to whoever may set it", async () => {
    const { admin, change } = await setup();

    expect(await codeOf(change({ schema: 2, keepMonths: 24 }))).toBe("not-allowed");
    expect((await setKeepMonths(admin, 24)).status).toBe(200);
    const { tag } = await settingsOf(admin);
    expect((await change({ name: "Harbour", schema: 2, keepMonths: 24 }, tag)).status).toBe(200);
    expect((await settingsOf(admin)).program).toMatchObject({ name: "Harbour", keepMonths: 24 });
  });
});
