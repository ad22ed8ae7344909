import { describe, expect, test } from "vitest";
import {
  type CopyHead,
  formatCopyEnd,
  formatCopyEvent,
  formatCopyHead,
  readSatchelCopy,
} from "../../../src/contract/wire/satchel-copy.ts";
import type { WireEvent } from "../../../src/contract/wire/wire-event.ts";
import { encounterOf, eventOf } from "../../support/builders.ts";
import { doorTo, newProgramKey, programId, sentThrough } from "../../support/sealing.ts";

const head: CopyHead = {
  program: programId,
  device: "d0000000-0000-4000-8000-000000000001",
  app: "1.0.0",
  schema: 1,
  number: "00000000-0000-4000-8000-000000000001",
  born: 0,
  next: 3,
  prev: [],
};

const door = doorTo(await newProgramKey());
const events = await Promise.all([1, 2].map((seq) => sentThrough(door, eventOf(encounterOf()), { seq })));

function linesOf(copied: readonly WireEvent[] = events): string[] {
  return [formatCopyHead(head), ...copied.map(formatCopyEvent), formatCopyEnd(copied.length)];
}

async function read(lines: readonly string[]) {
  const found = [];
  const stream = new Blob([lines.map((line) => `${line}\n`).join("")]).stream();
  for await (const line of readSatchelCopy(stream)) found.push(line.ok ? line.value : line.error);
  return found;
}

describe("readSatchelCopy", () => {
  test("gives back what was written", async () => {
    expect(await read(linesOf())).toEqual([
      { kind: "head", head },
      ...events.map((event, index) => ({ kind: "event", event, line: index + 2 })),
      { kind: "end" },
    ]);
  });

  test("names a bad line and reads on, and the count no longer fits", async () => {
    const [first, , ...rest] = linesOf();

    expect(await read([String(first), '{"seq":1,"note":"x"}', ...rest])).toEqual([
      { kind: "head", head },
      { line: 2, code: "not-an-event" },
      { kind: "event", event: events[1], line: 3 },
      { line: 4, code: "cut-off" },
    ]);
  });

  test("takes no line of another kind for an event", async () => {
    const strange = ["null", "[]", "x", '{"satchel":1}', JSON.stringify({ ...events[0], name: "Ann" })];

    const found = await read([formatCopyHead(head), ...strange, formatCopyEnd(0)]);

    expect(found.slice(1, -1)).toEqual(
      strange.map((_, index) => ({ line: index + 2, code: "not-an-event" })),
    );
  });

  test.each([
    ["its end", linesOf().slice(0, -1)],
    ["an event", linesOf().filter((_, index) => index !== 1)],
    ["half of a line", [...linesOf().slice(0, 2), linesOf()[2]?.slice(0, 50) ?? ""]],
  ])("says of a copy without %s that it was cut off", async (_what, lines) => {
    expect((await read(lines)).at(-1)).toMatchObject({ code: "cut-off" });
  });

  test.each([
    ["an empty file", []],
    ["a shift file", ['{"kind":"program"}', "{}"]],
    ["text", ["hello"]],
    ["a head with something besides", [JSON.stringify({ satchel: 1, ...head, worker: "Ann" })]],
  ])("reads nothing of %s", async (_what, lines) => {
    expect(await read(lines)).toEqual([{ line: lines.length === 0 ? 0 : 1, code: "not-a-copy" }]);
  });

  test("says that a newer app wrote it", async () => {
    const lines = [JSON.stringify({ ...head, satchel: 2 }), ...linesOf().slice(1)];

    expect(await read(lines)).toEqual([{ line: 1, code: "newer-copy" }]);
  });
});
