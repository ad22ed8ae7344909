import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { blockToWire } from "../../src/contract/wire/wire-block.ts";
import { foldVersion } from "../../src/domain/measure.ts";
import { applyToBlock } from "../../src/domain/month-block.ts";
import { openDeskBlocks, type KeptProgram } from "../../src/storage/desk-blocks.ts";
import { localDate, programOf } from "../support/builders.ts";
import { contributionOf, out } from "../support/contributions.ts";

const password = "a long enough sentence";

function setup(indexedDB = new IDBFactory()) {
  const blocks = openDeskBlocks({
    name: "desk",
    indexedDB,
    keyRange: IDBKeyRange,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  return { blocks, indexedDB };
}

function keptOf(given: Partial<KeptProgram> = {}): KeptProgram {
  const program = "20000000-0000-4000-8000-000000000000";
  const block = applyToBlock(undefined, [contributionOf([out("SYR-1ML-29G-12", 30)])]);
  return {
    who: { role: "lead", program, id: "30000000-0000-4000-8000-000000000000", name: "office" },
    settings: {
      tag: "one",
      programId: program,
      program: programOf({ name: "Harbour outreach" }),
      sealTo: { key: 1, publicKey: "A".repeat(87) },
    },
    blocks: [blockToWire(block)],
    cursor: "7.00000000000000aa",
    asOf: localDate("2026-03-08"),
    ...given,
  };
}

describe("openDeskBlocks", () => {
  test("gives back with the password what was kept, also in another tab", async () => {
    const { blocks, indexedDB } = setup();
    expect(await blocks.has()).toBe(false);
    const kept = keptOf();

    await blocks.keep(password, kept);
    await blocks.keep(password, { ...kept, cursor: "8.00000000000000aa" });

    const other = setup(indexedDB).blocks;
    expect(await other.has()).toBe(true);
    expect(await other.open(password)).toEqual({ ...kept, cursor: "8.00000000000000aa" });
  });

  test("drops what was counted by other rules, once its password has opened it", async () => {
    const { blocks } = setup();
    const {
      blocks: [block],
    } = keptOf();
    await blocks.keep(password, keptOf({ blocks: [{ ...block!, fold: foldVersion - 1 }] }));

    expect(await blocks.open("a long enough sentencf")).toBeUndefined();
    expect(await blocks.has()).toBe(true);
    expect(await blocks.open(password)).toBeUndefined();
    expect(await blocks.has()).toBe(false);
  });

  test("opens with no other password", async () => {
    const { blocks } = setup();
    await blocks.keep(password, keptOf());

    expect(await blocks.open("a long enough sentencf")).toBeUndefined();
    expect(await blocks.open("")).toBeUndefined();
  });

  test("keeps more months than one reply of the endpoint holds", async () => {
    const { blocks } = setup();
    const first = keptOf().blocks[0]!;
    const months = Array.from({ length: 121 }, (_, index) => ({
      ...first,
      month:
        `${2016 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}` as typeof first.month,
    }));

    await blocks.keep(password, keptOf({ blocks: months }));

    expect((await blocks.open(password))?.blocks).toEqual(months);
  });

  test("writes nothing that can be read", async () => {
    const { blocks, indexedDB } = setup();
    await blocks.keep(password, keptOf());

    const stored = new TextDecoder("latin1").decode(await storedBytes(indexedDB));

    expect(stored.length).toBeGreaterThan(100);
    expect(stored).not.toMatch(/Harbour|office|SYR-1ML|2026-02/);
  });

  test("forgets at sign-out", async () => {
    const { blocks } = setup();
    await blocks.keep(password, keptOf());

    await blocks.drop();

    expect(await blocks.has()).toBe(false);
    expect(await blocks.open(password)).toBeUndefined();
  });
});

test("what was begun before signing out keeps nothing after it", async () => {
  const { blocks } = setup();

  const keeping = blocks.keep(password, keptOf());
  await blocks.drop();
  await keeping;

  expect(await blocks.has()).toBe(false);
});

async function storedBytes(factory: IDBFactory): Promise<Uint8Array<ArrayBuffer>> {
  const database = await asked(factory.open("desk"));
  const rows = (await asked(database.transaction("kept").objectStore("kept").getAll())) as Record<
    string,
    Uint8Array<ArrayBuffer> | string
  >[];
  database.close();
  const parts = rows.flatMap((row) =>
    Object.values(row).map((value) => (typeof value === "string" ? new TextEncoder().encode(value) : value)),
  );
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("refused")));
  });
}
