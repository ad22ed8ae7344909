/** What comes of an entry that a lead has set aside, and what becomes of the decision. */
import { describe, expect, test } from "vitest";
import { countedOnce, outcomeOf, phoneAndCopies, told, waiting } from "../../support/phone-and-copies.ts";
import { cellsIn } from "../../support/record-store/readings.ts";
import { damaged, withheld } from "../../support/test-log.ts";

describe("what a lead has set aside", () => {
  test.each([
    ["the copy that it was set aside for is found to be damaged", true],
    ["nothing more is known of the copy that it was set aside for", false],
  ])("stays so when the phone's own comes: %s", async (_, isFound) => {
    const { store, phone, sent, bring, greet, setAside, takeBack, startWithKey, lies, findings } =
      await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);
    await bring(waiting(damaged(sent)));
    setAside();
    if (isFound) await bring(damaged(sent));
    const between = lies();

    await phone.send(store, [sent]);

    expect(between).toHaveProperty("decision");
    expect(lies()).toHaveProperty("decision");
    expect(await greet()).toMatchObject({ quarantined: [], setAside: 1 });
    expect(cellsIn(store)).toEqual([]);
    expect(await findings()).toEqual([]);
    takeBack();
    expect(await startWithKey()).toEqual({ tried: 1, understood: 1 });
  });

  test.each([
    ["the phone's own comes damaged", "own"],
    ["a copy comes without its key", "copy"],
  ])("is to be decided on anew where it was missing, and %s", async (_, whose) => {
    const { store, phone, sent, bring, greet, setAside, lies, findings } = await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);
    setAside();

    if (whose === "own") await phone.send(store, [damaged(sent)]);
    else await bring(waiting(sent));
    const between = lies();
    setAside();

    expect(between).toMatchObject({ code: "cannot-open" });
    expect(between).not.toHaveProperty("decision");
    expect(await greet()).toMatchObject(
      whose === "own" ? { quarantined: [], setAside: 1 } : told("withheld"),
    );
    expect(await bring(sent)).toMatchObject({ ok: true });
    expect(lies()).toHaveProperty("decision");
    expect(cellsIn(store)).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  test("stays so where only a damaged copy comes of what was missing", async () => {
    const { store, phone, sent, bring, setAside, lies, findings } = await phoneAndCopies();
    await phone.send(store, [withheld(sent)]);
    setAside();

    await bring(damaged(sent));

    expect(lies()).toMatchObject({ code: "withheld", decision: { kind: "set-aside" } });
    expect(await findings()).toEqual([]);
  });

  test("counts where it was missing, and comes whole", async () => {
    const all = await phoneAndCopies();
    await all.phone.send(all.store, [withheld(all.sent)]);
    all.setAside();
    await all.phone.send(all.store, [damaged(all.sent)]);

    await all.bring(all.sent);

    expect(await outcomeOf(all)).toEqual(countedOnce);
  });

  test("counts once its key is back where its body was missing then, and came since", async () => {
    const all = await phoneAndCopies();
    await all.phone.send(all.store, [withheld(all.sent)]);
    all.setAside();
    await all.phone.send(all.store, [waiting(all.sent)]);

    await all.startWithKey();

    expect(await outcomeOf(all)).toEqual(countedOnce);
  });
});
