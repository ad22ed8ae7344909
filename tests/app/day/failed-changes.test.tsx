/** What is done on the list of a day and fails, and is kept in sight wherever its person goes meanwhile. */
import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { DayScreen } from "../../../src/app/day/DayScreen.tsx";
import { day } from "../../../src/app/language/en/day.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { record as recordWords } from "../../../src/app/language/en/record.ts";
import { err } from "../../../src/domain/result.ts";
import { encounterOf, localDate } from "../../support/builders.ts";
import { secondTapsOver } from "../../support/double-tap.ts";
import { mustSave, newEntry, voidEntry } from "../../support/entries.ts";
import { valueOf } from "../../support/results.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";
import { closed, goTo, press, showDay, voidAndClose } from "../../support/day-that-fails.tsx";

configure({ asyncUtilTimeout: 10_000 });

test("says that it was not stored where its sheet was closed before the phone answered", async () => {
  const { fail, openSheet } = await showDay();
  await openSheet();

  await fail("storage-full", () => {
    press("Mistake");
    press("Close");
  });

  expect(await screen.findByText(failures.change["storage-full"])).toBeDefined();
});

test("says so of a void that failed while another screen was shown, also on the list of another day", async () => {
  const { fail, hold, events } = await showDay();
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
  const { fail, hold } = await showDay({ records: [encounterOf(), encounterOf()] });
  const release = hold();
  await voidAndClose(0);
  await voidAndClose(1);

  await fail("storage-full", release);

  await screen.findByText("Voided. It no longer counts.");
  await screen.findByText(failures.change["storage-full"]);
  expect(await screen.findAllByText("Voided: Mistake")).toHaveLength(1);
});

test("says once what stopped several, and tries all of them again in one tap", async () => {
  const { phone, triedIds } = await showDay({ records: [encounterOf(), encounterOf()] });
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

test("tells entries of one kind, time and place apart by what they held", async () => {
  const { phone } = await showDay({
    records: [encounterOf({ out: { "TST-FEN": 5 } }), encounterOf({ out: { "CKR-STD": 3 } })],
  });
  screen.getByText("Begin a change").click();
  phone.save = async () => err({ kind: "storage-full", cause: "test" });
  await voidAndClose(0);
  await voidAndClose(1);

  const { textContent } = await screen.findByText(/^Void: .*\n/, { normalizer: String });
  expect(textContent.split("\n").toSorted()).toEqual([
    "Void: Contact, Main Street (3 items)",
    "Void: Contact, Main Street (5 strips)",
  ]);
  const begun = await screen.findByText(/you changed this and didn't save it/);
  expect(begun.textContent).toMatch(/^Contact, Main Street \((3 items|5 strips)\): you/);
});

test("says so of an undo that failed while another screen was shown", async () => {
  const { openSheet, fail, hold } = await showDay();
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
  const { openSheet, fail, phone, first } = await showDay();
  await openSheet();
  await fail("storage-full", () => press("Mistake"));
  await screen.findByText(failures.change["storage-full"]);
  await closed();

  await mustSave(phone, voidEntry(first));

  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("lets go of what can never be done any more, once it was read", async () => {
  const { openSheet, phone } = await showDay();
  await openSheet();
  phone.save = async () => err({ kind: "record-unknown" });
  press("Mistake");
  await screen.findByText(failures.save["record-unknown"]);
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();

  press("Got it");

  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("takes two taps on Undo in one frame for one, and says that it is done", async () => {
  const { openSheet, undone } = await showDay();
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

test("lets go of a void that could be tried again, where it is left", async () => {
  const { openSheet, fail, events } = await showDay();
  await openSheet();
  await fail("storage-full", () => press("Mistake"));
  await screen.findByText(failures.change["storage-full"]);
  await closed();

  press("Leave it");

  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(await events()).toBe(1);
});

test("offers to leave nothing that is being tried again", async () => {
  const { openSheet, fail, hold } = await showDay();
  await openSheet();
  const heal = await fail("storage-full", () => press("Mistake"));
  await screen.findByText(failures.change["storage-full"]);
  heal();
  const release = hold();

  press("Try again");

  await screen.findByRole("button", { name: "Saving…" });
  expect(screen.queryByRole("button", { name: "Leave it" })).toBeNull();
  release();
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("offers a change that was begun before a void again, where the undo got through without an answer", async () => {
  const { first, phone, openSheet } = await showDay();
  (await screen.findByText("Begin a change")).click();
  await screen.findByText(/you changed this and didn't save it/);
  await openSheet();
  press("Mistake");
  await screen.findByText("Voided: Mistake");
  await closed();
  expect(screen.queryByText(/you changed this and didn't save it/)).toBeNull();
  const undo = phone.undo.bind(phone);
  const written = Promise.withResolvers<void>();
  phone.undo = async (saved) => {
    // Only the answer is late: what it says is stored.
    void written.promise.then(() => undo(saved));
    return err({ kind: "storage-slow" });
  };
  press("Undo");
  await screen.findByText(failures.change["storage-slow"]);

  written.resolve();

  await screen.findByText(/you changed this and didn't save it/);
  expect(screen.queryByRole("alert")).toBeNull();
  expect((await phone.historyOf(first.record)).length).toBe(3);
});

test.each([
  ["storage-full", failures.save["record-unknown"]],
  ["storage-slow", recordWords.notOnThisPhone],
] as const)("says after %s neither what nor where it was, once the book is closed", async (kind, why) => {
  const { phone, team } = await showTeamScreen(<DayScreen date="2026-03-08" />, {
    recorded: (its) => mustSave(its, newEntry(encounterOf())),
  });
  (await screen.findByRole("button", { name: /More about/ })).click();
  await screen.findByRole("dialog");
  phone.save = async () => err({ kind, cause: "test" });
  press("Mistake");
  await screen.findByText("Void: Contact, Main Street");
  await closed();

  valueOf(await team.book.close(localDate("2026-03-08")));

  const said = await screen.findByText(why);
  const alert = screen.getByRole("alert", { name: day.notDoneTitle });
  expect(alert.textContent).toBe(`${said.textContent}Got it`);
  press("Got it");
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("takes the second tap of a double tap for nothing that the first has put in its place", async () => {
  const { openSheet, fail, phone } = await showDay();
  await openSheet();
  await fail("storage-full", () => press("Mistake"));
  await screen.findByText(failures.change["storage-full"]);
  await closed();
  phone.save = async () => err({ kind: "record-unknown" });
  const at = { detail: 1, clientX: 100, clientY: 300 };

  fireEvent.click(screen.getByRole("button", { name: "Try again" }), at);
  const understood = await screen.findByRole("button", { name: "Got it" });
  fireEvent.click(understood, at);

  await secondTapsOver();
  screen.getByText(failures.save["record-unknown"]);
  fireEvent.click(understood, at);
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});
