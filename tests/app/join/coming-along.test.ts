import { describe, expect, test } from "vitest";
import {
  daysHere,
  everything,
  likelySite,
  ownItems,
  ownSites,
  recordsChosen,
  since,
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
  test("takes everything at first, with every day on", () => {
    const choice = everything(evening);

    expect(choice).toEqual({ which: "all", days: new Set(["2026-03-07", "2026-03-08", "2026-03-09"]) });
    expect(recordsChosen(evening, choice)).toHaveLength(3);
    expect(recordsChosen(evening, { ...choice, which: "some" })).toHaveLength(3);
  });

  test("takes the single days that are on", () => {
    const days = new Set([localDate("2026-03-07"), localDate("2026-03-09")]);

    const chosen = recordsChosen(evening, { which: "some", days });

    expect(chosen.map(({ record }) => record.day)).toEqual(["2026-03-07", "2026-03-09"]);
  });

  test("takes nothing where nothing is asked for", () => {
    expect(recordsChosen(evening, { ...everything(evening), which: "none" })).toEqual([]);
  });
});

describe("since", () => {
  test("leaves on the days from one on", () => {
    const choice = since(evening, { ...everything(evening), which: "some" }, "2026-03-08");

    expect(choice).toEqual({ which: "some", days: new Set(["2026-03-08", "2026-03-09"]) });
  });

  test.each(["", "2026-02-30"])("changes nothing where %j is no day", (from) => {
    const choice = everything(evening);

    expect(since(evening, choice, from)).toBe(choice);
  });
});

describe("daysHere", () => {
  test("counts the records of each day, the latest first", () => {
    const twice = [...evening, revised(encounterOf({ day: localDate("2026-03-07") }))];

    expect(daysHere(twice)).toEqual([
      { day: "2026-03-09", records: 1 },
      { day: "2026-03-08", records: 1 },
      { day: "2026-03-07", records: 2 },
    ]);
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
