/** A phone that is there twice, or was set back: what it makes of an endpoint that has more than it sent. */
import { describe, expect, test } from "vitest";
import { cloneOf } from "../support/database-fixture.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { phoneBesideEndpoint } from "../support/phone-beside-endpoint.ts";
import {
  batchOf,
  exchange,
  programDatabase,
  saveContacts,
  sendAll,
  syncOf,
} from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

describe("a cloned phone", () => {
  test("goes on under a number of its own when the other one has sent more than it has", async () => {
    const { indexedDB, sync, endpoint } = await phoneBesideEndpoint(2);
    const clone = await clonedPhone(indexedDB);
    await saveContacts(clone.phone, 2);
    await sendAll(clone.sync, endpoint);

    const outcome = await exchange(sync, endpoint);

    expect(outcome).toBe("renumbered");
    await sendAll(sync, endpoint);
    const facts = await sync.facts();
    // Named to the person: this phone was set back, or is there twice.
    expect(facts).toMatchObject({ waiting: 0, hw: 2, aheadBy: 2 });
    expect(facts.number).not.toBe((await clone.sync.facts()).number);
    expect((await batchOf(sync)).prev).toMatchObject([{ born: 0, next: 3, pruned: 0 }]);
  });

  test("is told of once: seen, it comes back only with more", async () => {
    const { indexedDB, sync, endpoint, openOtherTab } = await phoneBesideEndpoint(2);
    const clone = await clonedPhone(indexedDB);
    await saveContacts(clone.phone, 2);
    await sendAll(clone.sync, endpoint);
    await exchange(sync, endpoint);

    valueOf(await sync.setBackSeen(1));
    const stillTold = await sync.facts();
    valueOf(await sync.setBackSeen(2));
    await saveContacts(clone.phone, 1);
    await sendAll(clone.sync, endpoint);
    await sendAll(sync, endpoint);

    expect(stillTold).toMatchObject({ aheadBy: 2 });
    for (const tab of [sync, syncOf(await openOtherTab())]) {
      expect(await tab.facts()).not.toHaveProperty("aheadBy");
    }
  });

  test("notices by the digest that as many events are not the same", async () => {
    const { indexedDB, phone, sync, endpoint } = await phoneBesideEndpoint(1);
    const clone = await clonedPhone(indexedDB);
    await saveContacts(phone, 1);
    await saveContacts(clone.phone, 1);
    await sendAll(clone.sync, endpoint);

    const outcome = await exchange(sync, endpoint);
    await sendAll(sync, endpoint);

    expect(outcome).toBe("renumbered");
    expect(endpoint.hashes.size).toBe(3);
    // How many are lacking here can't be known, and that some may be is told until somebody has seen it.
    expect(await sync.facts()).toMatchObject({ aheadBy: 0 });
    expect(await clone.sync.facts()).not.toHaveProperty("aheadBy");
    valueOf(await sync.setBackSeen(0));
    expect(await sync.facts()).not.toHaveProperty("aheadBy");
  });

  test.each([
    [0, 20],
    [18, 2],
    [20, 0],
    [25, 0],
  ])("set back by 20, with %i recorded since, is told that it lacks at least %i", async (recorded, least) => {
    const { indexedDB, phone, sync, endpoint } = await phoneBesideEndpoint(5);
    const setBack = await clonedPhone(indexedDB);
    await saveContacts(phone, 20);
    await sendAll(sync, endpoint);
    await saveContacts(setBack.phone, recorded);

    expect(await exchange(setBack.sync, endpoint)).toBe("renumbered");

    expect(await setBack.sync.facts()).toMatchObject({ aheadBy: least });
  });

  test("restored endpoint that lost what this phone let go is no sign that the phone was set back", async () => {
    const { phone, sync, endpoint } = await phoneBesideEndpoint(3);
    await sendAll(sync, endpoint);
    endpoint.passDays(40);
    await exchange(sync, endpoint);
    await saveContacts(phone, 1);
    endpoint.forget((await sync.facts()).number);

    expect(await exchange(sync, endpoint)).toBe("renumbered");

    expect(await sync.facts()).not.toHaveProperty("aheadBy");
  });
});

async function clonedPhone(indexedDB: IDBFactory) {
  const phone = await openTestPhone({
    indexedDB: await cloneOf(indexedDB, programDatabase),
    name: programDatabase,
  });
  return { phone, sync: syncOf(phone) };
}
