/** Bodies that were damaged on their way: what a phone kept back is asked for until it comes whole. */
import { describe, expect, test } from "vitest";
import { rollupOf } from "../../../src/domain/rollup.ts";
import { eventOf, localDate } from "../../support/builders.ts";
import { entry, phoneAndCopies, told, waiting } from "../../support/phone-and-copies.ts";
import { cellsIn } from "../../support/record-store/readings.ts";
import { damaged, TestLog, testProgram, withheld } from "../../support/test-log.ts";

describe("a body that a phone kept back", () => {
  test.each([
    ["after the phone announced it", true],
    ["before the phone announced it", false],
  ])("is still asked for where a lead brings a damaged copy of it %s", async (_, isAfter) => {
    const { store, phone, sent, bring, greet, lies, findings } = await phoneAndCopies();

    if (!isAfter) await bring(damaged(sent));
    await phone.send(store, [withheld(sent)]);
    if (isAfter) await bring(damaged(sent));

    expect(await greet()).toMatchObject(told("withheld"));
    expect(lies()?.wire).toEqual(withheld(sent).wire);
    expect(await findings()).toEqual([]);
  });

  test.each([
    ["after the phone announced it", true],
    ["before the phone announced it", false],
  ])("is still asked for where a damaged one comes under another number %s", async (_, isAfter) => {
    const { store, phone, sent, other, greet, findings } = await phoneAndCopies();

    if (!isAfter) await other.send(store, [damaged(sent)]);
    await phone.send(store, [withheld(sent)]);
    if (isAfter) await other.send(store, [damaged(sent)]);

    expect(await greet()).toMatchObject(told("withheld"));
    expect(await other.send(store, [])).toMatchObject(told("cannot-open"));
    expect(await findings()).toEqual([]);
  });

  test("counts once it comes whole, whatever damaged copies came before", async () => {
    const { store, phone, sent, other, bring, findings } = await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);
    await bring(damaged(sent));
    await other.send(store, [damaged(sent)]);

    const reply = await phone.send(store, [sent]);

    expect(reply).toMatchObject({ hw: 1, quarantined: [] });
    expect((await other.send(store, [])).quarantined).toEqual([]);
    expect(cellsIn(store)).toEqual(rollupOf([entry]).cells());
    expect(await findings()).toEqual([]);
  });

  test("is not asked for any more once the phone's own has come, and is damaged: there is nothing better", async () => {
    const { store, phone, sent, greet, setAside, findings } = await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);

    const reply = await phone.send(store, [damaged(sent)]);
    setAside();

    expect(reply).toMatchObject(told("cannot-open"));
    expect(await greet()).toMatchObject({ quarantined: [], setAside: 1 });
    expect(await findings()).toEqual([]);
  });

  test("is asked for while a copy waits for its key, which leads are shown, and which a damaged one doesn't replace", async () => {
    const { store, phone, sent, bring, greet, lies, startWith } = await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);
    await bring(waiting(sent));
    await bring(damaged(sent));

    expect(await greet()).toMatchObject(told("withheld"));
    expect(lies()).toMatchObject({ code: "cannot-open", wire: sent.wire });
    expect(await startWith(sent.opened)).toEqual({ tried: 1, understood: 1 });
  });

  test.each([
    ["the announcement came first", true],
    ["the copy came first", false],
  ])(
    "is asked for again where its key is back and shows that it is damaged: %s",
    async (_, isAnnouncedFirst) => {
      const { store, phone, sent, bring, other, greet, lies, startWith, findings } = await phoneAndCopies();
      const copy = waiting(damaged(sent));
      if (!isAnnouncedFirst) await bring(copy);
      await phone.send(store, [withheld(sent)]);
      if (isAnnouncedFirst) await bring(copy);
      await other.send(store, [copy]);
      const before = await greet();

      await startWith(damaged(sent).opened);
      await startWith(damaged(sent).opened);

      expect(before).toMatchObject(told("cannot-open"));
      expect(await greet()).toMatchObject(told("withheld"));
      expect(lies()?.wire).toEqual(withheld(sent).wire);
      expect(await other.send(store, [])).toMatchObject(told("cannot-open"));
      expect(await findings()).toEqual([]);
    },
  );

  test("is still asked for where its id is another event's and a damaged copy comes", async () => {
    const { store, phone, sent, bring, greet } = await phoneAndCopies();
    const first = new TestLog();
    await first.add(eventOf({ ...entry, day: localDate("2026-03-01") }, { id: sent.wire.id }));
    await first.send(store);
    await phone.send(store, [withheld(sent)]);

    await bring(damaged(sent));

    expect(await greet()).toMatchObject(told("withheld"));
    expect(await phone.send(store, [sent])).toMatchObject(told("id-conflict"));
    await bring(damaged(sent));
    expect(store.quarantinedAt(testProgram, { number: phone.number, seq: 1 })?.wire).toEqual(sent.wire);
  });
});

describe("a body of which only a damaged copy came", () => {
  test("is asked for, and counts once the phone brings it", async () => {
    const { store, phone, sent, bring, greet, lies, findings } = await phoneAndCopies();

    await bring(damaged(sent));
    const before = await greet();
    const reply = await phone.send(store, [sent]);

    expect(before).toMatchObject({ ...told("withheld"), digest: phone.digest() });
    expect(reply).toMatchObject({ hw: 1, quarantined: [] });
    expect(lies()).toBeUndefined();
    expect(cellsIn(store)).toEqual(rollupOf([entry]).cells());
    expect(await findings()).toEqual([]);
  });

  test("is not asked for any more once the phone's own has come, and is damaged too", async () => {
    const { store, phone, sent, bring, greet, findings } = await phoneAndCopies();
    await bring(damaged(sent));

    const reply = await phone.send(store, [damaged(sent)]);
    await bring(damaged(sent));

    expect(reply).toMatchObject(told("cannot-open"));
    expect(await greet()).toMatchObject(told("cannot-open"));
    expect(await findings()).toEqual([]);
  });

  test("is asked for while its key is missing, where nothing came of the phone's own, and when that is back", async () => {
    const { sent, bring, greet, lies, startWith } = await phoneAndCopies();
    await bring(waiting(damaged(sent)));
    const before = [lies()?.code, await greet()];

    await startWith(damaged(sent).opened);

    expect(before).toMatchObject(["cannot-open", told("withheld")]);
    expect(lies()?.code).toBe("withheld");
    expect(await greet()).toMatchObject(told("withheld"));
  });
});

describe("a damaged body of a phone that kept none back", () => {
  test("lies apart as one that can't be opened, counts as delivered, and isn't asked for", async () => {
    const { store, phone, sent, greet, lies, startWith } = await phoneAndCopies();

    const reply = await phone.send(store, [damaged(sent)]);
    await startWith(damaged(sent).opened);

    expect(reply).toMatchObject({ ...told("cannot-open"), digest: phone.digest() });
    expect(await greet()).toMatchObject(told("cannot-open"));
    expect(lies()?.wire).toEqual(damaged(sent).wire);
  });

  test("gives way to one that may be whole, and never takes its place", async () => {
    const { store, phone, sent, bring, lies } = await phoneAndCopies();
    await phone.send(store, [damaged(sent)]);

    await bring(waiting(sent));
    await bring(damaged(sent));

    expect(lies()?.wire).toEqual(sent.wire);
  });

  test("counts once a whole copy comes", async () => {
    const { store, phone, sent, bring, greet, findings } = await phoneAndCopies();
    await phone.send(store, [damaged(sent)]);

    await bring(sent);

    expect((await greet()).quarantined).toEqual([]);
    expect(cellsIn(store)).toEqual(rollupOf([entry]).cells());
    expect(await findings()).toEqual([]);
  });
});
