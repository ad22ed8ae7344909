import { describe, expect, test } from "vitest";
import {
  everything,
  likelySite,
  ownItems,
  ownSites,
  recordsChosen,
} from "../../../src/app/join/coming-along.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { encounterOf, localDate, programOf, siteOf } from "../../support/builders.ts";

const revised = (record: SatchelRecord) => ({ record, rev: 1 });
const site = (code: string) => siteOf({ code }).code;

const evening = [
  revised(encounterOf({ day: localDate("2026-03-07"), site: site("PIER") })),
  revised(encounterOf({ day: localDate("2026-03-08"), site: site("PIER") })),
  revised(encounterOf({ day: localDate("2026-03-09"), site: site("BUS") })),
];

describe("recordsChosen", () => {
  test("takes everything at first, with the first and last day filled in", () => {
    const choice = everything(evening);

    expect(choice).toEqual({ which: "all", from: "2026-03-07", to: "2026-03-09" });
    expect(recordsChosen(evening, choice)).toHaveLength(3);
  });

  test("takes the days asked for, both ends included", () => {
    const chosen = recordsChosen(evening, { which: "some", from: "2026-03-08", to: "2026-03-09" });

    expect(chosen?.map(({ record }) => record.day)).toEqual(["2026-03-08", "2026-03-09"]);
  });

  test("takes nothing where nothing is asked for", () => {
    expect(recordsChosen(evening, { ...everything(evening), which: "none" })).toEqual([]);
  });

  test.each([
    { from: "2026-03-09", to: "2026-03-08" },
    { from: "", to: "2026-03-08" },
    { from: "2026-03-08", to: "2026-02-30" },
  ])("has no answer for days that make no range: $from to $to", (days) => {
    expect(recordsChosen(evening, { which: "some", ...days })).toBeUndefined();
  });
});

describe("ownSites", () => {
  test("names the sites of the records, the busiest first, and one without a name by its code", () => {
    const own = programOf({ sites: [siteOf({ code: "PIER", name: "Old pier" })] });

    expect(ownSites(evening, own)).toEqual([
      { code: "PIER", name: "Old pier", records: 2 },
      { code: "BUS", name: "BUS", records: 1 },
    ]);
  });
});

describe("likelySite", () => {
  const own = { code: site("PIER"), name: "Old pier", records: 1 };

  test("is the program's site of the same code", () => {
    const sites = [siteOf({ code: "X", name: "Old pier" }), siteOf({ code: "PIER", name: "Other" })];

    expect(likelySite(own, sites)).toBe("PIER");
  });

  test("or of the same name, however it is written", () => {
    expect(likelySite(own, [siteOf({ code: "X", name: "OLD PIER" })])).toBe("X");
  });

  test("or none", () => {
    expect(likelySite(own, [siteOf({ code: "X", name: "Bridge" })])).toBeUndefined();
  });
});

describe("ownItems", () => {
  test("are those that the catalogue doesn't know, each once", () => {
    const out = { "OWN-THING": 1, "TST-FEN": 2 };

    expect(ownItems([revised(encounterOf({ out })), revised(encounterOf({ out }))])).toEqual(["OWN-THING"]);
  });
});
