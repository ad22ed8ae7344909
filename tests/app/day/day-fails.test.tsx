/** What is done on the list of a day and not stored: it is said, and one tap tries the same again. */
import { configure, screen, waitFor } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { describe, expect, test } from "vitest";
import { DayScreen } from "../../../src/app/day/DayScreen.tsx";
import { failures } from "../../../src/app/language/en/failures.ts";
import { headOf } from "../../../src/domain/record-state.ts";
import { err } from "../../../src/domain/result.ts";
import { encounterOf } from "../../support/builders.ts";
import { mustSave, newEntry, voidEntry } from "../../support/entries.ts";
import { failureKinds, phoneThatFails } from "../../support/failing-storage.ts";
import { showScreen } from "../../support/ledger-screen.tsx";

configure({ asyncUtilTimeout: 10_000 });

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();
const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

async function setup({ isVoided = false, records = [encounterOf()] } = {}) {
  const { phone, asked, undone, fail, hold } = await phoneThatFails();
  const made = [];
  for (const record of records) made.push(await mustSave(phone, newEntry(record)));
  const [first] = made;
  if (first === undefined) throw new Error("No record was given");
  if (isVoided) await mustSave(phone, voidEntry(first));
  const before = asked.length;
  await showScreen(<DayAndElsewhere />, { phone });
  await screen.findAllByRole("listitem");

  return {
    phone,
    first,
    fail,
    hold,
    undone,
    openSheet: async () => {
      (await screen.findByRole("button", { name: /More about/ })).click();
      await screen.findByRole("dialog");
      // Read from the storage that is to fail next.
      await screen.findByText("Recorded");
    },
    triedIds: () => new Set(asked.slice(before).map(({ event }) => event)),
    events: async () => (await phone.historyOf(first.record)).length,
    head: async () => {
      const row = await phone.bookRow(first.record);
      if (row?.kind !== "readable") throw new Error("The record can't be read");
      return headOf(row.state);
    },
  };
}

/** The list of a day, and whatever else a person goes to. */
function DayAndElsewhere() {
  const [place, setPlace] = useState("2026-03-08");
  return (
    <>
      {["2026-03-08", "2026-03-07", "Elsewhere"].map((to) => (
        <button key={to} type="button" onClick={() => setPlace(to)}>
          {to}
        </button>
      ))}
      {place !== "Elsewhere" && <DayScreen date={place} />}
    </>
  );
}

async function goTo(place: string) {
  press(place);
  await waitFor(() =>
    expect(screen.queryByRole("heading", { level: 1 }) === null).toBe(place === "Elsewhere"),
  );
}

/** Voids the entry of one row, and closes its sheet before the phone answers. */
async function voidAndClose(row: number) {
  screen.getAllByRole("button", { name: /More about/ })[row]?.click();
  await screen.findByRole("dialog");
  press("Mistake");
  press("Close");
  await closed();
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
    expect(screen.getByText("Voided: Mistake")).toBeDefined();

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
    expect(screen.queryByText("Voided. It no longer counts.")).toBeNull();

    heal();
    press("Try again");

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

test("says so of a void that failed while another screen was shown, also on the list of another day", async () => {
  const { fail, hold, events } = await setup();
  const release = hold();
  await voidAndClose(0);
  await goTo("Elsewhere");
  const heal = await fail("storage-full", release);

  await goTo("2026-03-07");
  await screen.findByText(failures.change["storage-full"]);
  expect(screen.getByText("Void: Contact, Main Street, Mar 8, 2026")).toBeDefined();

  await goTo("2026-03-08");
  await screen.findByText("Void: Contact, Main Street");
  heal();
  press("Try again");

  await screen.findByText("Voided: Mistake");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(await events()).toBe(2);
});

test("keeps in sight that one void failed where another was done meanwhile", async () => {
  const { fail, hold } = await setup({ records: [encounterOf(), encounterOf()] });
  const release = hold();
  await voidAndClose(0);
  await voidAndClose(1);

  await fail("storage-full", release);

  await screen.findByText("Voided. It no longer counts.");
  await screen.findByText(failures.change["storage-full"]);
  expect(await screen.findAllByText("Voided: Mistake")).toHaveLength(1);
});

test("says once what stopped several, and tries all of them again in one tap", async () => {
  const { phone, triedIds } = await setup({ records: [encounterOf(), encounterOf()] });
  const save = phone.save.bind(phone);
  phone.save = async () => err({ kind: "storage-full", cause: "test" });
  await voidAndClose(0);
  await voidAndClose(1);
  await screen.findByText(/^Void: Contact, Main Street\nVoid: Contact, Main Street$/, { normalizer: String });
  expect(screen.getAllByText(failures.change["storage-full"])).toHaveLength(1);

  phone.save = save;
  press("Try again");

  await waitFor(() => expect(screen.getAllByText("Voided: Mistake")).toHaveLength(2));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(triedIds().size).toBe(2);
});

test("says so of an undo that failed while another screen was shown", async () => {
  const { openSheet, fail, hold } = await setup();
  await openSheet();
  press("Mistake");
  await screen.findByText("Voided: Mistake");
  await closed();
  const release = hold();
  press("Undo");
  await goTo("Elsewhere");
  await fail("storage-full", release);

  await goTo("2026-03-08");

  expect(await screen.findByText("Bring back: Contact, Main Street")).toBeDefined();
});

test("says it no longer once the entry was voided in another tab", async () => {
  const { openSheet, fail, phone, first } = await setup();
  await openSheet();
  await fail("storage-full", () => press("Mistake"));
  await screen.findByText(failures.change["storage-full"]);
  await closed();

  await mustSave(phone, voidEntry(first));

  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("lets go of what can never be done any more, once it was read", async () => {
  const { openSheet, phone } = await setup();
  await openSheet();
  phone.save = async () => err({ kind: "record-unknown" });
  press("Mistake");
  await screen.findByText(failures.save["record-unknown"]);
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();

  press("Got it");

  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
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
