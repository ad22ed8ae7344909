/** What a phone says its bag holds, after whatever was stored. */
import * as fc from "fast-check";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { Bag } from "../../src/domain/bag.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { stockEffects } from "../../src/domain/stock-ledger.ts";
import { joinProgram } from "../../src/storage/join.ts";
import type { Phone, Saved } from "../../src/storage/phone.ts";
import { encounterOf, itemCode, recordId, stockOf } from "../support/builders.ts";
import { contactWith, fixEntry, mustSave, newEntry, voidEntry } from "../support/entries.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { joiningOf, programOptions, programPhone } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";
import { changeRow, rowsOf } from "../support/stored-rows.ts";

/** Twelve sprays of a lot come into the bag. */
function loadOf(quantity = 12, given: { readonly lot?: string; readonly expiry?: string } = {}) {
  const lines = [{ item: "NLX-NAS-4", quantity, ...given }];
  return stockOf({ movement: "load-out", place: "store", toPlace: "bag", lines });
}

/** Brought back to the store. */
function backOf(quantity: number) {
  const lines = [{ item: "NLX-NAS-4", quantity }];
  return stockOf({ movement: "load-in", place: "bag", toPlace: "store", lines });
}

function lostOf(quantity: number) {
  return stockOf({
    movement: "wasted",
    place: "bag",
    lines: [{ item: "NLX-NAS-4", quantity, reason: "damaged" }],
  });
}

/** Of a bag of which nothing was known. */
function countOf(counted: number) {
  return stockOf({
    movement: "count",
    place: "bag",
    lines: [{ item: "NLX-NAS-4", quantity: counted, counted, expected: 0 }],
  });
}

function quantities(bag: Bag | undefined): Readonly<Record<string, number>> | undefined {
  return bag && Object.fromEntries(bag.items.map(({ item, quantity }) => [item, quantity]));
}

async function held(phone: Phone) {
  return quantities(await phone.bag());
}

describe("the bag", () => {
  test("is none until something is put in, and what was handed out before was in none", async () => {
    const phone = await openTestPhone();
    await mustSave(phone, newEntry(contactWith(2)));
    const before = await held(phone);

    await mustSave(phone, newEntry(loadOf()));

    expect([before, await held(phone)]).toEqual([undefined, { "NLX-NAS-4": 12 }]);
  });

  test("holds less by what is handed out, and follows a fix, a void and an undo", async () => {
    const phone = await openTestPhone();
    await mustSave(phone, newEntry(loadOf()));

    const contact = await mustSave(phone, newEntry(contactWith(2)));
    const handedOut = await held(phone);
    const fixed = await mustSave(phone, fixEntry(contact, { ...contactWith(5), id: contact.record }));
    const afterFix = await held(phone);
    const voided = await mustSave(phone, voidEntry(fixed));
    const afterVoid = await held(phone);
    valueOf(await phone.undo(voided));

    expect([handedOut, afterFix, afterVoid, await held(phone)]).toEqual([
      { "NLX-NAS-4": 10 },
      { "NLX-NAS-4": 7 },
      { "NLX-NAS-4": 12 },
      { "NLX-NAS-4": 7 },
    ]);
  });

  test("says by how much more was handed out than was ever put in", async () => {
    const phone = await openTestPhone();
    await mustSave(phone, newEntry(loadOf(3)));

    await mustSave(phone, newEntry(contactWith(5)));

    expect(await held(phone)).toEqual({ "NLX-NAS-4": -2 });
  });

  test("is untouched by a fix of what was handed out before there was one", async () => {
    const phone = await openTestPhone();
    const contact = await mustSave(phone, newEntry(contactWith(2)));
    await mustSave(phone, newEntry(loadOf()));

    await mustSave(phone, fixEntry(contact, { ...contactWith(9), id: contact.record }));

    expect(await held(phone)).toEqual({ "NLX-NAS-4": 12 });
  });

  test("is untouched by what comes from a file or was typed from paper, and by a fix of it", async () => {
    const phone = await openTestPhone();
    await mustSave(phone, newEntry(loadOf()));
    const [copied, typed] = [contactWith(2), { ...contactWith(3), via: "typed" as const }];

    valueOf(await phone.importRecords([{ record: copied, rev: 1 }]));
    await mustSave(phone, newEntry(typed));
    const row = await phone.bookRow(copied.id);
    const base = row?.kind === "readable" ? row.state.content?.event : undefined;
    if (base === undefined) throw new Error("What was imported is in the book");
    const fixed = fixEntry(
      { event: base, record: copied.id, rev: 1, kind: "rec" },
      { ...contactWith(7), id: copied.id },
    );
    await mustSave(phone, fixed);

    expect(await held(phone)).toEqual({ "NLX-NAS-4": 12 });
  });

  test("is gone again when the first that was put in is taken back", async () => {
    const phone = await openTestPhone();
    const loaded = await mustSave(phone, newEntry(loadOf()));

    valueOf(await phone.undo(loaded));

    expect(await held(phone)).toBeUndefined();
  });

  test("keeps lots with their earliest expiry, and forgets them once nothing is left", async () => {
    const phone = await openTestPhone();
    await mustSave(phone, newEntry(loadOf(4, { lot: "A-17", expiry: "2026-09-30" })));
    await mustSave(phone, newEntry(loadOf(4, { lot: "A-17", expiry: "2026-08-31" })));
    const both = await phone.bag();

    await mustSave(phone, newEntry(contactWith(8)));
    await mustSave(phone, newEntry(loadOf(2)));

    expect(both?.items).toEqual([
      {
        item: "NLX-NAS-4",
        quantity: 8,
        lots: [{ item: "NLX-NAS-4", lot: "A-17", expiry: "2026-08-31", quantity: 8 }],
      },
    ]);
    expect((await phone.bag())?.items).toEqual([{ item: "NLX-NAS-4", quantity: 2, lots: [] }]);
  });

  test("is kept by a phone of a program, whose row says no place and no day", async () => {
    const { indexedDB, phone } = await programPhone();
    await mustSave(phone, newEntry(loadOf(12, { lot: "A-17" })));
    await mustSave(phone, newEntry(contactWith(2)));

    const rows = await rowsOf(indexedDB, "meta", "satchel-program");

    expect(await held(phone)).toEqual({ "NLX-NAS-4": 10 });
    expect(rows.find(({ name }) => name === "bag")).toEqual({
      name: "bag",
      since: 1,
      brought: [],
      fills: 1,
      held: [
        { item: "NLX-NAS-4", quantity: -2 },
        { item: "NLX-NAS-4", lot: "A-17", quantity: 12 },
      ],
    });
  });

  test("comes along to a program under the program's codes, and not a second time", async () => {
    const indexedDB = new IDBFactory();
    const items = new Map([[itemCode("OWN-1"), itemCode("NLX-NAS-4")]]);
    const bag: Bag = {
      items: [
        { item: itemCode("NLX-NAS-4"), quantity: 5, lots: [] },
        { item: itemCode("OWN-1"), quantity: 2, lots: [] },
      ],
    };
    const records = [{ record: contactWith(3), rev: 1 }];

    valueOf(await joinProgram(programOptions({ indexedDB }), joiningOf({ bag, items, records })));
    const phone = await openTestPhone(programOptions({ indexedDB }));
    const joined = await held(phone);
    await mustSave(phone, newEntry(contactWith(1)));
    valueOf(await joinProgram(programOptions({ indexedDB }), joiningOf({ bag, items, records })));

    expect([joined, await held(phone)]).toEqual([{ "NLX-NAS-4": 7 }, { "NLX-NAS-4": 6 }]);
  });

  test("keeps nobody from recording where its row isn't understood, says so, and begins anew with what is put in", async () => {
    const indexedDB = new IDBFactory();
    const phone = await openTestPhone({ indexedDB });
    await mustSave(phone, newEntry(loadOf()));
    await changeRow(indexedDB, "meta", "bag", (row) => ({ ...row, held: "much" }));
    phone.close();
    const again = await openTestPhone({ indexedDB });

    await mustSave(again, newEntry(contactWith(1)));

    expect([await held(again), await again.bagTrouble()]).toEqual([undefined, "damaged"]);
    const rows = await rowsOf(indexedDB, "meta");
    expect(rows.find(({ name }) => name === "bag-damaged")).toMatchObject({ value: { held: "much" } });
    await mustSave(again, newEntry(loadOf(5)));
    expect([await held(again), await again.bagTrouble()]).toEqual([{ "NLX-NAS-4": 5 }, undefined]);
  });

  test("is begun by what is put in or counted, never by what is lost", async () => {
    const phone = await openTestPhone();
    await mustSave(phone, newEntry(lostOf(1)));
    await mustSave(phone, newEntry(contactWith(2)));
    const before = await held(phone);

    await mustSave(phone, newEntry(countOf(4)));

    expect([before, await held(phone)]).toEqual([undefined, { "NLX-NAS-4": 4 }]);
  });

  test("is none while the only load is undone, and knows what went out meanwhile when that is taken back", async () => {
    const phone = await openTestPhone();
    const loaded = await mustSave(phone, newEntry(loadOf()));
    const contact = await mustSave(phone, newEntry(contactWith(2)));
    const contactVoid = await mustSave(phone, voidEntry(contact));
    const loadVoid = await mustSave(phone, voidEntry(loaded));
    const undone = await held(phone);

    valueOf(await phone.undo(contactVoid));
    const stillUndone = await held(phone);
    valueOf(await phone.undo(loadVoid));

    expect([undone, stillUndone, await held(phone)]).toEqual([undefined, undefined, { "NLX-NAS-4": 10 }]);
  });

  test("has its lots again when what emptied it is undone or corrected", async () => {
    const phone = await openTestPhone();
    await mustSave(phone, newEntry(loadOf(12, { lot: "A-17", expiry: "2026-09-30" })));
    const full = await phone.bag();
    const back = await mustSave(phone, newEntry(backOf(12)));
    valueOf(await phone.undo(back));
    const contactTooMany = await mustSave(phone, newEntry(contactWith(12)));
    const lots = async () => (await phone.bag())?.items.map((item) => item.lots);
    const empty = await lots();

    await mustSave(phone, fixEntry(contactTooMany, { ...contactWith(2), id: contactTooMany.record }));

    const [sprays] = full?.items ?? [];
    expect([empty, await lots()]).toEqual([[], [[{ ...sprays?.lots[0], quantity: 10 }]]]);
  });

  test("forgets an expiry that was mistyped and undone", async () => {
    const phone = await openTestPhone();
    await mustSave(phone, newEntry(loadOf(4, { lot: "A-17", expiry: "2027-06-30" })));
    const mistyped = await mustSave(phone, newEntry(loadOf(4, { lot: "A-17", expiry: "2025-06-30" })));

    valueOf(await phone.undo(mistyped));

    expect((await phone.bag())?.items[0]?.lots).toMatchObject([{ expiry: "2027-06-30", quantity: 4 }]);
  });

  test("takes every lot along to a program, with the one that expires first", async () => {
    const indexedDB = new IDBFactory();
    const alone = await openTestPhone();
    await mustSave(alone, newEntry(loadOf(12, { lot: "A", expiry: "2027-06-30" })));
    await mustSave(alone, newEntry(loadOf(12, { lot: "B", expiry: "2026-04-01" })));
    await mustSave(alone, newEntry(contactWith(14)));
    const bag = await alone.bag();

    valueOf(await joinProgram(programOptions({ indexedDB }), joiningOf({ ...(bag && { bag }) })));

    const joined = await openTestPhone(programOptions({ indexedDB }));
    expect(bag?.items[0]?.lots).toHaveLength(2);
    expect(await joined.bag()).toEqual(bag);
  });

  test("holds no more rows after years of lots than a bag can have", async () => {
    const phone = await openTestPhone();
    const months = Array.from({ length: 60 }, (_, month) => `L-${String(month).padStart(2, "0")}`);

    for (const [index, lot] of months.entries()) {
      const expiry = `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-28`;
      await mustSave(phone, newEntry(loadOf(3, { lot, expiry })));
      await mustSave(phone, newEntry(contactWith(2)));
    }

    const [sprays] = (await phone.bag())?.items ?? [];
    expect(sprays).toMatchObject({ quantity: 60 });
    expect(sprays?.lots.length).toBeLessThanOrEqual(25);
    expect(sprays?.lots.map(({ lot }) => lot)).toContain("L-59");
  });

  test("can be left, goes on unseen, and is as if nothing was missed when that is taken back", async () => {
    const indexedDB = new IDBFactory();
    const [phone, otherTab] = [await openTestPhone({ indexedDB }), await openTestPhone({ indexedDB })];
    await mustSave(phone, newEntry(loadOf()));
    await mustSave(phone, newEntry(contactWith(1)));

    valueOf(await otherTab.stopBag());
    const stopped = [await held(phone), await phone.bagTrouble()];
    await mustSave(phone, newEntry(contactWith(2)));
    const stillStopped = await held(otherTab);
    valueOf(await otherTab.resumeBag());

    expect([stopped, stillStopped]).toEqual([[undefined, "stopped"], undefined]);
    expect([await held(phone), await phone.bagTrouble()]).toEqual([{ "NLX-NAS-4": 9 }, undefined]);
  });

  test("is another one when something is put in after it was left", async () => {
    const phone = await openTestPhone();
    await mustSave(phone, newEntry(loadOf()));
    valueOf(await phone.stopBag());

    await mustSave(phone, newEntry(loadOf(3)));

    expect([await held(phone), await phone.bagTrouble()]).toEqual([{ "NLX-NAS-4": 3 }, undefined]);
  });

  test("holds the sum of all that moved, whatever two tabs store, fix and void in whatever order", async () => {
    const moves = fc.oneof(
      fc.nat({ max: 9 }).map((out): SatchelRecord => encounterOf({ out: { "NLX-NAS-4": out + 1 } })),
      fc.nat({ max: 9 }).map((more): SatchelRecord => loadOf(more + 1)),
      fc.integer({ min: -9, max: 9 }).map((quantity): SatchelRecord => {
        const line = { item: "NLX-NAS-4", quantity, counted: 20 + quantity, expected: 20 };
        return stockOf({ movement: "count", place: "bag", lines: [line] });
      }),
      fc.nat({ max: 4 }).map((lost): SatchelRecord => {
        const line = { item: "NLX-NAS-4", quantity: lost + 1, reason: "lost" as const };
        return stockOf({ movement: "wasted", place: "bag", lines: [line] });
      }),
    );
    const steps = fc.array(
      fc.record({
        act: fc.constantFrom("rec", "rec", "fix", "void"),
        of: fc.nat(99),
        tab: fc.constantFrom(0, 1),
        content: moves,
      }),
      { maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const indexedDB = new IDBFactory();
        const tabs = [await openTestPhone({ indexedDB }), await openTestPhone({ indexedDB })] as const;
        const first = loadOf();
        await mustSave(tabs[0], newEntry(first));
        const saves: Saved[] = [];
        const live = new Map<string, SatchelRecord>([[first.id, first]]);

        for (const { act, of, tab, content } of given) {
          const earlier = saves[of % Math.max(saves.length, 1)];
          const isNew = act === "rec" || earlier === undefined;
          const record = { ...content, id: isNew ? recordId() : earlier.record };
          if (isNew) saves.push(await mustSave(tabs[tab], newEntry(record)));
          else if (act === "fix" && live.has(record.id)) {
            saves.push(await mustSave(tabs[tab], fixEntry(earlier, record)));
          } else if (act === "void") await mustSave(tabs[tab], voidEntry(earlier));
          if (isNew || (act === "fix" && live.has(record.id))) live.set(record.id, record);
          else if (act === "void") live.delete(record.id);
        }

        const effects = [...live.values()].flatMap((record) => stockEffects(record, "bag"));
        const sum = effects.reduce((all, { place, delta }) => (place === "bag" ? all + delta : all), 0);
        expect(await held(tabs[0])).toEqual(sum === 0 ? {} : { "NLX-NAS-4": sum });
        for (const tab of tabs) tab.close();
      }),
      { numRuns: 60 },
    );
  });
});
