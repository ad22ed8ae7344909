import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { protection } from "../../../src/app/language/en/protection.ts";
import { doesNotProtect, protects } from "../../../src/app/protection/claims.ts";

const tests = resolve(import.meta.dirname, "../..");
const claims = [...protects, ...doesNotProtect];

/** What tests are called, in the words of their files. */
function titlesIn(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(test|spec)\.tsx?$/.test(file),
  );
  const titles = files.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/(?:\btest|\]\))\(\s*"((?:[^"\\]|\\.)+)"/g)].map(
      ([, title]) => title ?? "",
    ),
  );
  return new Set(titles);
}

describe("claims", () => {
  test("are each held by a test that exists", () => {
    const titles = titlesIn(tests);

    expect(claims.filter(({ test: title }) => !titles.has(title))).toEqual([]);
    expect(titles.has("are each held by a test that doesn't exist")).toBe(false);
  });

  test("are all the sentences of the page, each once", () => {
    expect(claims.map(({ name }) => name).toSorted()).toEqual(Object.keys(protection.claims).toSorted());
  });
});
