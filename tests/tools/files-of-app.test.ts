import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesOfApp, groupOf } from "../../src/tools/files-of-app.ts";

const src = join(import.meta.dirname, "../../src");
const named = filesOfApp.flatMap(({ modules }) => modules);

describe("filesOfApp", () => {
  // One that was renamed would be a file by itself again, and nothing else would say so.
  test("names modules that there are", () => {
    expect(named.filter((module) => !existsSync(join(src, module)))).toEqual([]);
  });

  test("names each module and each file once", () => {
    const names = filesOfApp.map(({ name }) => name);

    expect(named).toEqual([...new Set(named)]);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe("groupOf", () => {
  test("takes the modules that the file names, wherever the tree lies, and no others", () => {
    const { test: isIn } = groupOf({ name: "day", modules: ["app/day/DayScreen.tsx"] });

    expect(isIn("/home/somebody/satchel/src/app/day/DayScreen.tsx")).toBe(true);
    expect(isIn("/home/somebody/satchel/src/app/day/DayScreen.module.css")).toBe(false);
    expect(isIn("/home/somebody/satchel/src/app/desk/app/day/DayScreen.tsx")).toBe(false);
  });
});
