import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assertFits, edited } from "./mutant.ts";
import { mustFindMutant, mutants } from "./mutants.ts";
import { huntMutant } from "./run.ts";

describe("a mutant", () => {
  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    "still finds where it is planted: %s",
    (_name, mutant) => {
      expect(() => assertFits(mutant)).not.toThrow();
    },
  );

  test("is refused where its text stands nowhere, or twice", () => {
    const edit = { file: "any.ts", text: "one", becomes: "two" };

    expect(() => edited("none", { ...edit, text: "any" })).toThrow("nowhere");
    expect(() => edited("one and one", edit)).toThrow("more than once");
    expect(edited("all for one", edit)).toBe("all for two");
  });

  test("has a name of its own, and a row in the table of what told of it", () => {
    const table = readFileSync(join(import.meta.dirname, "README.md"), "utf8");
    const names = mutants.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !table.includes(`| ${name} | `))).toEqual([]);
  });

  test("is caught by a verdict within a few schedules", async () => {
    const hunt = await huntMutant(mustFindMutant("an event that comes again is counted again"), {
      seeds: "5",
    });

    expect(hunt?.caught?.verdict).toMatch(/doubled$/);
  });
});
