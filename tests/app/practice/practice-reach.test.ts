/** What the code of practice can get at, read from its imports. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const src = resolve(import.meta.dirname, "../../../src");
const practice = join(src, "app/practice");

/** Without those of types, which are gone in what runs. */
function importsOf(file: string, kinds: readonly ("static" | "lazy")[]): readonly string[] {
  const code = readFileSync(file, "utf8");
  const statics = [...code.matchAll(/^(?:import|export) (?!type )[^;]*?from "(\.[^"]+)"/gm)];
  const lazies = [...code.matchAll(/import\("(\.[^"]+)"\)/g)];
  return [...(kinds.includes("static") ? statics : []), ...(kinds.includes("lazy") ? lazies : [])]
    .flatMap(([, path]) => path ?? [])
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(dirname(file), path));
}

/** All that comes with a file, from `src` on. */
function reachOf(start: string, kinds: readonly ("static" | "lazy")[]): readonly string[] {
  const found = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    waiting.push(...importsOf(file, kinds));
  }
  return [...found].map((file) => relative(src, file)).toSorted();
}

const ownFiles = readdirSync(practice).filter((name) => /\.tsx?$/.test(name));

describe("practice", () => {
  test("keeps what is saved in a phone that reaches nothing but the rules of counting", () => {
    const rooms = reachOf(join(practice, "practice-phone.ts"), ["static", "lazy"]).map(
      (file) => file.split("/")[0],
    );

    expect(new Set(rooms)).toEqual(new Set(["app", "domain"]));
    expect(rooms.filter((room) => room === "app")).toHaveLength(1);
  });

  test.each(ownFiles)(
    "names no store, no database, no network and no clock of the browser's in %s",
    (name) => {
      const code = readFileSync(join(practice, name), "utf8");

      expect(code).not.toMatch(
        /localStorage|sessionStorage|indexedDB|caches|fetch\(|Date\.now|usePhone|useTeam|databaseNames/,
      );
    },
  );

  test("comes with nothing that opens a database or sends, nor with a copy or a table", () => {
    const reached = reachOf(join(practice, "PracticePlace.tsx"), ["static"]);

    expect(reached).toContain("app/record/RecordScreen.tsx");
    expect(
      reached.filter((file) => /^(sync|storage)\/|^app\/(copy|files|totals|desk|sending|join)\//.test(file)),
    ).toEqual([]);
  });

  test("fetches of other screens only the list of a day, the change of an entry, the shift and its bag", () => {
    const fetched = ownFiles.flatMap((name) => importsOf(join(practice, name), ["lazy"]));

    expect(fetched.map((file) => relative(src, file)).toSorted()).toEqual([
      "app/bag/BagPlace.tsx",
      "app/day/DayScreen.tsx",
      "app/record/FixScreen.tsx",
      "app/shift/ShiftScreen.tsx",
    ]);
  });
});
