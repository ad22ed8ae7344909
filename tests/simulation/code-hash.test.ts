import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOfCode, loadedCode } from "./code-hash.ts";

const root = join(import.meta.dirname, "..", "..");

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

function hashWith(changed: string): string {
  return hashOfCode((path) => (path === changed ? read(path).replace("\n", "\n\n") : read(path)));
}

describe("hashOfCode", () => {
  test.each([
    "src/storage/commit.ts",
    "src/server/stores/ingest.ts",
    "tests/simulation/steps.ts",
    "tests/simulation/quick-platform.ts",
  ])("is another when %s changes", (path) => {
    expect(hashWith(path)).not.toBe(hashOfCode());
  });

  test.each(["src/main.tsx", "src/app/App.tsx", "tests/simulation/run.ts"])(
    "stays when %s changes, which no schedule loads",
    (path) => {
      expect(hashWith(path)).toBe(hashOfCode());
    },
  );

  test("is another with another version of a package that is loaded, and stays with one of a checker", () => {
    const withVersion = (name: string) =>
      hashOfCode((path) => (path === "package-lock.json" ? withOtherVersion(read(path), name) : read(path)));

    expect(withVersion("dexie")).not.toBe(hashOfCode());
    expect(withVersion("knip")).toBe(hashOfCode());
  });

  test("follows what is imported only when it is needed", () => {
    expect(loadedCode(read).files).toContain("src/storage/program-phone.ts");
  });
});

function withOtherVersion(text: string, name: string): string {
  const lock = JSON.parse(text) as { readonly packages: Record<string, object> };
  const found = `node_modules/${name}`;
  return JSON.stringify({
    ...lock,
    packages: { ...lock.packages, [found]: { ...lock.packages[found], version: "0.0.0" } },
  });
}
