import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf, everyTallied, tilesOf } from "../../../src/app/record/tile-catalogue.ts";
import { forgetOrders, keepOrder, keptOrder, usedAt } from "../../../src/app/record/tile-order.ts";
import { memoryPreferenceStorage } from "../../../src/app/shell/preference-storage.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { encounterOf, groupOf, localDate, siteCode, stockOf } from "../../support/builders.ts";
import { mustSave, newEntry, voidEntry } from "../../support/entries.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";

const pier = siteCode("PIER");
const today = localDate("2026-03-08");

async function phoneWith(...records: readonly SatchelRecord[]) {
  const phone = await openTestPhone();
  for (const record of records) await mustSave(phone, newEntry(record));
  return phone;
}

function contact(day: string, code: string, site = "PIER", quantity = 1) {
  return encounterOf({ day, site, out: { [code]: quantity } });
}

async function orderOf(...records: readonly SatchelRecord[]) {
  return (await usedAt(await phoneWith(...records), { site: pier, before: today })).codes;
}

describe("usedAt", () => {
  test("puts first what was handed out most often, however much went at a time", async () => {
    const order = await orderOf(
      contact("2026-03-07", "WAT-BTL", "PIER", 40),
      contact("2026-03-07", "TST-XYL"),
      contact("2026-03-06", "TST-XYL"),
    );

    expect(order).toEqual(["TST-XYL", "WAT-BTL"]);
  });

  test("counts a kit by its tile, and what is loose beside it", async () => {
    const kit = { code: "KIT-SNT", version: 1 };
    const order = await orderOf(
      groupOf({
        day: "2026-03-07",
        site: "PIER",
        kits: [{ ...kit, quantity: 2 }],
        lines: [
          { item: "SNT-STRAW", quantity: 2, direction: "out", kit },
          { item: "HAND-WARM", quantity: 1, direction: "out" },
        ],
      }),
    );

    expect(order).toEqual(["KIT-SNT", "HAND-WARM"]);
  });

  test("knows nothing of another site, of the evening itself, of what is older than two weeks, or was voided", async () => {
    const phone = await phoneWith(
      contact("2026-03-07", "CON-EXT", "CAMP"),
      contact("2026-03-08", "CON-INT"),
      contact("2026-02-21", "FOD-SNK"),
      contact("2026-02-22", "FOD-MEAL"),
      stockOf({ day: "2026-03-07", site: "PIER" }),
    );
    const voided = await mustSave(phone, newEntry(contact("2026-03-07", "LUB-PKT")));
    await mustSave(phone, voidEntry(voided));

    expect((await usedAt(phone, { site: pier, before: today })).codes).toEqual(["FOD-MEAL"]);
  });
});

describe("a kept order", () => {
  test("is found by its site, spaces in its code or not, until it is forgotten", () => {
    const storage = memoryPreferenceStorage();
    const yard = siteCode("Old yard");
    keepOrder(storage, { site: pier, codes: ["TST-XYL", "KIT-SNT"] });
    keepOrder(storage, { site: yard, codes: ["WAT-BTL"] });

    expect(keptOrder(storage, pier)?.codes).toEqual(["TST-XYL", "KIT-SNT"]);
    expect(keptOrder(storage, yard)?.codes).toEqual(["WAT-BTL"]);
    forgetOrders(storage);
    expect(keptOrder(storage, pier)).toBeUndefined();
  });

  test("stays for the twelve sites that were used last", () => {
    const storage = memoryPreferenceStorage();
    const sites = Array.from({ length: 13 }, (_, index) => siteCode(`S${index}`));
    for (const site of sites) keepOrder(storage, { site, codes: ["WAT-BTL"] });

    expect(sites.filter((site) => keptOrder(storage, site) !== undefined)).toEqual(sites.slice(1));
  });
});

describe("tilesOf", () => {
  const codes = everyTallied().map(codeOf);
  const shipped = tilesOf("common").map(codeOf);

  test("shows as common what a site uses most, then what ships", () => {
    const shown = tilesOf("common", ["TST-XYL", "FOD-MEAL", "NOT-THERE"]).map(codeOf);

    expect(shown.slice(0, 3)).toEqual(["TST-XYL", "FOD-MEAL", "KIT-INJ-4"]);
  });

  test("keeps as many, each once, and naloxone where it is, whatever a site uses", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(codes), (order) => {
        const shown = tilesOf("common", order).map(codeOf);
        expect(new Set(shown).size).toBe(shipped.length);
        const places = (of: readonly string[]) => of.map((code) => (code.startsWith("NLX-") ? code : ""));
        expect(places(shown)).toEqual(places(shipped));
      }),
    );
  });
});
