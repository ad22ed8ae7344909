// What is typed goes nowhere but into its record: a browser's spelling or writing help may send it to its maker.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the page asks browsers for no help with spelling or writing, in any field", () => {
  const page = readFileSync(join(import.meta.dirname, "../../index.html"), "utf8");

  const [root] = /<html[^>]*>/.exec(page) ?? [];

  // Fields inherit both.
  expect(root).toContain('spellcheck="false"');
  expect(root).toContain('writingsuggestions="false"');
});
