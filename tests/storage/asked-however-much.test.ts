/** What a save, the status line and an exchange ask of the database doesn't grow with what is stored or waits. */
import { describe, expect, test } from "vitest";
import { askedOfDatabase } from "../support/asked-of-database.ts";
import { encounterOf } from "../support/builders.ts";
import { contactWith, fixEntry, mustSave, newEntry } from "../support/entries.ts";
import { PretendEndpoint } from "../support/pretend-endpoint.ts";
import { batchOf, exchange, programPhone, sendAll } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

interface Stored {
  readonly confirmed: number;
  readonly waiting: number;
}

/** Another tab that hears of a write reads again, when it comes to it. */
const heardByNobody = () => undefined;

/** In this order, on a phone that has as much. */
async function askedWith({ confirmed, waiting }: Stored) {
  const { phone, sync, openOtherTab } = await programPhone({ openChannel: heardByNobody });
  const endpoint = new PretendEndpoint();
  const fill = async (count: number) =>
    valueOf(
      await phone.importRecords(Array.from({ length: count }, () => ({ record: encounterOf(), rev: 1 }))),
    );
  await fill(confirmed);
  await sendAll(sync, endpoint);
  await fill(waiting);
  const tab = await openOtherTab();
  const record = contactWith(3);
  const saved = await mustSave(phone, newEntry(record));
  return {
    "a tab's first save": await askedOfDatabase(() => mustSave(tab, newEntry(contactWith(2)))),
    "its next save": await askedOfDatabase(() => mustSave(tab, newEntry(contactWith(2)))),
    "a correction": await askedOfDatabase(() => mustSave(tab, fixEntry(saved, { ...record, people: 2 }))),
    "the facts of the status line": await askedOfDatabase(() => sync.facts()),
    "a batch of three": await askedOfDatabase(() => batchOf(sync, 3)),
    "an exchange of three": await askedOfDatabase(() => exchange(sync, endpoint, 3)),
  };
}

const few = await askedWith({ confirmed: 10, waiting: 10 });
const manyStored = await askedWith({ confirmed: 1000, waiting: 10 });
const manyWaiting = await askedWith({ confirmed: 10, waiting: 1000 });

describe.each(Object.keys(few) as (keyof typeof few)[])("%s", (operation) => {
  test("asks of a thousand stored events what it asks of ten", () => {
    expect(few[operation].length).toBeGreaterThan(0);
    expect(manyStored[operation]).toEqual(few[operation]);
  });

  test("asks with a thousand waiting what it asks with ten", () => {
    expect(manyWaiting[operation]).toEqual(few[operation]);
  });
});
