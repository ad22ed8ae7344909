/** What is done on the list of a day and not stored: it is said, and one tap tries the same again. */
import { configure, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { DayScreen } from "../../../src/app/day/DayScreen.tsx";
import { failures } from "../../../src/app/language/en/failures.ts";
import { headOf } from "../../../src/domain/record-state.ts";
import { encounterOf, eventId } from "../../support/builders.ts";
import { failureKinds, phoneThatFails } from "../../support/failing-storage.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { valueOf } from "../../support/results.ts";

configure({ asyncUtilTimeout: 10_000 });

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();
const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

async function setup({ isVoided = false } = {}) {
  const { phone, asked, undone, fail } = await phoneThatFails();
  const record = encounterOf();
  const made = valueOf(await phone.save({ kind: "rec", event: eventId(), record }));
  const taken = { kind: "void", event: eventId(), base: made.event, record: record.id } as const;
  if (isVoided) valueOf(await phone.save({ ...taken, reason: "practice" }));
  const before = asked.length;
  await showScreen(<DayScreen />, { phone });
  await screen.findAllByRole("listitem");

  return {
    fail,
    undone,
    openSheet: async () => {
      (await screen.findByRole("button", { name: /More about/ })).click();
      await screen.findByRole("dialog");
      // Read from the storage that is to fail next.
      await screen.findByText("Recorded");
    },
    triedIds: () => new Set(asked.slice(before).map(({ event }) => event)),
    events: async () => (await phone.historyOf(record.id)).length,
    head: async () => {
      const row = await phone.bookRow(record.id);
      if (row?.kind !== "readable") throw new Error("The record can't be read");
      return headOf(row.state);
    },
  };
}

describe.each(failureKinds)("DayScreen on a phone that fails with %s", (kind) => {
  test("says so of a void, and voids once when asked to try again", async () => {
    const { fail, openSheet, triedIds, events, head } = await setup();
    await openSheet();

    const heal = await fail(kind, () => press("Mistake"));

    await screen.findByText(failures.change[kind]);
    await closed();
    expect(screen.queryByText("Voided. It no longer counts.")).toBeNull();

    heal();
    press("Try again");

    await screen.findByText("Voided. It no longer counts.");
    await screen.findByText("Voided: Mistake");
    expect([...triedIds()]).toEqual([(await head()).event]);
    expect(await events()).toBe(2);
  });

  test("says so of what is brought back, and brings it back once, also from its sheet", async () => {
    const { fail, openSheet, triedIds, events, head } = await setup({ isVoided: true });
    await openSheet();

    const heal = await fail(kind, () => press("Bring it back"));
    await screen.findByText(failures.change[kind]);
    await closed();
    expect(screen.getByText("Voided: Practice")).toBeDefined();

    (await screen.findByRole("button", { name: /More about/ })).click();
    await screen.findByRole("dialog");
    heal();
    press("Bring it back");

    await screen.findByText("Brought back. It counts again.");
    expect([...triedIds()]).toEqual([(await head()).event]);
    expect(await events()).toBe(3);
  });

  test("never calls a failed undo done, keeps it on offer, and undoes once", async () => {
    const { fail, openSheet, events, head } = await setup();
    await openSheet();
    press("Mistake");
    await screen.findByText("Voided: Mistake");
    await closed();

    const heal = await fail(kind, () => press("Undo"));

    await screen.findByText(failures.change[kind]);
    expect(screen.queryByText("Undone.")).toBeNull();

    heal();
    press("Undo");

    await screen.findByText("Undone.");
    await waitFor(() => expect(screen.queryByText("Voided: Mistake")).toBeNull());
    expect((await head()).voided).toBe(false);
    expect(await events()).toBe(3);
  });
});

test("says that it was not stored where its sheet was closed before the phone answered", async () => {
  const { fail, openSheet } = await setup();
  await openSheet();

  await fail("storage-full", () => {
    press("Mistake");
    press("Close");
  });

  expect(await screen.findByText(failures.change["storage-full"])).toBeDefined();
});

test("takes two taps on Undo in one frame for one, and says that it is done", async () => {
  const { openSheet, undone } = await setup();
  await openSheet();
  press("Mistake");
  await screen.findByText("Voided: Mistake");
  await closed();

  const undo = screen.getByRole("button", { name: "Undo" });
  undo.click();
  undo.click();

  await screen.findByText("Undone.");
  // A second one would be told that the first has changed the entry.
  expect(undone).toHaveLength(1);
});
