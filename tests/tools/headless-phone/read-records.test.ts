import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unreadableOf } from "../../../src/tools/headless-phone/read-records.ts";

const folder = join(import.meta.dirname, "../../fixtures/shift");
const evening = join(folder, "evening.jsonl");
const missing = join(folder, "missing.jsonl");

describe("unreadableOf", () => {
  test.each([
    ["nothing where all can be read", [evening, evening], undefined],
    ["a file that is missing", [evening, missing], missing],
    ["a folder", [folder, evening], folder],
  ])("gives %s", async (_what, files, unreadable) => {
    expect(await unreadableOf(files)).toBe(unreadable);
  });
});
