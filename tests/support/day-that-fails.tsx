/** The list of a day over a phone whose changes fail when they are told to, and another place to go to meanwhile. */
import { screen, waitFor } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { expect } from "vitest";
import { DayScreen } from "../../src/app/day/DayScreen.tsx";
import { formOf } from "../../src/app/record/fix-content.ts";
import { useUnsavedFixes } from "../../src/app/record/UnsavedFixesProvider.tsx";
import { useStored } from "../../src/app/shell/phone-context.tsx";
import { headOf } from "../../src/domain/record-state.ts";
import { encounterOf, eventId, localDate } from "./builders.ts";
import { mustSave, newEntry, voidEntry } from "./entries.ts";
import { phoneThatFails } from "./failing-storage.ts";
import { showScreen } from "./ledger-screen.tsx";

export const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();
export const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

export async function showDay({ isVoided = false, records = [encounterOf()] } = {}) {
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
      <BeginChange />
      {place !== "Elsewhere" && <DayScreen date={place} />}
    </>
  );
}

/** In place of the form: it changes the first entry of the day and is left. */
export function BeginChange() {
  const fixes = useUnsavedFixes();
  const rows = useStored((phone) => phone.bookOfDay(localDate("2026-03-08"), { limit: 1 }), []);
  const row = rows?.[0];
  const record = row?.kind === "readable" ? row.state.content?.record : undefined;
  if (record?.kind !== "encounter") return null;
  return (
    <button type="button" onClick={() => fixes.keep(formOf({ record, event: eventId() }))}>
      Begin a change
    </button>
  );
}

export async function goTo(place: string) {
  press(place);
  await waitFor(() =>
    expect(screen.queryByRole("heading", { level: 1 }) === null).toBe(place === "Elsewhere"),
  );
}

/** Voids the entry of one row, and closes its sheet before the phone answers. */
export async function voidAndClose(row: number) {
  screen.getAllByRole("button", { name: /More about/ })[row]?.click();
  await screen.findByRole("dialog");
  press("Mistake");
  press("Close");
  await closed();
}
