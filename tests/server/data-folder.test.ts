import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { prepareDataFolder, whyNotWritable } from "../../src/server/data-folder.ts";

let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "satchel-data-"));
});

afterEach(() => rm(parent, { recursive: true }));

describe("prepareDataFolder", () => {
  test("makes a missing folder that only its owner can open", async () => {
    const folder = join(parent, "deep", "data");

    expect(await prepareDataFolder(folder)).toBeUndefined();

    expect((await stat(folder)).mode % 0o1000).toBe(0o700);
  });

  test("takes a folder that is there already", async () => {
    expect(await prepareDataFolder(parent)).toBeUndefined();
  });

  test("says in a sentence that no folder can be made in a place such as /proc", async () => {
    expect(await prepareDataFolder("/proc/satchel/data")).toMatch(/no folder can be made there\.$/);
  });

  test("says in a sentence that a file stands where the folder is to be", async () => {
    const file = join(parent, "file");
    await writeFile(file, "");

    expect(await prepareDataFolder(file)).toMatch(
      /^DATA_DIR is ".*file", and no folder can be made there\.$/,
    );
  });
});

describe("whyNotWritable", () => {
  test("says that a folder has gone", async () => {
    expect(await whyNotWritable(join(parent, "gone"))).toMatch(/may not write there\.$/);
  });
});
