/** What must hold of the shipped catalogue, however it grows. */
import { describe, expect, test } from "vitest";
import {
  type Catalogue,
  type Item,
  itemCategories,
  serviceGroups,
} from "../../src/domain/catalogue/catalogue.ts";
import { catalogueOf, shippedCatalogue } from "../../src/domain/catalogue/shipped.ts";
import { askAboveQuantity, maxQuantity } from "../../src/domain/limits.ts";
import { itemCode, kitCode, serviceCode } from "../support/builders.ts";
import releasedCodes from "../fixtures/catalogue/released-codes.json" with { type: "json" };

const { items, kits, services, referrals, steps } = shippedCatalogue;
const allItems = [...items.values()];
const allKits = [...kits.values()];
const itemCodes: readonly string[] = [...items.keys()];
const allCodes: readonly string[] = [
  ...itemCodes,
  ...kits.keys(),
  ...services.keys(),
  ...referrals,
  ...steps,
];

function mustGetItem(code: string): Item {
  const item = items.get(itemCode(code));
  if (item === undefined) throw new Error(`${code} does not ship`);
  return item;
}

function codesOf(found: readonly Item[]): readonly string[] {
  return found.map((item) => item.code);
}

function recipeOf(code: string, version: number) {
  const recipe = kits.get(kitCode(code))?.versions.find((candidate) => candidate.version === version);
  return recipe?.lines.map((line) => [line.item, line.quantity]);
}

describe("shippedCatalogue", () => {
  test("uses a code once, across items, kits, services, referrals and steps", () => {
    expect(allCodes).toEqual([...new Set(allCodes)]);
  });

  test("writes codes in capitals, digits and hyphens, at most 24 of them", () => {
    expect(allCodes.filter((code) => !/^[A-Z0-9]+(-[A-Z0-9]+)+$/.test(code) || code.length > 24)).toEqual([]);
  });

  test("starts the codes of services, referrals and steps with what they are", () => {
    expect([...services.keys()].filter((code) => !code.startsWith("SVC-"))).toEqual([]);
    expect([...referrals].filter((code) => !code.startsWith("REF-"))).toEqual([]);
    expect([...steps].filter((code) => !code.startsWith("STP-"))).toEqual([]);
  });

  test("keeps items in the order of the categories, so that screens need not sort", () => {
    const categories = allItems.map((item) => itemCategories.indexOf(item.category));

    expect(categories).toEqual(categories.toSorted((a, b) => a - b));
  });

  test("has something in every category and every group of services", () => {
    expect(new Set(allItems.map((item) => item.category))).toEqual(new Set(itemCategories));
    expect(new Set([...services.values()].map((service) => service.group))).toEqual(new Set(serviceGroups));
  });

  test("has a place for every kind of service the field knows", () => {
    const kindsOfService = [
      "SYR-1ML-28G-12",
      "NLX-NAS-4",
      "PIP-STEM",
      "SNT-STRAW",
      "SVC-DRUGCHK",
      "SVC-SCS",
      "SVC-BUP-START",
      "SVC-MOUD-MTD",
      "SVC-MOUD-NTX",
      "SVC-MAP",
      "NRT-PATCH",
      "SVC-NRT",
      "SVC-OD-EDU",
      "SVC-COUNS",
      "SVC-MI",
      "SVC-COPING",
      "SVC-PEER",
      "SVC-GROUP-HR",
      "SVC-ALC-SKILLS",
      "SVC-COMMUNITY",
      "REF-SUD",
      "REF-RECOVERY",
      "REF-COUNS",
      "REF-OUTPT",
    ];

    expect(allCodes).toEqual(expect.arrayContaining(kindsOfService));
  });
});

describe("the items of shippedCatalogue", () => {
  test("count a set as a syringe and a needle, a barrel as a syringe, a loose needle as a needle", () => {
    const counted = allItems.filter((item) => item.syringes !== 0 || item.needles !== 0);
    const wrong = counted.filter((item) => {
      const isBarrel = item.code.startsWith("SYR-BRL-");
      const isLooseNeedle = item.category === "needle";
      return item.syringes !== (isLooseNeedle ? 0 : 1) || item.needles !== (isBarrel ? 0 : 1);
    });

    expect(codesOf(wrong)).toEqual([]);
    expect(codesOf(counted)).toEqual(itemCodes.filter((code) => /^(SYR|NDL)-/.test(code)));
  });

  test("have doses if they are reversal medication, and then only", () => {
    const withDoses = allItems.filter((item) => item.doses > 0);

    expect(codesOf(withDoses)).toEqual(itemCodes.filter((code) => /^(NLX|NMF)-/.test(code)));
    expect(withDoses.every((item) => item.category === "naloxone")).toBe(true);
  });

  test("are a dose each, except for the vial of ten and the prefilled syringe of five", () => {
    const several = allItems.filter((item) => item.doses > 1);

    expect(several.map((item) => [item.code, item.unit, item.doses])).toEqual([
      ["NLX-IM-10ML", "vial", 10],
      ["NLX-IM-PFS", "device", 5],
    ]);
    expect(allItems.filter((item) => item.unit === "dose").every((item) => item.doses === 1)).toBe(true);
  });

  test("track lot and expiry if they are reversal medication", () => {
    const medication = allItems.filter((item) => item.doses > 0);

    expect(medication.every((item) => item.tracksLot && item.tracksExpiry)).toBe(true);
  });

  test("have packs of more than one unit, smallest first, each code once", () => {
    const wrong = allItems.filter(({ packs }) => {
      const codes = packs.map((pack) => pack.code);
      const isAscending = packs.every((pack, index) => pack.quantity > (packs[index - 1]?.quantity ?? 1));
      const isWhole = packs.every((pack) => Number.isInteger(pack.quantity) && pack.quantity <= maxQuantity);
      return new Set(codes).size !== codes.length || !isAscending || !isWhole;
    });

    expect(codesOf(wrong)).toEqual([]);
  });

  test.for([
    ["SYR-1ML-28G-12", { bag: 10, box: 100, case: 500 }],
    ["NLX-NAS-4", { box: 2, case: 24 }],
    ["NLX-IM-04", { box: 10 }],
    ["TST-FEN", { bag: 20, box: 100 }],
  ] as const)("come in the packs of the trade: %s", ([code, packs]) => {
    expect(Object.fromEntries(mustGetItem(code).packs.map((pack) => [pack.code, pack.quantity]))).toEqual(
      packs,
    );
  });

  test("add by one tap a whole number that the screen takes without asking again", () => {
    const wrong = allItems.filter(
      ({ usual }) => !Number.isInteger(usual) || usual < 1 || usual > askAboveQuantity,
    );

    expect(codesOf(wrong)).toEqual([]);
  });

  test.for([
    ["SYR-1ML-28G-12", 10],
    ["NDL-25G-1", 10],
    ["SWB-ALC", 10],
    ["TST-FEN", 5],
    ["NLX-NAS-4", 1],
    ["PIP-STEM", 1],
    ["FOD-MEAL", 1],
  ] as const)("add by one tap what is usually given: %s, %i", ([code, usual]) => {
    expect(mustGetItem(code).usual).toBe(usual);
  });

  test("only come in if they are samples to be checked", () => {
    expect(codesOf(allItems.filter((item) => item.direction === "in"))).toEqual(["DRG-SAMPLE"]);
    expect(codesOf(allItems.filter((item) => item.unit === "sample"))).toEqual(["DRG-SAMPLE"]);
  });

  test("are money in one case, counted in cents", () => {
    expect(codesOf(allItems.filter((item) => item.unit === "cent"))).toEqual(["GFT-CARD"]);
  });

  test("hold what the label of a sharps container says", () => {
    const containers = allItems.filter((item) => item.category === "disposal");

    expect(Object.fromEntries(containers.map((item) => [item.code, item.container]))).toEqual({
      "SHP-FIT10": { holds: 10 },
      "SHP-05L": { litres: "0.5" },
      "SHP-1QT": { litres: "0.946" },
      "SHP-1GAL": { litres: "3.785" },
      "SHP-2GAL": { litres: "7.571" },
      "SHP-14QT": { litres: "13.249" },
      "SHP-5GAL": { litres: "18.927" },
    });
    expect(allItems.filter((item) => item.container !== undefined)).toEqual(containers);
  });

  test("are marked as restricted in some places if they are for smoking or snorting", () => {
    const restricted = allItems.filter((item) => item.restricted);

    expect(codesOf(restricted)).toEqual(itemCodes.filter((code) => /^(PIP|FOI|STR|SNT)-/.test(code)));
  });
});

describe("the kits of shippedCatalogue", () => {
  test.for([
    [
      "KIT-INJ-4",
      [
        ["SYR-1ML-28G-12", 4],
        ["CKR-STD", 4],
        ["FLT-COT", 4],
        ["WTR-3ML", 4],
        ["SWB-ALC", 8],
        ["TRQ-LF", 1],
        ["CON-EXT", 2],
      ],
    ],
    [
      "KIT-INJ-5",
      [
        ["SYR-1ML-28G-12", 5],
        ["CKR-STD", 5],
        ["FLT-COT", 10],
        ["WTR-3ML", 5],
        ["SWB-ALC", 10],
        ["TRQ-LF", 5],
        ["ACD-VC100", 5],
        ["CON-EXT", 2],
        ["LUB-PKT", 2],
      ],
    ],
    ["NLX-KIT-NAS", [["NLX-NAS-4", 2]]],
    [
      "NLX-KIT-IM",
      [
        ["NLX-IM-04", 2],
        ["SYR-3ML-25G-1", 2],
      ],
    ],
  ] as const)("have the published recipe as version 1: %s", ([code, lines]) => {
    expect(recipeOf(code, 1)).toEqual(lines);
  });

  test("hold items that ship and are handed out, so many of each", () => {
    const wrong = allKits.flatMap((kit) =>
      kit.versions.flatMap(({ lines }) =>
        lines.filter(
          ({ item, quantity }) =>
            items.get(item)?.direction !== "out" || !Number.isInteger(quantity) || quantity < 1,
        ),
      ),
    );

    expect(wrong).toEqual([]);
    expect(allKits.filter((kit) => kit.versions.some(({ lines }) => lines.length === 0))).toEqual([]);
  });

  test("number their recipes from 1, oldest first", () => {
    const wrong = allKits.filter((kit) => kit.versions.some((recipe, index) => recipe.version !== index + 1));

    expect(wrong).toEqual([]);
    expect(allKits.filter((kit) => kit.versions.length === 0)).toEqual([]);
  });

  test("hold as many sets as their name says", () => {
    const setsOf = (code: string) =>
      kits
        .get(kitCode(code))
        ?.versions[0]?.lines.reduce((sum, line) => sum + mustGetItem(line.item).syringes * line.quantity, 0);

    expect(setsOf("KIT-INJ-4H")).toBe(4);
    expect(setsOf("KIT-INJ-10")).toBe(10);
    expect(setsOf("KIT-INJ-20")).toBe(20);
    expect(setsOf("KIT-WEEK")).toBe(30);
  });
});

describe("the services of shippedCatalogue", () => {
  test("can be the topic of a group where heads are asked", () => {
    const askHeads = [...services.values()].filter((service) => service.asks.includes("heads"));

    expect(askHeads.filter((service) => !service.isGroupTopic)).toEqual([]);
  });

  test("ask for minutes of counselling, and for nothing beside a test", () => {
    expect(services.get(serviceCode("SVC-COUNS"))?.asks).toEqual(["minutes"]);
    expect(services.get(serviceCode("SVC-HIV-T"))?.asks).toEqual([]);
  });
});

describe("the steps of shippedCatalogue", () => {
  test("are the fourteen that ship", () => {
    expect([...steps]).toEqual([
      "STP-LESS-OFTEN",
      "STP-LOWER-DOSE",
      "STP-TESTS-FIRST",
      "STP-NOT-ALONE",
      "STP-DOES-NOT-SHARE",
      "STP-CARRIES-NLX",
      "STP-SAFER-ROUTE",
      "STP-SOUGHT-CARE",
      "STP-TREATMENT",
      "STP-AVOIDED-RISK",
      "STP-GOAL",
      "STP-BREAK",
      "STP-COPING",
      "STP-OTHER",
    ]);
  });
});

describe("what was released", () => {
  const { releases } = releasedCodes;
  const releasedItems = releases.flatMap((release) => Object.entries(release.items));
  const releasedRecipes = releases.flatMap((release) =>
    Object.entries(release.kits).flatMap(([code, recipes]) =>
      Object.entries(recipes).map(([version, lines]) => ({ code, version: Number(version), lines })),
    ),
  );

  test("still has its unit, direction, equivalents, doses and container, retired or not", () => {
    const asToday = releasedItems.map(([code]) => [code, meaningOf(shippedCatalogue, code)]);

    expect(asToday).toEqual(releasedItems);
  });

  test("still has every recipe of every kit, to the last unit", () => {
    const asToday = releasedRecipes.map(({ code, version }) => ({
      code,
      version,
      lines: recipeOf(code, version),
    }));

    expect(asToday).toEqual(releasedRecipes);
  });

  test("still has its services, referrals and steps", () => {
    const released = releases.flatMap((release) => [
      ...release.services,
      ...release.referrals,
      ...release.steps,
    ]);

    expect(released.filter((code) => !allCodes.includes(code))).toEqual([]);
  });

  // A code that is not on the list is not guarded, so adding one means adding a release.
  test("is all there is, and the catalogue has the version of the last release", () => {
    const released = releases.flatMap((release) => [
      ...Object.keys(release.items),
      ...Object.keys(release.kits),
      ...release.services,
      ...release.referrals,
      ...release.steps,
    ]);
    const recipeCount = allKits.reduce((sum, kit) => sum + kit.versions.length, 0);

    expect(new Set(allCodes)).toEqual(new Set(released));
    expect(recipeCount).toBe(releasedRecipes.length);
    expect(shippedCatalogue.version).toBe(releases.at(-1)?.version);
    expect(releases.map((release) => release.version)).toEqual(releases.map((_, index) => index + 1));
  });
});

/** What of an item a stored record relies on. */
function meaningOf(catalogue: Catalogue, code: string) {
  const item = catalogue.items.get(itemCode(code));
  if (item === undefined) return undefined;
  const { unit, direction, syringes, needles, doses, container } = item;
  return { unit, direction, syringes, needles, doses, ...(container && { container }) };
}

describe("catalogueOf", () => {
  test("answers for every version up to the one that ships", () => {
    expect(catalogueOf(1)).toBe(shippedCatalogue);
    expect(catalogueOf(shippedCatalogue.version)).toBe(shippedCatalogue);
  });

  test("knows nothing of a newer catalogue", () => {
    expect(catalogueOf(shippedCatalogue.version + 1)).toBeUndefined();
  });

  test.for([0, -1, 0.5, Number.NaN])("knows no version %d", (version) => {
    expect(catalogueOf(version)).toBeUndefined();
  });
});
