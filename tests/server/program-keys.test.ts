import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { damagedKeyFiles, openProgramKeys } from "../../src/server/program-keys.ts";
import { openerWith } from "../../src/server/unsealing.ts";
import { eventOf } from "../support/builders.ts";
import { contactWith } from "../support/entries.ts";
import { otherProgramId, programId, randomBytes, sentThrough } from "../support/sealing.ts";
import { programDoor } from "../../src/storage/sealing/program-door.ts";

const folders: string[] = [];

async function setup() {
  const folder = join(await mkdtemp(join(tmpdir(), "satchel-keys-")), "keys");
  folders.push(folder);
  return { folder, keys: openProgramKeys(folder) };
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(join(folder, ".."), { recursive: true })));
});

describe("openProgramKeys", () => {
  test("has no key before one is made", async () => {
    const { keys } = await setup();

    expect(await keys.list(programId)).toEqual([]);
    expect(await keys.sealTo(programId)).toBeUndefined();
    expect(await keys.keyPair(programId, 1)).toBeUndefined();
  });

  test("knows no key by what a crash left of one", async () => {
    const { folder, keys } = await setup();
    await mkdir(join(folder, programId), { recursive: true });
    await writeFile(join(folder, programId, "1.json.unfinished"), '{"program":');

    expect(await keys.list(programId)).toEqual([]);
    expect(await keys.add(programId)).toMatchObject({ key: 1 });
    expect(await readdir(join(folder, programId))).toEqual(["1.json"]);
    expect(await damagedKeyFiles(folder)).toEqual([]);
  });

  test("gives phones a new program's first key at once", async () => {
    const { keys } = await setup();

    const first = await keys.add(programId);

    expect(first.key).toBe(1);
    expect(await keys.sealTo(programId)).toEqual(first);
  });

  test("gives phones a later key only once a backup has it", async () => {
    const { keys } = await setup();
    const first = await keys.add(programId);
    const second = await keys.add(programId);

    const before = await keys.sealTo(programId);
    await keys.markCopied(programId, [1, 2]);

    expect(before).toEqual(first);
    expect(await keys.sealTo(programId)).toEqual(second);
  });

  test("marks only what the backup says it copied", async () => {
    const { keys } = await setup();
    await keys.add(programId);
    await keys.add(programId);

    await keys.markCopied(programId, [1, 7]);
    await keys.markCopied(programId, [1]);

    expect(await keys.list(programId)).toMatchObject([
      { key: 1, isCopied: true },
      { key: 2, isCopied: false },
    ]);
  });

  test("opens, started anew, what was sealed to the key before", async () => {
    const { folder, keys } = await setup();
    const sealTo = await keys.add(programId);
    await keys.add(programId);
    const sent = await sentThrough(programDoor({ programId, sealTo, randomBytes }), eventOf(contactWith(1)));

    const opened = await openerWith(openProgramKeys(folder)).open(sent, programId);

    expect(opened.ok).toBe(true);
  });

  test("sees a marker that another process set", async () => {
    const { folder, keys } = await setup();
    await keys.add(programId);
    const second = await keys.add(programId);

    await openProgramKeys(folder).markCopied(programId, [2]);

    expect(await keys.sealTo(programId)).toEqual(second);
  });

  test("sees at once that a key file was taken away, and that it is back", async () => {
    const { folder, keys } = await setup();
    const first = await keys.add(programId);
    const second = await keys.add(programId);
    await keys.markCopied(programId, [2]);
    const file = join(folder, programId, "2.json");

    const before = await keys.sealTo(programId);
    await rename(file, `${file}.away`);
    const without = await keys.sealTo(programId);
    await rename(`${file}.away`, file);
    const again = await keys.sealTo(programId);

    expect([before, without, again]).toEqual([second, first, second]);
  });

  test("keeps each program's keys to itself", async () => {
    const { keys } = await setup();
    await keys.add(programId);

    expect(await keys.keyPair(otherProgramId, 1)).toBeUndefined();
  });

  test("lets nobody but its owner read folder and files", async () => {
    const { folder, keys } = await setup();
    await keys.add(programId);
    await keys.markCopied(programId, [1]);

    const names = await readdir(join(folder, programId));
    const modes = await Promise.all(
      [".", ...names].map(async (name) =>
        ((await stat(join(folder, programId, name))).mode & 0o777).toString(8),
      ),
    );

    expect(modes).toEqual(["700", "600", "600"]);
  });

  test("refuses a name that would lead out of its folder", async () => {
    const { keys } = await setup();

    await expect(keys.keyPair("../..", 1)).rejects.toThrow("UUID");
  });
});
