import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallPng } from "../../src/tools/icons/small-png.ts";

const icons = join(import.meta.dirname, "../../public/icons");
const names = readdirSync(icons).filter((name) => name.endsWith(".png"));

test.each(names)("%s is written as small as the icons are", (name) => {
  const png = readFileSync(join(icons, name));

  // To the byte it hangs on the version of zlib.
  expect(png.length).toBeLessThanOrEqual(smallPng(png).length * 1.02);
});
