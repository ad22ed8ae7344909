/** The sheet of what isn't done: while it is open each entry stays where it is and tells what became of it. */
import { configure, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { day } from "../../../src/app/language/en/day.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { record } from "../../../src/app/language/en/record.ts";
import { err } from "../../../src/domain/result.ts";
import { mustSave, voidEntry } from "../../support/entries.ts";
import { showRecordForm } from "../../support/record-form.tsx";
import { secondTapsOver } from "../../support/double-tap.ts";

configure({ asyncUtilTimeout: 10_000 });

const full = { kind: "storage-full", cause: "test" } as const;

/** Two entries that could not be taken back, of five strips and of ten. */
async function setup() {
  const form = await showRecordForm();
  const { phone, tap, records } = form;
  const undo = phone.undo.bind(phone);
  phone.undo = async () => err(full);
  for (const [place, taps] of [1, 2].entries()) {
    for (let tapped = 0; tapped < taps; tapped++) tap(/^Fentanyl test strip, \d+ counted/);
    tap("Save");
    await waitFor(async () => expect(await records()).toHaveLength(place + 1));
    await screen.findByText(record.saved, { selector: "p" });
    screen.getByRole("button", { name: record.undo }).click();
    await waitFor(() => expect(screen.getByRole("alert").querySelectorAll("p")).toHaveLength(place + 1));
  }
  return {
    ...form,
    heal: () => {
      phone.undo = undo;
    },
  };
}

async function openSheet(hint: string) {
  screen.getByText(hint, { selector: "span" }).click();
  const sheet = await screen.findByRole("dialog");
  const button = (name: string, place = 0) => {
    const found = within(sheet).getAllByRole("button", { name })[place];
    if (found === undefined) throw new Error(`There is no ${name} at place ${place}`);
    return found;
  };
  return {
    sheet,
    button,
    /** What each says, without its buttons. */
    said: () =>
      [...sheet.querySelectorAll("[aria-live] > *")].map((entry) =>
        [...entry.querySelectorAll("strong, p")].map(({ textContent }) => textContent).join(" "),
      ),
  };
}

const undoFailed = `${record.undoFailed} ${failures.change["storage-full"]}`;

describe("the sheet of what isn't done", () => {
  test("leaves what was taken back in its place, and offers nothing more there", async () => {
    const { heal } = await setup();
    const { said, button, sheet } = await openSheet(`${day.notDoneTitle} (2)`);
    expect(said()).toEqual([`5 strips ${undoFailed}`, `10 strips ${undoFailed}`]);
    heal();

    button(record.undo).click();

    await waitFor(() => expect(said()).toEqual([`5 strips ${record.undone}`, `10 strips ${undoFailed}`]));
    expect(within(sheet).getAllByRole("button", { name: record.undo })).toHaveLength(1);
  });

  test("stays open with all of it done, until somebody closes it", async () => {
    const { heal, tap } = await setup();
    const { said, button } = await openSheet(`${day.notDoneTitle} (2)`);
    heal();
    button(record.undo).click();
    await waitFor(() => expect(said()[0]).toContain(record.undone));

    button(record.undo).click();

    await screen.findByRole("dialog", { name: record.done });
    expect(said()).toEqual([`5 strips ${record.undone}`, `10 strips ${record.undone}`]);
    tap("Close");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("shows what was done no more when it is opened again", async () => {
    const { heal, tap } = await setup();
    const first = await openSheet(`${day.notDoneTitle} (2)`);
    heal();
    first.button(record.undo).click();
    await waitFor(() => expect(first.said()[0]).toContain(record.undone));
    tap("Close");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

    const { said } = await openSheet(record.undoFailed);

    expect(said()).toEqual([`10 strips ${undoFailed}`]);
  });

  test("tells of it within what is told as it changes, and leaves the focus on the sheet", async () => {
    const { heal } = await setup();
    const { button, sheet } = await openSheet(`${day.notDoneTitle} (2)`);
    heal();
    const undo = button(record.undo);
    undo.focus();

    undo.click();

    const told = await within(sheet).findByText(record.undone);
    expect(told.closest("[aria-live=polite]")).not.toBeNull();
    expect(document.activeElement).toBe(within(sheet).getByRole("heading"));
  });

  test("says of an entry that was left that it stands as it was", async () => {
    await setup();
    const { said, button } = await openSheet(`${day.notDoneTitle} (2)`);

    button(day.leaveIt).click();

    await waitFor(() => expect(said()).toEqual([`5 strips ${record.saved}`, `10 strips ${undoFailed}`]));
  });

  test("says in its place what another tab has done", async () => {
    const { phone, records } = await setup();
    const { said } = await openSheet(`${day.notDoneTitle} (2)`);
    const first = (await records()).at(-1);
    const row = first && (await phone.bookRow(first.id));
    if (row?.kind !== "readable" || row.state.content === undefined) throw new Error("It can't be read");
    const { event, rev } = row.state.content;

    await mustSave(phone, voidEntry({ event, rev, record: row.id, kind: "rec" }));

    await waitFor(() => expect(said()).toEqual([`5 strips ${record.undone}`, `10 strips ${undoFailed}`]));
  });

  test("puts what fails while it is open behind the others", async () => {
    const { phone, tap } = await setup();
    const answer = Promise.withResolvers<Awaited<ReturnType<typeof phone.save>>>();
    vi.spyOn(phone, "save").mockReturnValueOnce(answer.promise);
    tap(/^Fentanyl test strip, 0 counted/);
    tap("Save");
    const { said } = await openSheet(`${day.notDoneTitle} (2)`);

    answer.resolve(err(full));

    await waitFor(() => expect(said()).toHaveLength(3));
    expect(said().at(-1)).toBe(`5 strips ${failures.save["storage-full"]}`);
  });

  test("says of an entry that could not be saved that it is, in its place", async () => {
    const { phone, tap } = await showRecordForm();
    phone.failNextSave(full);
    tap(/^Fentanyl test strip, 0 counted/);
    tap("Save");
    await screen.findByRole("alert", { name: record.unsavedTitle });
    const { said, button } = await openSheet(record.unsavedTitle);

    button(record.tryAgain).click();

    await waitFor(() => expect(said()).toEqual([`5 strips ${record.saved}`]));
  });

  test("takes the second tap of a double tap for nothing that came under the thumb", async () => {
    const { phone } = await setup();
    const { said, button, sheet } = await openSheet(`${day.notDoneTitle} (2)`);
    phone.undo = async () => err({ kind: "changed-since" });
    const undo = button(record.undo);
    undo.click();
    await within(sheet).findByText(failures.save["changed-since"]);
    expect(undo.textContent).toBe("Got it");

    undo.click();

    expect(button("Got it")).toBe(undo);
    await secondTapsOver();
    undo.click();
    await waitFor(() => expect(within(sheet).queryByRole("button", { name: "Got it" })).toBeNull());
    expect(said()[0]).toBe(`5 strips ${failures.save["changed-since"]}`);
  });

  test("takes the second of two taps on the way to it for nothing that it brings under the thumb", async () => {
    await setup();
    const at = { detail: 1, clientX: 100, clientY: 600 };
    fireEvent.click(screen.getByText(`${day.notDoneTitle} (2)`, { selector: "span" }), at);
    const sheet = within(await screen.findByRole("dialog"));
    const [first, second] = sheet.getAllByRole("button", { name: day.leaveIt });
    if (first === undefined || second === undefined) throw new Error("Both can be left");

    fireEvent.click(second, { ...at, clientX: 120 });
    expect(sheet.getAllByRole("button", { name: day.leaveIt })).toHaveLength(2);

    fireEvent.click(first, { ...at, clientY: 400 });
    await waitFor(() => expect(sheet.getAllByRole("button", { name: day.leaveIt })).toHaveLength(1));
  });
});
