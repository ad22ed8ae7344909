import { describe, expect, test } from "vitest";
import { rowsToWriteIn, sectionsOf } from "../../../src/app/paper/sheet-rows.ts";
import { asksSupply } from "../../../src/app/record/supplies.ts";
import { codeOf, tilesOf } from "../../../src/app/record/tile-catalogue.ts";

const nothing = new Set<never>();
const idsOf = (...given: Parameters<typeof sectionsOf>) =>
  sectionsOf(...given).flatMap(({ rows }) => rows.map(({ id }) => id));

describe("sectionsOf", () => {
  test("has the common supplies in the order of the recording screen, naloxone once for each answer", () => {
    const common = sectionsOf("columns", nothing).find(({ section }) => section === "common");

    expect(common?.rows.map(({ id }) => id)).toEqual(
      tilesOf("common").flatMap((tile) =>
        asksSupply(tile)
          ? ["first", "refill", "not-asked"].map((supply) => `${codeOf(tile)} ${supply}`)
          : [codeOf(tile)],
      ),
    );
  });

  test("asks of a sheet of strokes only what a tally holds", () => {
    const sections = sectionsOf("strokes", new Set(["services", "referrals", "steps", "kits"]));

    expect(sections.map(({ section }) => section)).toEqual([
      "people",
      "common",
      "kits",
      "returned",
      "measured",
    ]);
    expect(sections[0]?.rows.map(({ id }) => id)).toEqual([
      "people contacts",
      "people people",
      "people forOthers",
    ]);
  });

  test("has each thing once, whatever is added", () => {
    const ids = idsOf("columns", new Set(["kits", "syringe", "naloxone", "preparation"]));

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("KIT-WEEK");
  });
});

describe("rowsToWriteIn", () => {
  test("offers a tally no service, referral or step", () => {
    const types = (layout: "columns" | "strokes") => new Set(rowsToWriteIn(layout).map(({ type }) => type));

    expect(types("columns")).toEqual(new Set(["supply", "service", "referral", "step"]));
    expect(types("strokes")).toEqual(new Set(["supply"]));
  });
});
