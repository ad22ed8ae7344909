/** What the recording screen says of an undo that failed when the next contact was saved already. */
import { configure, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { day } from "../../../src/app/language/en/day.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { record } from "../../../src/app/language/en/record.ts";
import { err } from "../../../src/domain/result.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { mustSave, voidEntry } from "../../support/entries.ts";
import { secondTapsOver } from "../../support/double-tap.ts";
import { showRecordForm } from "../../support/record-form.tsx";

configure({ asyncUtilTimeout: 10_000 });

async function withUnturned() {
  const { phone, tap, save, records } = await showRecordForm();
  tap("Fentanyl test strip, 0 counted");
  await save();
  const undo = phone.undo.bind(phone);
  const answer = Promise.withResolvers<Awaited<ReturnType<Phone["undo"]>>>();
  phone.undo = () => answer.promise;
  tap("Undo");
  tap("Fentanyl test strip, 0 counted");
  tap("Save");
  await waitFor(async () => expect(await records()).toHaveLength(2));
  answer.resolve(err({ kind: "storage-full", cause: "test" }));
  const alert = await screen.findByRole("alert", { name: day.notDoneTitle });
  expect(alert.textContent).toContain(`${record.undoFailed} ${failures.change["storage-full"]}`);
  phone.undo = undo;
  const first = (await records()).at(-1);
  const row = first && (await phone.bookRow(first.id));
  if (row?.kind !== "readable" || row.state.content === undefined) throw new Error("It can't be read");
  const { event, rev } = row.state.content;
  return { phone, tap, first: { event, rev, record: row.id, kind: "rec" } as const };
}

test("an undo of the last entry that failed can be left, which the entry is not", async () => {
  const { phone, tap, save, records } = await showRecordForm();
  tap("Fentanyl test strip, 0 counted");
  await save();
  phone.undo = async () => err({ kind: "storage-full", cause: "test" });
  tap("Undo");
  tap(
    await screen.findByText(record.undoFailed, { selector: "span" }).then(({ textContent }) => textContent),
  );
  const sheet = within(await screen.findByRole("dialog", { name: day.notDoneTitle }));
  expect(sheet.getByText(new RegExp(record.undoFailed)).closest("[aria-live]")).not.toBeNull();

  sheet.getByRole("button", { name: day.leaveIt }).click();

  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  // On the sheet and on the bar behind it.
  expect(screen.getAllByText(record.saved, { selector: "p" })).toHaveLength(2);
  expect(await records()).toHaveLength(1);
});

describe("an undo that failed after the next contact", () => {
  test("is no longer told of once the entry was voided in another tab", async () => {
    const { phone, first } = await withUnturned();

    await mustSave(phone, voidEntry(first));

    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  test("is said to be of no use any more where another change came first, and goes when that was read", async () => {
    const { phone, tap } = await withUnturned();
    phone.undo = async () => err({ kind: "changed-since" });
    tap(day.notDoneTitle);
    const sheet = within(await screen.findByRole("dialog", { name: day.notDoneTitle }));
    sheet.getByRole("button", { name: record.undo }).click();
    await sheet.findByText(failures.save["changed-since"]);

    await secondTapsOver();
    screen.getByRole("button", { name: "Got it" }).click();

    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });
});
