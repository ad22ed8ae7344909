import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { headOf, liveRecord } from "../../../src/domain/record-state.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import type { ReadableRow } from "../../../src/storage/phone.ts";
import { encounterOf, eventId, programOf, tallyOf } from "../../support/builders.ts";
import { goTo, showFixScreen, tap } from "../../support/fix-screen.tsx";
import { settled } from "../../support/held-fix.tsx";
import { buttonNamed, radioNamed } from "../../support/screen-controls.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";

const program = programOf({
  sites: [
    { code: "MAIN", name: "Main Street", model: "street" },
    { code: "VAN", name: "Van", model: "mobile" },
  ],
});

async function setup(record: SatchelRecord) {
  const phone = await openTestPhone();
  valueOf(await phone.save({ kind: "rec", event: eventId(), record }));
  await showFixScreen(record.id, { phone, program });

  return {
    phone,
    row: async (): Promise<ReadableRow> => {
      const row = await phone.bookRow(record.id);
      if (row?.kind !== "readable") throw new Error("The record can't be read");
      return row;
    },
  };
}

configure({ asyncUtilTimeout: 10_000 });

describe("FixScreen", () => {
  test("moves a record to another day and site, and goes back to that day's list", async () => {
    const { row } = await setup(encounterOf({ out: { "TST-FEN": 5 }, time: "evening" }));

    fireEvent.input(screen.getByLabelText("Day"), { target: { value: "2026-03-05" } });
    fireEvent.change(screen.getByLabelText("Site"), { target: { value: "VAN" } });
    tap("Save");
    await screen.findByText("Elsewhere");

    const fixed = await row();
    expect(location.pathname).toBe("/day/2026-03-05");
    expect(fixed.day).toBe("2026-03-05");
    expect(liveRecord(fixed.state)).toMatchObject({
      site: "VAN",
      model: "mobile",
      time: "evening",
      utcOffsetMinutes: -300,
      lines: [{ item: "TST-FEN", quantity: 5 }],
    });
  });

  test("says at once that a day before all exchanges is none, and stores nothing", async () => {
    const { row } = await setup(encounterOf({ out: { "TST-FEN": 5 } }));

    fireEvent.input(screen.getByLabelText("Day"), { target: { value: "1926-03-08" } });
    tap("Save");

    expect(screen.getByText("There is no such day. Choose one from the calendar.")).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>("Day").min).toBe("1980-01-01");
    expect((await row()).day).toBe("2026-03-08");
  });

  test("counts two taps in one frame as two, on top of what was recorded", async () => {
    const { row } = await setup(encounterOf({ out: { "TST-FEN": 5 } }));

    const tile = buttonNamed("Fentanyl test strip, 5 counted");
    tile.click();
    tile.click();
    tap("Save");
    await screen.findByText("Elsewhere");

    expect(liveRecord((await row()).state)).toMatchObject({ lines: [{ item: "TST-FEN", quantity: 15 }] });
  });

  test("stores one change for a double tap on Save", async () => {
    const { row } = await setup(encounterOf({ out: { "TST-FEN": 5 } }));

    const save = buttonNamed("Save");
    save.click();
    save.click();
    await screen.findByText("Elsewhere");

    expect((await row()).state.rev).toBe(2);
  });

  test("refuses a day that does not exist or has not come, in words", async () => {
    const { row } = await setup(encounterOf({ out: { "TST-FEN": 5 } }));

    fireEvent.input(screen.getByLabelText("Day"), { target: { value: "2026-03-09" } });
    tap("Save");

    expect(screen.getByText("There is no such day. Choose one from the calendar.")).toBeDefined();
    expect((await row()).state.rev).toBe(1);
  });

  test("refuses such a day also where it is typed in the same frame as the tap on Save", async () => {
    const { row } = await setup(encounterOf({ out: { "TST-FEN": 5 } }));

    const field = screen.getByLabelText<HTMLInputElement>("Day");
    field.value = "2026-03-09";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    buttonNamed("Save").click();

    await screen.findByText("There is no such day. Choose one from the calendar.");
    await settled();
    expect((await row()).state.rev).toBe(1);
  });

  test("takes a record out of the counts for a reason", async () => {
    const { row } = await setup(encounterOf({ out: { "TST-FEN": 5 } }));

    tap("Void it");
    expect(screen.getByText("Say why, then void it.")).toBeDefined();
    fireEvent.click(radioNamed("Recorded twice"));
    tap("Void it");
    await screen.findByText("Elsewhere");

    expect(headOf((await row()).state).voided).toBe(true);
  });

  test("brings a record back that was taken out, by saving it", async () => {
    const record = encounterOf({ out: { "TST-FEN": 5 } });
    const phone = await openTestPhone();
    const made = valueOf(await phone.save({ kind: "rec", event: eventId(), record }));
    valueOf(
      await phone.save({
        kind: "void",
        event: eventId(),
        base: made.event,
        record: record.id,
        reason: "mistake",
      }),
    );
    await showFixScreen(record.id, { phone, program });

    await screen.findByText("This entry is voided. Saving brings it back.");
    fireEvent.click(buttonNamed("Save"));
    await screen.findByText("Elsewhere");

    const row = await phone.bookRow(record.id);
    expect(row?.kind === "readable" && headOf(row.state).voided).toBe(false);
  });

  test("says that the total of a period can't be changed here, and can be taken out", async () => {
    await setup(tallyOf({ contacts: 12 }));

    expect(screen.getByText(/can't be changed on this screen/)).toBeDefined();
    expect(buttonNamed("Void it")).toBeDefined();
  });

  test("says when a record is not on this phone", async () => {
    await showFixScreen("not-a-record", { program });

    await waitFor(() =>
      expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("This entry is not on this phone."),
    );
  });
});

describe("a change that is left without a Save", () => {
  const unsaved = () =>
    screen.queryByText("Contact, Main Street (5 strips): you changed this and didn't save it.");
  const resumed = () => screen.queryByText(/You changed this before and didn't save it/);
  async function leaveChanged() {
    const record = encounterOf({ out: { "TST-FEN": 5 } });
    const shown = await setup(record);
    tap("Fentanyl test strip, 5 counted");
    await goTo("/day");
    await screen.findByText(/you changed this and didn't save it/);
    return { ...shown, record };
  }

  test("is offered on the list of the day, and goes on where it was", async () => {
    const { record, row } = await leaveChanged();

    await goTo(`/record/${record.id}`);
    await screen.findByText(/You changed this before/);
    expect(buttonNamed("Fentanyl test strip, 10 counted")).toBeDefined();
    tap("Save");
    await screen.findByText("Elsewhere");

    expect(liveRecord((await row()).state)).toMatchObject({ lines: [{ item: "TST-FEN", quantity: 10 }] });
    await goTo("/day");
    await screen.findAllByRole("listitem");
    expect(unsaved()).toBeNull();
  });

  test("is discarded in one tap, which can be undone", async () => {
    const { record } = await leaveChanged();

    tap("Discard");
    await screen.findByText(/The change is discarded/);
    expect(unsaved()).toBeNull();
    tap("Undo");
    await screen.findByText(/you changed this and didn't save it/);

    await goTo(`/record/${record.id}`);
    await screen.findByText(/You changed this before/);
    expect(buttonNamed("Fentanyl test strip, 10 counted")).toBeDefined();
  });

  test("goes with the entry when that is voided, and comes back with it", async () => {
    await leaveChanged();

    fireEvent.click(await screen.findByRole("button", { name: /More about/ }));
    await screen.findByRole("dialog");
    tap("Mistake");
    await screen.findByText("Voided: Mistake");
    expect(unsaved()).toBeNull();

    tap("Undo");
    await screen.findByText("Undone.");
    expect(unsaved()).not.toBeNull();
  });

  test("is not offered after its entry was taken out on the form itself", async () => {
    const { record } = await leaveChanged();
    await goTo(`/record/${record.id}`);
    await screen.findByText(/You changed this before/);

    fireEvent.click(radioNamed("Mistake"));
    tap("Void it");
    await screen.findByText("Elsewhere");
    await goTo("/day");

    await screen.findByText("Voided: Mistake");
    expect(unsaved()).toBeNull();
  });

  test("goes back on the form itself to what was saved", async () => {
    const { record } = await leaveChanged();
    await goTo(`/record/${record.id}`);
    await screen.findByText(/You changed this before/);

    tap("As it was saved");

    await waitFor(() => expect(buttonNamed("Fentanyl test strip, 5 counted")).toBeDefined());
    expect(resumed()).toBeNull();
    await goTo("/day");
    await screen.findAllByRole("listitem");
    expect(unsaved()).toBeNull();
  });

  test("is none where nothing was changed, or all of it was taken back", async () => {
    await setup(encounterOf({ out: { "TST-FEN": 5 } }));
    tap("Fentanyl test strip, 5 counted");
    fireEvent.input(screen.getByLabelText("Day"), { target: { value: "2026-03-05" } });
    tap("Remove 5: Fentanyl test strip");
    fireEvent.input(screen.getByLabelText("Day"), { target: { value: "2026-03-08" } });

    await goTo("/day");
    await screen.findAllByRole("listitem");
    expect(unsaved()).toBeNull();
  });
});
