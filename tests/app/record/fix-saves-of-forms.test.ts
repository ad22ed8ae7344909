/** Saves of a record that several forms change at the same time. */
import { describe, expect, test } from "vitest";
import type { SavesEnd } from "../../../src/app/record/fix-saves.ts";
import { err } from "../../../src/domain/result.ts";
import { eventId } from "../../support/builders.ts";
import { askedSaves, full, slow } from "../../support/asked-saves.ts";

describe("Saves of one record from several forms", () => {
  test("go one after the other too, and none takes another's place", async () => {
    const { id, fixes, asked, save, stored, people } = askedSaves();
    save(2);
    save(3, "one");
    save(4, "other");
    save(5, "one");

    for (let times = 0; times < 3; times++) await stored();

    expect(people()).toEqual([2, 4, 5]);
    expect(asked.map(({ onto }) => onto.rev)).toEqual([1, 2, 3]);
    expect(new Set(asked.map(({ event }) => event)).size).toBe(3);
    expect(fixes.saving()).toEqual([]);
    expect(fixes.all()).toEqual([]);
    expect(fixes.stored(id).events).toHaveLength(3);
  });

  test("store alike what two of them ask alike", async () => {
    const { save, stored, people } = askedSaves();
    save(2);
    save(2, "one");

    await stored();
    await stored();

    expect(people()).toEqual([2, 2]);
  });

  test("go on after a refusal of one, which only its own form is told", async () => {
    const { id, fixes, save, answer, stored, people, ends } = askedSaves();
    const elsewhere: SavesEnd[] = [];
    fixes.onEnd({ id, place: "one" }, (how) => elsewhere.push(how));
    save(2);
    save(3, "one");

    await answer(() => err(full));
    expect(elsewhere).toEqual([]);
    await stored();

    expect(people()).toEqual([2, 3]);
    expect(ends).toEqual([{ kind: "not-done", words: "full" }]);
    expect(elsewhere).toEqual([{ kind: "stored" }]);
    expect(fixes.all()).toMatchObject([{ draft: { people: 2 }, failure: full.failure }]);
  });

  test("take another id where nobody knows of one, once another has stored something", async () => {
    const { asked, save, answer, stored } = askedSaves();
    save(2);
    await answer(() => err(slow));
    save(3, "one");
    await stored();

    save(2);

    expect(asked[2]?.event).not.toBe(asked[0]?.event);
    expect(asked[2]?.onto).toEqual({ event: asked[1]?.event, rev: 2 });
  });

  test("that nobody knows of leave it open for the record's own form alone", async () => {
    const { id, fixes, save, answer } = askedSaves();
    save(2, "one");

    await answer(() => err(slow));

    const isSettled = [undefined, "one", "other"].map((place) => fixes.isSettled({ id, place }));
    expect(isSettled).toEqual([false, false, true]);
  });

  test("that wait are left as changes where the record is taken out meanwhile", async () => {
    const { id, fixes, save, stored, people } = askedSaves();
    save(2, "one");
    save(3, "one");
    fixes.noteStored(id, { kind: "void", id: eventId(), rev: 2 });

    await stored();

    expect(people()).toEqual([2]);
    expect(fixes.of({ id, place: "one" })).toMatchObject({ draft: { people: 3 } });
  });

  test("that wait are found at their place too where nobody had touched its form", async () => {
    const { id, fixes, save, stored } = askedSaves();
    save(2);
    save(3, "one", { isTouched: false });
    fixes.noteStored(id, { kind: "void", id: eventId(), rev: 2 });

    await stored();

    expect(fixes.of({ id, place: "one" })).toMatchObject({ draft: { people: 3 } });
  });

  test("know of each what it stored last", async () => {
    const { id, fixes, save, stored } = askedSaves();
    save(2, "one");
    await stored();
    save(3, "other");
    await stored();

    const { byForm } = fixes.stored(id);
    expect(byForm.get("one")).toMatchObject({ record: { people: 2 } });
    expect(byForm.get("other")).toMatchObject({ record: { people: 3 } });
  });
});
