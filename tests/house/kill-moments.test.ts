// @vitest-environment node -- reads files
/** A run of kills is a proof only where they hit something, and where it sees what a kill left. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { lookAtDisk, tearLog } from "../e2e/support/chromium-disk.ts";
import { Moments } from "../kills/moments.ts";

const kinds = { hits: ["saving", "sending"], others: ["idle"] } as const;

/** Kills into these in turns, until the run is over. */
function play(wanted: number, turns: readonly ("saving" | "sending" | "idle")[]) {
  const moments = new Moments<"saving" | "sending" | "idle">(wanted, kinds);
  for (let kill = 0; moments.goOn(); kill++) moments.add(turns[kill % turns.length] ?? "idle");
  return moments;
}

describe("the moments of kills", () => {
  test("go on until as many hit as were asked for, whatever else they met", () => {
    const moments = play(60, ["saving", "idle", "sending"]);

    expect(moments.inWords()).toBe("60 of 90 hit: saving 30, sending 30; idle 30");
    expect(moments.problems()).toEqual([]);
  });

  test("end where they never hit, and say so", () => {
    expect(play(5, ["idle"]).problems()).toEqual([
      "only 0 of 40 kills hit what they are about, and 5 were asked for",
    ]);
  });

  test("are no proof where one kind was never met", () => {
    expect(play(60, ["saving", "idle"]).problems()).toEqual(['too few kills fell into "sending"']);
  });
});

describe("a log of Chromium", () => {
  const profileDir = mkdtempSync(join(tmpdir(), "satchel-log-"));
  const folder = join(profileDir, "Default", "IndexedDB", "page.leveldb");
  const log = join(folder, "000003.log");
  afterEach(() => rmSync(profileDir, { recursive: true }));

  test("is torn by a kill between the two writes of a record, and wrong once it is written on", () => {
    mkdirSync(folder, { recursive: true });
    appendFileSync(log, recordOfChromium);
    appendFileSync(log, recordOfChromium);
    expect(lookAtDisk(profileDir)).toMatchObject({ files: ["000003.log 38 bytes, 2 records"], faults: [] });

    tearLog(profileDir);
    expect(lookAtDisk(profileDir).faults).toEqual(["000003.log ends in a torn record, at 38 of 45 bytes"]);

    for (let written = 0; written < 40; written++) appendFileSync(log, recordOfChromium);
    expect(lookAtDisk(profileDir).faults).toEqual(["000003.log has a wrong checksum at 38 of 805 bytes"]);
  });
});

/** As Chromium wrote it: an empty change. */
const recordOfChromium = Buffer.from("65d7b5510c00013d2b00000000000000000000", "hex");
