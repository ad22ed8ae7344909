/** Bodies of one entry under numbers that turn out to be a phone's, and under many of them. */
import { describe, expect, test } from "vitest";
import { countedOnce, outcomeOf, phoneAndCopies, told, waiting } from "../../support/phone-and-copies.ts";
import { damaged, withheld } from "../../support/test-log.ts";

describe("what an older desk brought under a number of no known phone", () => {
  test.each([
    ["is greeted", false],
    ["announces its own", true],
  ])("is a copy once a newer desk says whose it is, before the phone %s", async (_, isAnnounced) => {
    const { store, phone, sent, bring, bringAsOlderDesk, setAside, greet, findings } = await phoneAndCopies();
    await bringAsOlderDesk(damaged(sent));
    await bring(damaged(sent));
    if (isAnnounced) await phone.send(store, [withheld(sent)]);
    setAside();

    const reply = await greet();

    expect(reply).toMatchObject(told("withheld"));
    expect(await findings()).toEqual([]);
  });

  test("doesn't stand for the phone's own under its other numbers either", async () => {
    const { store, sent, other, bringAsOlderDesk, greet, findings } = await phoneAndCopies();
    await bringAsOlderDesk(waiting(damaged(sent)));
    const before = await other.send(store, [withheld(sent)]);

    await greet();

    expect(before).toMatchObject(told("cannot-open"));
    expect(await other.send(store, [])).toMatchObject(told("withheld"));
    expect(await findings()).toEqual([]);
  });
});

describe("an event that a phone announced under very many numbers", () => {
  test("is given a copy in only some of these places, and counts once in all of them", async () => {
    const all = await phoneAndCopies();
    const announced = Array.from({ length: 100 }, (_, index) => {
      const { wire, opened } = withheld(all.sent);
      return { opened, wire: { ...wire, seq: index + 1 } };
    });
    await all.phone.send(all.store, announced, { next: 101 });

    await all.bring(waiting(damaged(all.sent)));

    const places = all.database.prepare(
      "SELECT count(*) AS places FROM quarantine_bodies WHERE brought = 'copy'",
    );
    expect(places.get()).toEqual({ places: 21 });
    expect(await all.findings()).toEqual([]);
    await all.bring(all.sent);
    expect(await outcomeOf(all)).toEqual({ ...countedOnce, told: { hw: 100, quarantined: [] } });
  });
});
