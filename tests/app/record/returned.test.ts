import { describe, expect, test } from "vitest";
import { describeReturn } from "../../../src/app/record/describe-return.ts";
import { emptyReturnForm, formOf, type ReturnForm, returnOf } from "../../../src/app/record/returned.ts";
import { loadLanguage } from "../../../src/app/language/load-language.ts";
import { decimal, itemCode, programOf } from "../../support/builders.ts";
import { errorOf, valueOf } from "../../support/results.ts";

const { factors } = programOf();
const english = await loadLanguage("en");
const spanish = await loadLanguage("es");

function returned(form: Partial<ReturnForm>) {
  return returnOf({ type: "form", form: { ...emptyReturnForm, ...form } }, factors);
}

const quarterOfTwoGallons = returned({ method: "container", container: itemCode("SHP-2GAL"), fill: "0.25" });
const scale = returned({ method: "weight", gross: "2.22", tare: "0.4", unit: "lb" });

describe("returnOf", () => {
  test("is untouched until something was put in", () => {
    expect(errorOf(returned({}))).toBe("untouched");
    expect(errorOf(returned({ method: "counted" }))).toBe("untouched");
    expect(errorOf(returned({ method: "container" }))).toBe("untouched");
    expect(errorOf(returned({ method: "weight" }))).toBe("untouched");
  });

  test.each<Partial<ReturnForm>>([
    { method: "weight", quantity: 50 },
    { method: "container", gross: "2.2" },
    { method: "counted", container: itemCode("SHP-1QT") },
    { method: "stated", fill: "0.5" },
    { method: undefined, tare: "0.4" },
    { method: undefined, quantity: 50 },
    { method: "counted", containers: 3 },
    { method: "weight", tare: "0.4" },
  ])("is unfinished, never untouched, once another way of knowing was filled in: %o", (form) => {
    expect(errorOf(returned(form))).toBe("unfinished");
  });

  test("is unfinished while a return of the record would go without being removed", () => {
    const emptied = { type: "form", form: { ...emptyReturnForm, method: "counted" }, wasKept: true } as const;

    expect(errorOf(returnOf(emptied, factors))).toBe("unfinished");
  });

  test("lacks a container while the fill or the container is missing", () => {
    expect(errorOf(returned({ method: "container", fill: "1" }))).toBe("no-container");
    expect(errorOf(returned({ method: "container", container: itemCode("SHP-1QT") }))).toBe("no-container");
  });

  test("takes a missing tare for a scale set to zero, and a comma for a point", () => {
    expect(valueOf(returned({ method: "weight", gross: "1,5" }))).toMatchObject({
      measure: "1.5",
      tare: "0",
      quantity: 422,
    });
  });

  test("reads a weight with the mark of the language it was typed in, and guesses no thousands", () => {
    const typed = { method: "weight", gross: "1,234" } as const;

    expect(errorOf(returned({ ...typed, mark: "." }))).toBe("not-a-weight");
    expect(valueOf(returned({ ...typed, mark: "," }))).toMatchObject({ measure: "1.234", quantity: 347 });
    expect(errorOf(returned({ ...typed, gross: "20", tare: "1,234", mark: "." }))).toBe("not-a-weight");
  });

  test("says what is wrong with a weight", () => {
    expect(errorOf(returned({ method: "weight", gross: "two" }))).toBe("not-a-weight");
    expect(errorOf(returned({ method: "weight", gross: "1", tare: "2" }))).toBe("tare-above-gross");
    expect(errorOf(returned({ method: "weight", gross: "1", tare: "1" }))).toBe("zero");
  });
});

describe("formOf", () => {
  test.each([valueOf(quarterOfTwoGallons), valueOf(scale), { method: "stated", quantity: 30 } as const])(
    "fills the form that gives the same return again: $method",
    (kept) => {
      expect(valueOf(returnOf({ type: "form", form: formOf(kept, "en") }, factors))).toEqual(kept);
    },
  );

  test.each(["en", "es", "fr"] as const)(
    "writes a weight of three digits so that %s reads it",
    (language) => {
      const kept = valueOf(returned({ method: "weight", gross: "2.375", tare: "0.125" }));

      expect(valueOf(returnOf({ type: "form", form: formOf(kept, language) }, factors))).toEqual(kept);
    },
  );
});

describe("describeReturn", () => {
  test("shows the sum behind an estimate by container", () => {
    expect(describeReturn(valueOf(quarterOfTwoGallons), english)).toBe(
      "≈ 95 used syringes, estimated: 7.571 L × ¼ × 50 per litre",
    );
  });

  test("shows how many containers, and how many one holds by its label", () => {
    const boxes = returned({
      method: "container",
      container: itemCode("SHP-FIT10"),
      fill: "1",
      containers: 3,
    });

    expect(describeReturn(valueOf(boxes), english)).toBe("≈ 30 used syringes, estimated: 3 × 10 in each");
  });

  test("shows the weights and writes them as the language does", () => {
    expect(describeReturn(valueOf(scale), english)).toBe(
      "≈ 511 used syringes, estimated: (2.22 − 0.4) lb × 281 per lb",
    );
    expect(describeReturn(valueOf(scale), spanish)).toContain("(2,22 − 0,4) lb × 281");
  });

  test("calls a count counted and nothing else", () => {
    expect(describeReturn({ method: "counted", quantity: 1200 }, english)).toBe(
      "1,200 used syringes, counted",
    );
    expect(describeReturn({ method: "stated", quantity: 40 }, english)).toBe(
      "≈ 40 used syringes, estimated: their own word",
    );
  });

  test("keeps the factor that an old estimate was made with", () => {
    const old = { ...valueOf(quarterOfTwoGallons), factor: decimal("100"), quantity: 189 } as const;

    expect(describeReturn(old, english)).toBe("≈ 189 used syringes, estimated: 7.571 L × ¼ × 100 per litre");
  });
});
