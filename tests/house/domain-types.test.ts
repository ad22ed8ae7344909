import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { copyHouse } from "../support/copied-house.ts";
import type { CopiedHouse } from "../support/copied-house.ts";

describe("the compiler, on src/domain", () => {
  let house: CopiedHouse;

  beforeEach(() => {
    house = copyHouse();
  });

  afterEach(() => house.remove());

  test("accepts a pure function", () => {
    house.write("src/domain/sum.ts", "export const sum = (a: number, b: number): number => a + b;\n");

    expect(house.compile("src/domain")).toBe("");
  });

  test.each(["window", "document", "fetch", "localStorage", "process", "Buffer", "setTimeout"])(
    "doesn't know %s",
    (name) => {
      house.write("src/domain/outside.ts", `export const outside: unknown = ${name};\n`);

      expect(house.compile("src/domain")).toContain(`Cannot find name '${name}'`);
    },
  );

  test("refuses a file from another room", () => {
    house.write("src/storage/rows.ts", "export const rows: readonly number[] = [];\n");
    house.write("src/domain/fold.ts", 'export { rows } from "../storage/rows.ts";\n');

    expect(house.compile("src/domain")).toContain("TS6059");
  });

  test("refuses markup", () => {
    house.write("src/domain/Screen.tsx", "export const Screen = () => <p>1</p>;\n");
    house.write("src/domain/uses-screen.ts", 'export { Screen } from "./Screen.tsx";\n');

    expect(house.compile("src/domain")).toContain("--jsx");
  });
});
