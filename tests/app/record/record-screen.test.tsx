import { act, configure, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { programOf } from "../../support/builders.ts";
import { buttonNamed, findsButton } from "../../support/screen-controls.ts";
import { showRecordForm } from "../../support/record-form.tsx";

configure({ asyncUtilTimeout: 10_000 });

const kit4 = /^Injection kit, 4, \d+ counted/;
const strips = /^Fentanyl test strip, \d+ counted/;
const nasalFirst = /^First: Naloxone kit, nasal/;

describe("RecordScreen", () => {
  test("counts two taps in one frame as two", async () => {
    const { button } = await showRecordForm();

    await act(() => {
      const tile = button(kit4);
      tile.click();
      tile.click();
    });

    expect(button("Injection kit, 4, 2 counted")).toBeDefined();
  });

  test("has a place for a note only where the program asks for one", async () => {
    await showRecordForm();

    expect(screen.queryByRole("heading", { name: "Note" })).toBeNull();
  });

  test("stores the note, and begins the next contact without it", async () => {
    const { unfold, save, records } = await showRecordForm({ program: programOf({ asks: { note: true } }) });
    unfold("Note");
    fireEvent.input(screen.getByLabelText("In a few words"), { target: { value: "asked for size 7" } });

    await save();

    expect(await records()).toMatchObject([{ kind: "encounter", note: "asked for size 7" }]);
    expect(screen.queryByDisplayValue("asked for size 7")).toBeNull();
  });

  test("doesn't offer to repeat over what is on the form, also where that is in no sum", async () => {
    const { tap, save, unfold, choose } = await showRecordForm();
    tap(kit4);
    await save();
    expect(screen.getByRole("button", { name: /^Same again/ })).toBeDefined();

    unfold("People");
    choose("Been before");

    expect(screen.queryByRole("button", { name: /^Same again/ })).toBeNull();
  });

  test("saves one contact when Save is tapped twice in one frame", async () => {
    const { tap, button, records } = await showRecordForm();
    tap(kit4);

    await act(() => {
      const save = button("Save");
      save.click();
      save.click();
    });
    await waitFor(() => buttonNamed("Undo"));

    expect(await records()).toHaveLength(1);
    expect(screen.queryByText("Nothing tapped yet.")).toBeNull();
  });

  test("saves two kits, a first naloxone and five strips in five taps", async () => {
    const { tap, save, records } = await showRecordForm();

    tap(kit4);
    tap(kit4);
    tap(nasalFirst);
    tap(strips);
    await save();

    const [record] = await records();
    expect(record).toMatchObject({
      kind: "encounter",
      people: 1,
      kits: [
        { code: "KIT-INJ-4", version: 1, quantity: 2 },
        { code: "NLX-KIT-NAS", version: 1, quantity: 1 },
      ],
    });
    expect(record?.kind === "encounter" && record.lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ item: "NLX-NAS-4", quantity: 2, supply: "first" }),
        { item: "TST-FEN", quantity: 5, direction: "out" },
      ]),
    );
  });

  test("offers the minus of a tile only once there is something to take back", async () => {
    const { tap, button } = await showRecordForm();
    expect(findsButton(/^Remove .*Fentanyl/)).toBe(false);

    tap(strips);
    tap("Remove 5: Fentanyl test strip");

    expect(button("Fentanyl test strip, 0 counted")).toBeDefined();
  });

  test("answers Save on an empty form", async () => {
    const { tap } = await showRecordForm();

    tap("Save");

    expect(screen.getByText("Nothing tapped yet.")).toBeDefined();
  });

  test("keeps a contact that could not be saved in sight, and saves it when asked again", async () => {
    const { tap, button, phone, records } = await showRecordForm();
    phone.failNextSave({ kind: "storage-full", cause: "test" });
    tap(kit4);
    tap("Save");

    const alert = await screen.findByRole("alert", { name: "Not saved yet" });
    expect(within(alert).getByText(/^1 kit\. Not saved: this phone is out of space/)).toBeDefined();

    tap(strips);
    tap("Not saved yet");
    const sheet = await screen.findByRole("dialog", { name: "Not saved yet" });
    expect(within(sheet).getByText("1 kit")).toBeDefined();
    expect(within(sheet).getByText(/^Not saved: this phone is out of space/)).toBeDefined();
    tap("Try again");
    await waitFor(() => buttonNamed("Undo"));

    expect(screen.queryByRole("alert")).toBeNull();
    expect(within(sheet).getByText("Saved on this phone.")).toBeDefined();
    tap("Close");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(await records()).toHaveLength(1);
    expect(button("Fentanyl test strip, 5 counted")).toBeDefined();
  });

  test("keeps saying that a contact is not saved beside what is said of the next, and of how many", async () => {
    const { tap, phone } = await showRecordForm();
    phone.failNextSave({ kind: "storage-full", cause: "test" });
    tap(kit4);
    tap("Save");
    await screen.findByRole("alert", { name: "Not saved yet" });

    tap(strips);
    tap("Save");
    await waitFor(() => buttonNamed("Undo"));
    expect(screen.getByText("Saved on this phone.", { selector: "p" })).toBeDefined();
    expect(buttonNamed("Not saved yet")).toBeDefined();
    phone.failNextSave({ kind: "storage-full", cause: "test" });
    tap(strips);
    tap("Save");
    await waitFor(() => buttonNamed("Not saved yet (2)"));
  });

  test("brings up by itself nothing that fails after the sheet of what failed was closed", async () => {
    const { tap, phone } = await showRecordForm();
    const failOne = async () => {
      phone.failNextSave({ kind: "storage-full", cause: "test" });
      tap(kit4);
      tap("Save");
      await waitFor(() => buttonNamed("Not saved yet"));
    };
    await failOne();
    tap("Not saved yet");
    tap("Try again");
    await screen.findByRole("dialog", { name: "Done" });
    tap("Close");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

    await failOne();

    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("repeats the last contact in one tap and Save", async () => {
    const { tap, save, records } = await showRecordForm();
    tap(kit4);
    tap(strips);
    await save();

    tap("Same again: 1 kit, 5 strips");
    fireEvent.click(buttonNamed("Save"));
    await waitFor(async () => expect(await records()).toHaveLength(2));

    const [one, other] = await records();
    expect(one).toMatchObject({ kits: other?.kind === "encounter" ? other.kits : "none" });
  });

  test("finds a tile by a word of its name, accents or not", async () => {
    const { tap, button } = await showRecordForm();

    tap("Search by name");
    fireEvent.input(screen.getByLabelText("Search by name", { selector: "input" }), {
      target: { value: "blanket" },
    });
    tap(/^Blanket, 0 counted/);

    expect(button(/^Blanket, 1 counted/)).toBeDefined();
  });

  test("saves a group with its topic, heads and minutes", async () => {
    const { tap, choose, save, records } = await showRecordForm({ kind: "group" });

    tap("Save");
    expect(screen.getByText("Nothing tapped yet.")).toBeDefined();
    tap("One more: How many were there?");
    tap("Save");
    expect(screen.getByText("Choose what the group was about. Then save.")).toBeDefined();
    choose("Drop-in");
    choose("Estimated");
    tap("One more: Minutes");
    await save();

    expect(await records()).toMatchObject([
      { kind: "group", topic: "SVC-DROPIN", heads: 1, headsCounted: false, minutes: 5 },
    ]);
  });

  test("saves a clean-up with what came back and nothing else", async () => {
    const { tap, choose, save, records } = await showRecordForm({ kind: "cleanup" });

    choose("Counted");
    tap("+10");
    tap("+10");
    await save();

    expect(await records()).toMatchObject([
      { kind: "cleanup", returns: [{ method: "counted", quantity: 20 }] },
    ]);
  });

  test("tells a screen reader the last count, once the taps have paused", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { tap } = await showRecordForm();
      tap(strips);
      tap(strips);
      await act(() => void vi.advanceTimersByTime(500));

      expect(screen.getByText("Fentanyl test strip, 10 counted")).toBeDefined();
    } finally {
      vi.useRealTimers();
    }
  });

  test("asks the browser to keep the records after the first save, not before", async () => {
    const { tap, save, onFirstSave } = await showRecordForm();
    tap(kit4);
    expect(onFirstSave).not.toHaveBeenCalled();

    await save();

    expect(onFirstSave).toHaveBeenCalledTimes(1);
  });
});
