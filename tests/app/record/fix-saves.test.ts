import v8 from "node:v8";
import vm from "node:vm";
import { describe, expect, test, vi } from "vitest";
import { nothingStored } from "../../../src/app/record/stored-here.ts";
import { err, ok } from "../../../src/domain/result.ts";
import { eventId } from "../../support/builders.ts";
import { askedSaves, full, settle, slow } from "../../support/asked-saves.ts";

v8.setFlagsFromString("--expose-gc");
const collectGarbage = vm.runInNewContext("gc") as () => void;

describe("Saves of one record", () => {
  test("go one after the other, each on top of what the one before stored, under an id of its own", async () => {
    const { id, fixes, asked, save, stored, people, ends } = askedSaves();
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
    expect(fixes.of({ id })).toBeUndefined();
    expect(fixes.saving()).toEqual([]);
  });

  test("ask last for what the last tap asked", async () => {
    const { save, stored, people } = askedSaves();
    save(2);
    save(3);
    save(4);

    await stored();

    expect(people()).toEqual([2, 4]);
  });

  test("store once what two taps ask alike", async () => {
    const { save, stored, people, ends } = askedSaves();
    save(2);
    save(2);

    await stored();

    expect(people()).toEqual([2]);
    expect(ends).toEqual([{ kind: "stored" }]);
  });

  test("keep what was changed after the last tap as a change of what is stored", async () => {
    const { id, fixes, save, change, stored, ofForm } = askedSaves();
    save(2);
    change(3);

    await stored();

    expect(fixes.of({ id })).toMatchObject({ record: { people: 2 }, draft: { people: 3 } });
    expect(fixes.of({ id })?.event).toBe(ofForm()?.nextEvent);
  });

  test("end with a refusal, which is of what was asked last, and nothing is dropped", async () => {
    const { id, fixes, asked, save, answer, people, ends } = askedSaves();
    save(2);
    save(3);

    await answer(() => err(full));

    expect(people()).toEqual([2]);
    expect(ends).toEqual([{ kind: "not-done", words: "full" }]);
    expect(fixes.of({ id })).toMatchObject({ draft: { people: 3 }, failure: full.failure });
    save(3);
    expect(asked[1]?.event).toBe(asked[0]?.event);
  });

  test("say nothing of what was changed after the tap that was refused", async () => {
    const { id, fixes, save, change, answer } = askedSaves();
    save(2);
    change(3);

    await answer(() => err(full));

    expect(fixes.of({ id })).toMatchObject({ draft: { people: 3 } });
    expect(fixes.of({ id })?.failure).toBeUndefined();
  });

  test("keep the id, and what was taken back, where nobody knows what became of one", async () => {
    const { id, fixes, asked, save, change, answer } = askedSaves();
    save(2);
    change(1);

    await answer(() => err(slow));

    expect(fixes.of({ id })).toMatchObject({ draft: { people: 1 } });
    expect(fixes.isSettled({ id })).toBe(false);
    save(2);
    expect(asked[1]).toMatchObject({ event: asked[0]?.event, onto: asked[0]?.onto });
  });

  test("take another id on top of what was done after one that nobody knows of", async () => {
    const { id, fixes, asked, save, answer, stored } = askedSaves();
    save(2);
    await answer(() => err(slow));
    const out = eventId();
    fixes.noteStored(id, { kind: "void", id: out, rev: 2 });

    save(2);
    await stored();

    expect(asked[1]?.onto).toEqual({ event: out, rev: 2 });
    expect(asked[1]?.event).not.toBe(asked[0]?.event);
    save(3);
    expect(new Set(asked.map(({ event }) => event)).size).toBe(3);
  });

  test("take another id also where the form was forgotten with what was taken out on it", async () => {
    const { id, fixes, asked, save, answer } = askedSaves();
    save(2);
    await answer(() => err(slow));
    const out = eventId();
    fixes.forget({ id });
    fixes.noteStored(id, { kind: "void", id: out, rev: 2 });
    expect(fixes.isSettled({ id })).toBe(true);

    save(2);

    expect(asked[1]?.onto).toEqual({ event: out, rev: 2 });
    expect(asked[1]?.event).not.toBe(asked[0]?.event);
  });

  test("forget what was taken back where nothing was stored", async () => {
    const { id, fixes, save, change, answer } = askedSaves();
    save(2);
    change(1);

    await answer(() => err(full));

    expect(fixes.of({ id })).toBeUndefined();
  });

  test("drop what was asked for next with the change itself", async () => {
    const { id, fixes, save, stored, people } = askedSaves();
    save(2);
    save(3);
    fixes.forget({ id });

    await stored();

    expect(people()).toEqual([2]);
    expect(fixes.of({ id })).toBeUndefined();
  });

  test("know the later of two answers, whichever comes last", async () => {
    const { save, answer, baseNow } = askedSaves();
    save(2);
    await answer(({ event }) => ok({ event, rev: 5 }));
    save(3);

    await answer(({ event }) => ok({ event, rev: 4 }));

    expect(baseNow()).toMatchObject({ record: { people: 2 }, onto: { rev: 5 } });
  });

  test("are forgotten with a record that can't be read here again", async () => {
    const { id, fixes, save, stored } = askedSaves();
    save(2);
    await stored();
    expect(fixes.records()).toEqual([id]);

    fixes.drop(id);

    expect(fixes.records()).toEqual([]);
    expect(fixes.stored(id)).toBe(nothingStored);
  });

  test("leave nothing in memory of what was on the form of such a record", async () => {
    const { id, fixes, save, answer, stored, draftNow } = askedSaves();
    save(2);
    await stored();
    save(3);
    const left = draftNow();
    await answer(() => err(full));

    fixes.drop(id);

    await vi.waitFor(() => {
      collectGarbage();
      // Compared here: what is told of a failure would hold it.
      expect(left.deref() === undefined).toBe(true);
    });
  });
});

describe("Saves of one record to which something belongs that goes over the network", () => {
  test("are stored while that of the one before is being noted, and only the last is noted after it", async () => {
    const { fixes, save, stored, people, asked, notes, noted, ends } = askedSaves({ hasNotes: true });
    for (const count of [2, 3, 4]) {
      save(count);
      await stored();
    }
    expect(people()).toEqual([2, 3, 4]);
    expect(fixes.saving()).toEqual([]);
    expect(notes).toHaveLength(1);

    await noted();
    expect(notes.map(({ event }) => event)).toEqual([asked[0]?.event, asked[2]?.event]);
    expect(ends).toEqual([]);

    await noted();
    expect(ends).toEqual([{ kind: "stored" }]);
    expect(notes).toHaveLength(2);
  });

  test("end once that is known, and a Save of the same then asks only for what could not be noted", async () => {
    const { id, fixes, asked, save, stored, notes, noted, ends, ofForm } = askedSaves({ hasNotes: true });
    save(2);
    await stored();
    expect(ends).toEqual([]);
    expect(fixes.isSettled({ id })).toBe(true);
    await noted("not noted");
    expect(ends).toEqual([{ kind: "not-done", words: "not noted", isStored: true, isEarlier: false }]);

    save(2);
    await settle();
    await noted();

    expect(asked).toHaveLength(1);
    expect(notes.map(({ event }) => event)).toEqual([asked[0]?.event, asked[0]?.event]);
    expect(ends.at(-1)).toEqual({ kind: "stored" });
    expect(ofForm()?.notNoted).toBeUndefined();
  });

  test("go on from what is stored with another content, though that could not be noted", async () => {
    const { asked, save, stored, noted } = askedSaves({ hasNotes: true });
    save(2);
    await stored();
    await noted("not noted");

    save(3);

    expect(asked[1]).toMatchObject({ onto: { event: asked[0]?.event, rev: 2 } });
    expect(asked[1]?.event).not.toBe(asked[0]?.event);
  });

  test("tell what could not be noted as of an earlier Save where a later one was refused", async () => {
    const { save, stored, answer, noted, ends, ofForm } = askedSaves({ hasNotes: true });
    save(2);
    await stored();
    save(3);
    await answer(() => err(full));

    await noted("not noted");

    expect(ends).toEqual([
      { kind: "not-done", words: "full" },
      { kind: "not-done", words: "not noted", isStored: true, isEarlier: true },
    ]);
    expect(ofForm()?.notNoted).toBe("not noted");
  });

  test("store the same again where nobody knows whether another was stored over it", async () => {
    const { asked, save, stored, answer, noted, people } = askedSaves({ hasNotes: true });
    save(2);
    await stored();
    await noted("not noted");
    save(3);
    await answer(() => err(slow));

    save(2);

    expect(people()).toEqual([2, 3, 2]);
    expect(asked[2]?.event).toBe(asked[1]?.event);
  });
});
