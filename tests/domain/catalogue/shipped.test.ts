/** What must hold of the shipped catalogue, however it grows. */
import { describe, expect, test } from "vitest";
import { itemCategories, serviceGroups } from "../../../src/domain/catalogue/catalogue.ts";
import { catalogueOf, shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";
import { serviceCode } from "../../support/builders.ts";
import { allCodes } from "../../support/shipped-catalogue.ts";

const { items, services, referrals, steps } = shippedCatalogue;
const allItems = [...items.values()];

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
