import { describe, expect, test } from "vitest";
import { type CopyLimits, writeCopy } from "../../../src/app/copy/write-copy.ts";
import { encounterOf, eventId, programOf } from "../../support/builders.ts";
import { valueOf } from "../../support/results.ts";
import { copyOf, phoneWith, watch } from "../../support/copies.ts";

describe("writeCopy", () => {
  test("leaves voided records out and gives nothing when it is stopped", async () => {
    const phone = await phoneWith(programOf());
    const kept = encounterOf();
    const voided = encounterOf();
    valueOf(await phone.importRecords([{ record: kept, rev: 1 }]));
    const saved = valueOf(await phone.save({ kind: "rec", event: eventId(), record: voided }));
    valueOf(await phone.undo(saved));
    const stop = new AbortController();
    stop.abort();

    const copy = await copyOf(phone);

    expect(copy).toContain(kept.id);
    expect(copy).not.toContain(voided.id);
    expect(
      await writeCopy({ phone, program: programOf(), onProgress: () => undefined, signal: stop.signal }),
    ).toBeUndefined();
  });

  test("tells a copy that is read back whole from one that is a line or a byte too long", async () => {
    const phone = await phoneWith(programOf());
    valueOf(await phone.importRecords([{ record: encounterOf(), rev: 1 }]));
    const maxBytes = new TextEncoder().encode(await copyOf(phone)).byteLength;
    const isTooLong = async (limits: CopyLimits) =>
      (await writeCopy({ phone, program: programOf(), ...watch(), limits }))?.isTooLong;

    // The program's line, the entry's and the end.
    expect(await isTooLong({ maxLines: 3, maxBytes })).toBe(false);
    expect(await isTooLong({ maxLines: 2, maxBytes })).toBe(true);
    expect(await isTooLong({ maxLines: 3, maxBytes: maxBytes - 1 })).toBe(true);
  });

  test("ends with how many records it wrote", async () => {
    const phone = await phoneWith(programOf());
    valueOf(await phone.importRecords([1, 2].map(() => ({ record: encounterOf(), rev: 1 }))));

    const lines = (await copyOf(phone)).split("\n");

    expect(lines.slice(3)).toEqual(['{"end":{"records":2}}', ""]);
  });
});
