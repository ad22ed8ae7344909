/** What comes in between while rows are brought behind a passphrase, or out from behind it. */
import { expect, describe, test } from "vitest";
import { encounterOf } from "../../support/builders.ts";
import { everythingStored, noteOf, saveNote, words } from "../../support/kept-book.ts";
import { connectionTo } from "../../support/open-test-phone.ts";
import { formatsOn, newOwn, otherWords, protectedOwn, startOwn } from "../../support/own-phone.ts";
import { valueOf } from "../../support/results.ts";

type Own = Awaited<ReturnType<typeof newOwn>>;

/** Two pages of events, and as many of the book. */
const rows = 201;

async function filledOwn() {
  const given = await newOwn();
  const saved = await saveNote(given.phone, "marker");
  const records = Array.from({ length: rows - 1 }, () => ({
    record: encounterOf({ note: "marker" }),
    rev: 1,
  }));
  valueOf(await given.phone.importRecords(records));
  return { ...given, saved };
}

/** Does something before one of the keeper's steps. */
function before(step: number, { beforeSteps }: Own, happens: () => Promise<unknown>): void {
  let count = 0;
  beforeSteps.happens = async () => {
    count += 1;
    if (count === step) await happens();
  };
}

/** From here on, nothing comes in between. */
function noMoreBetween({ beforeSteps }: Own): void {
  beforeSteps.happens = async () => undefined;
}

/** Locked before this step, and open again before the next. */
function lockFor(step: number, given: Own): void {
  let count = 0;
  given.beforeSteps.happens = async () => {
    count += 1;
    if (count === step) given.keeper.lock();
    if (count === step + 1) valueOf(await given.keeper.unlock(words));
  };
}

/** The row that says so; a read of each page, each followed by its write; four looks at what is left, and the end. */
const boundaries = { row: 1, pages: [2, 4, 6, 8], looks: 10, end: 14 };
const steps = [boundaries.row, ...boundaries.pages, boundaries.looks, boundaries.end];

describe("a phone that is locked and unlocked", () => {
  test.each(steps)(
    "before step %i of taking its passphrase away keeps the lock of all that is behind it",
    async (step) => {
      const given = await filledOwn();
      valueOf(await given.keeper.protect(words));
      lockFor(step, given);

      valueOf(await given.keeper.unprotect());
      noMoreBetween(given);

      const { hasPassphrase } = given.keeper.facts();
      expect(hasPassphrase || !(await formatsOn(given.indexedDB)).has(4)).toBe(true);
      if (!given.keeper.isOpen()) valueOf(await given.keeper.unlock(words));
      valueOf(await given.keeper.finish());
      expect(given.keeper.facts().hasPassphrase).toBe(false);
      expect(await formatsOn(given.indexedDB)).toEqual(new Set([1]));
      expect(await noteOf(given.phone, given.saved)).toBe("marker");
    },
  );

  test.each(steps)(
    "before step %i of setting a passphrase leaves nothing in clear for good",
    async (step) => {
      const given = await filledOwn();
      // The first one sees whether there is one.
      lockFor(step + 1, given);

      valueOf(await given.keeper.protect(words));
      noMoreBetween(given);

      const { isUnfinished } = given.keeper.facts();
      expect(isUnfinished || !(await formatsOn(given.indexedDB)).has(1)).toBe(true);
      if (!given.keeper.isOpen()) valueOf(await given.keeper.unlock(words));
      valueOf(await given.keeper.finish());
      expect(given.keeper.facts().isUnfinished).toBe(false);
      expect(await everythingStored(given.indexedDB)).not.toContain("marker");
    },
  );
});

describe("a row that nobody here understands", () => {
  async function withStrangeRow(given: Own, format: number) {
    const connection = await connectionTo(given.indexedDB);
    const row = { id: crypto.randomUUID(), seq: 1000, body: Uint8Array.of(format, 7, 7) };
    await connection.run((database) => database.events.put(row));
  }

  test("keeps the lock that it is behind", async () => {
    const given = await protectedOwn();
    await withStrangeRow(given, 4);

    const taken = await given.keeper.unprotect();

    expect(taken).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    const next = await startOwn(given.indexedDB);
    expect(next.keeper.facts()).toMatchObject({ hasPassphrase: true, isBeingTakenAway: true });
    valueOf(await next.keeper.unlock(words));
    expect(await noteOf(next.phone, given.before)).toBe("marker-before");
  });

  test("is not called sealed where it is in clear", async () => {
    const given = await newOwn();
    await withStrangeRow(given, 1);

    expect(await given.keeper.protect(words)).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    expect(given.keeper.facts().isUnfinished).toBe(true);
  });
});

describe("a passphrase of which half is taken away", () => {
  async function halfTaken() {
    const given = await filledOwn();
    valueOf(await given.keeper.protect(words));
    valueOf(await given.keeper.unprotect(() => given.keeper.lock()));
    valueOf(await given.keeper.unlock(words));
    return given;
  }

  test("says so", async () => {
    const { indexedDB, keeper } = await halfTaken();

    expect(keeper.facts()).toEqual({
      hasPassphrase: true,
      isOpen: true,
      isBeingTakenAway: true,
      isUnfinished: true,
    });
    expect(await formatsOn(indexedDB)).toEqual(new Set([1, 4]));
  });

  test("can be kept", async () => {
    const { indexedDB, keeper, saved } = await halfTaken();

    valueOf(await keeper.keep());

    expect(keeper.facts()).toMatchObject({ isBeingTakenAway: false, isUnfinished: false });
    expect(await formatsOn(indexedDB)).toEqual(new Set([4]));
    const next = await startOwn(indexedDB);
    valueOf(await next.keeper.unlock(words));
    expect(await noteOf(next.phone, saved)).toBe("marker");
  });
});

describe("a passphrase that is set again while it is being taken away", () => {
  test("is there afterwards, and not on its way out", async () => {
    const given = await protectedOwn();
    // Switched off once the row says so, and before any other row is opened.
    before(3, given, () => Promise.reject(new DOMException("No room", "QuotaExceededError")));
    expect(await given.keeper.unprotect()).toMatchObject({ ok: false });
    const next = await startOwn(given.indexedDB);

    valueOf(await next.keeper.protect(words));

    expect(next.keeper.facts()).toEqual({
      hasPassphrase: true,
      isOpen: true,
      isBeingTakenAway: false,
      isUnfinished: false,
    });
    const later = await startOwn(given.indexedDB);
    expect(later.keeper.isOpen()).toBe(false);
    expect(await formatsOn(given.indexedDB)).toEqual(new Set([4]));
    valueOf(await later.keeper.unlock(words));
    expect(await noteOf(later.phone, given.before)).toBe("marker-before");
  });

  test.each([2, 3, 4, 5, 6, 7, 8])(
    "in another tab, before step %i, loses nothing: the first tab gives way",
    async (step) => {
      const given = await protectedOwn();
      const other = await startOwn(given.indexedDB);
      let isSetAgain = false;
      before(step, given, async () => {
        valueOf(await other.keeper.protect(words));
        isSetAgain = true;
      });

      expect(await given.keeper.unprotect()).toMatchObject({ ok: false, error: { kind: "storage-blocked" } });

      expect(isSetAgain).toBe(true);
      const next = await startOwn(given.indexedDB);
      expect(next.keeper.facts()).toEqual({
        hasPassphrase: true,
        isOpen: false,
        isBeingTakenAway: false,
        isUnfinished: false,
      });
      valueOf(await next.keeper.unlock(words));
      expect(await noteOf(next.phone, given.before)).toBe("marker-before");
      expect((await next.phone.check()).differences).toEqual([]);
    },
  );
});

describe("other words", () => {
  test("don't bring back a passphrase that another tab took away", async () => {
    const given = await protectedOwn();
    const other = await startOwn(given.indexedDB);
    valueOf(await other.keeper.unlock(words));
    before(1, given, async () => valueOf(await other.keeper.unprotect()));

    const changed = await given.keeper.change({ before: words, after: otherWords });

    expect(changed).toMatchObject({ ok: false, error: { kind: "storage-blocked" } });
    const next = await startOwn(given.indexedDB);
    expect(next.keeper.facts()).toMatchObject({ hasPassphrase: false, isOpen: true });
    expect(await noteOf(next.phone, given.before)).toBe("marker-before");
  });

  test("never replace those that another tab has set meanwhile", async () => {
    const given = await protectedOwn();
    const other = await startOwn(given.indexedDB);
    const lastWords = "copper lantern seven maple river";
    before(1, given, async () => valueOf(await other.keeper.change({ before: words, after: lastWords })));

    const changed = await given.keeper.change({ before: words, after: otherWords });

    expect(changed).toMatchObject({ ok: false, error: { kind: "storage-blocked" } });
    const next = await startOwn(given.indexedDB);
    valueOf(await next.keeper.unlock(lastWords));
  });

  test.each([3, 4, 5, 6, 7, 8, 9])(
    "that another tab sets before step %i of sealing are those that open",
    async (step) => {
      const given = await newOwn();
      const saved = await saveNote(given.phone, "marker");
      let isChanged = false;
      before(step, given, async () => {
        const { keeper } = await startOwn(given.indexedDB);
        valueOf(await keeper.change({ before: words, after: otherWords }));
        isChanged = true;
      });

      valueOf(await given.keeper.protect(words));

      expect(isChanged).toBe(true);
      const next = await startOwn(given.indexedDB);
      expect((await next.keeper.unlock(words)).ok).toBe(false);
      valueOf(await next.keeper.unlock(otherWords));
      expect(next.keeper.facts().isUnfinished).toBe(false);
      expect(await noteOf(next.phone, saved)).toBe("marker");
    },
  );

  test("hold, too, where the first tab then begins to take the passphrase away", async () => {
    const given = await protectedOwn();
    const other = await startOwn(given.indexedDB);
    valueOf(await other.keeper.change({ before: words, after: otherWords }));

    valueOf(await given.keeper.unprotect(() => given.keeper.lock()));

    const next = await startOwn(given.indexedDB);
    valueOf(await next.keeper.unlock(otherWords));
    expect(next.keeper.facts().isBeingTakenAway).toBe(true);
  });
});

test("totals that are dropped bring back no passphrase that another tab took away", async () => {
  const given = await protectedOwn();
  const other = await startOwn(given.indexedDB);
  valueOf(await other.keeper.unlock(words));
  valueOf(await other.keeper.unprotect());

  await expect(given.keeper.noteDroppedTotals()).rejects.toThrow("storage-blocked");

  expect((await startOwn(given.indexedDB)).keeper.facts().hasPassphrase).toBe(false);
});
