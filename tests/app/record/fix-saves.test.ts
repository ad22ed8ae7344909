import { describe, expect, test } from "vitest";
import { formOf } from "../../../src/app/record/fix-content.ts";
import type { SavesEnd, StoreFix } from "../../../src/app/record/fix-saves.ts";
import { createUnsavedFixes } from "../../../src/app/record/unsaved-fixes.ts";
import type { EncounterRecord } from "../../../src/domain/record.ts";
import { err, ok } from "../../../src/domain/result.ts";
import { encounterOf, eventId, programOf } from "../../support/builders.ts";

const full = { words: "full", failure: { kind: "storage-full", cause: "test" } } as const;
const slow = { words: "slow", failure: { kind: "storage-slow" } } as const;

type Asked = Parameters<StoreFix>[0];
type Answer = Awaited<ReturnType<StoreFix>>;

/** One record whose Saves are answered when the test says so. */
function setup() {
  const record = encounterOf({ people: 1 });
  const { id } = record;
  const first = eventId();
  const head = { event: first, rev: 1, voided: false };
  const fixes = createUnsavedFixes();
  const asked: Asked[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  const ends: SavesEnd[] = [];
  fixes.onEnd(id, (how) => ends.push(how));

  const formWith = (people: number) => {
    const form = formOf({ record, event: first });
    return { ...form, draft: { ...form.draft, people } };
  };
  async function answer(given: (fix: Asked) => Answer) {
    const fix = asked.at(-1);
    if (fix === undefined) throw new Error("Nothing is asked");
    answers.at(-1)?.(given(fix));
    await Promise.resolve();
    await Promise.resolve();
  }
  return {
    id,
    fixes,
    asked,
    ends,
    change: (people: number) => fixes.keep(formWith(people)),
    /** A tap on Save of what the form says. */
    save: (people: number) => {
      fixes.keep(formWith(people));
      fixes.save({
        form: fixes.of(id) ?? formWith(people),
        read: { record, head },
        program: programOf(),
        newEvent: () => eventId(),
        store: (fix) => {
          asked.push(fix);
          const { promise, resolve } = Promise.withResolvers<Answer>();
          answers.push(resolve);
          return promise;
        },
      });
    },
    answer,
    stored: (notDone?: string) =>
      answer(({ event, onto, isStored }) =>
        ok({ event, rev: isStored ? onto.rev : onto.rev + 1, ...(notDone !== undefined && { notDone }) }),
      ),
    people: () => asked.map((fix) => (fix.record as EncounterRecord).people),
  };
}

describe("Saves of one record", () => {
  test("go one after the other, each on top of what the one before stored, under an id of its own", async () => {
    const { id, fixes, asked, save, stored, people, ends } = setup();
    save(2);
    save(3);
    expect(people()).toEqual([2]);

    await stored();
    expect(people()).toEqual([2, 3]);
    expect(asked[1]?.onto).toEqual({ event: asked[0]?.event, rev: 2 });
    expect(asked[1]?.event).not.toBe(asked[0]?.event);
    expect(ends).toEqual([]);

    await stored();
    expect(ends).toEqual([{ kind: "stored" }]);
    expect(fixes.of(id)).toBeUndefined();
    expect(fixes.saving()).toEqual([]);
  });

  test("ask last for what the last tap asked", async () => {
    const { save, stored, people } = setup();
    save(2);
    save(3);
    save(4);

    await stored();

    expect(people()).toEqual([2, 4]);
  });

  test("store once what two taps ask alike", async () => {
    const { save, stored, people, ends } = setup();
    save(2);
    save(2);

    await stored();

    expect(people()).toEqual([2]);
    expect(ends).toEqual([{ kind: "stored" }]);
  });

  test("keep what was changed after the last tap as a change of what is stored", async () => {
    const { id, fixes, save, change, stored } = setup();
    save(2);
    change(3);

    await stored();

    expect(fixes.of(id)).toMatchObject({ record: { people: 2 }, draft: { people: 3 } });
    expect(fixes.of(id)?.event).toBe(fixes.stored(id)?.event);
  });

  test("end with a refusal, which is of what was asked last, and nothing is dropped", async () => {
    const { id, fixes, asked, save, answer, people, ends } = setup();
    save(2);
    save(3);

    await answer(() => err(full));

    expect(people()).toEqual([2]);
    expect(ends).toEqual([{ kind: "not-done", words: "full" }]);
    expect(fixes.of(id)).toMatchObject({ draft: { people: 3 }, failure: full.failure });
    save(3);
    expect(asked[1]?.event).toBe(asked[0]?.event);
  });

  test("say nothing of what was changed after the tap that was refused", async () => {
    const { id, fixes, save, change, answer } = setup();
    save(2);
    change(3);

    await answer(() => err(full));

    expect(fixes.of(id)).toMatchObject({ draft: { people: 3 } });
    expect(fixes.of(id)?.failure).toBeUndefined();
  });

  test("keep the id, and what was taken back, where nobody knows what became of one", async () => {
    const { id, fixes, asked, save, change, answer } = setup();
    save(2);
    change(1);

    await answer(() => err(slow));

    expect(fixes.of(id)).toMatchObject({ draft: { people: 1 } });
    expect(fixes.isSettled(id)).toBe(false);
    save(2);
    expect(asked[1]).toMatchObject({ event: asked[0]?.event, onto: asked[0]?.onto });
  });

  test("forget what was taken back where nothing was stored", async () => {
    const { id, fixes, save, change, answer } = setup();
    save(2);
    change(1);

    await answer(() => err(full));

    expect(fixes.of(id)).toBeUndefined();
  });

  test("drop what was asked for next with the change itself", async () => {
    const { id, fixes, save, stored, people } = setup();
    save(2);
    save(3);
    fixes.forget(id);

    await stored();

    expect(people()).toEqual([2]);
    expect(fixes.of(id)).toBeUndefined();
  });

  test("ask the same again only for what belongs to it and could not be done", async () => {
    const { id, fixes, asked, save, stored, ends } = setup();
    save(2);
    await stored("not noted");
    expect(ends).toEqual([{ kind: "not-done", words: "not noted", isStored: true }]);
    save(2);
    expect(asked[1]).toMatchObject({ event: asked[0]?.event, onto: { rev: 2 }, isStored: true });

    await stored();

    expect(ends.at(-1)).toEqual({ kind: "stored" });
    expect(fixes.stored(id)?.isUnfinished).toBe(false);
  });

  test("go on from what is stored with another content, though something that belongs to it isn't done", async () => {
    const { asked, save, stored } = setup();
    save(2);
    await stored("not noted");

    save(3);

    expect(asked[1]).toMatchObject({ onto: { event: asked[0]?.event, rev: 2 }, isStored: false });
    expect(asked[1]?.event).not.toBe(asked[0]?.event);
  });

  test("know the later of two answers, whichever comes last", async () => {
    const { id, fixes, save, answer } = setup();
    save(2);
    await answer(({ event }) => ok({ event, rev: 5 }));
    save(3);

    await answer(({ event }) => ok({ event, rev: 4 }));

    expect(fixes.stored(id)).toMatchObject({ record: { people: 2 }, onto: { rev: 5 } });
  });

  test("are forgotten with a record that can't be read here again", async () => {
    const { id, fixes, save, stored } = setup();
    save(2);
    await stored();
    expect(fixes.records()).toEqual([id]);

    fixes.drop(id);

    expect(fixes.records()).toEqual([]);
    expect(fixes.stored(id)).toBeUndefined();
  });
});
