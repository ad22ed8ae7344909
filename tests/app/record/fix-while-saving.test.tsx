/** What is changed on the form of a correction while a Save of it is under way. */
import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { day as dayWords } from "../../../src/app/language/en/day.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { record as words } from "../../../src/app/language/en/record.ts";
import { goTo, tap } from "../../support/fix-screen.tsx";
import { beingSaved, counted, less, more, showHeldFix, unsaved } from "../../support/held-fix.tsx";
import { radioNamed } from "../../support/screen-controls.ts";

const said = ({ textContent }: Element) => textContent.trim();

configure({ asyncUtilTimeout: 10_000 });

describe("a correction that is changed while its Save is under way", () => {
  test("stays on the form with the rest, says that this isn't saved, and saves it with one more tap", async () => {
    const { saveHeld, stores, rev, triedIds } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    release();

    expect(await screen.findAllByText(words.fixRest)).not.toHaveLength(0);
    await stores(10);
    expect(counted(15)).toBeDefined();
    tap("Save");
    await screen.findByText("Elsewhere");

    await stores(15);
    expect(await rev()).toBe(3);
    expect(new Set(triedIds()).size).toBe(2);
  });

  test.each([
    ["a rest", undefined, words.fixRest],
    ["a refusal", "storage-full", failures.save["storage-full"]],
  ] as const)("tells a screen reader of %s at once, and no count takes its place", async (_, kind, told) => {
    const { saveHeld, fail } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    if (kind === undefined) release();
    else await fail(kind, release);

    await waitFor(() => expect(screen.getAllByRole("status").map(said)).toContain(told));
    more(15);
    await waitFor(() =>
      expect(screen.getAllByRole("status").map(said)).toContainEqual(expect.stringContaining("20")),
    );
    expect(screen.getAllByRole("status").map(said)).toContain(told);
  });

  test("goes back to what that Save stored where it was left and opened again, and is no change then", async () => {
    const { saveHeld, openAgain } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    release();
    await screen.findByText(words.fixRestShort);
    await goTo("/day");
    await openAgain();

    tap("As it was saved");

    await waitFor(() => expect(counted(10)).toBeDefined());
    expect(screen.queryByText(words.fixRest)).toBeNull();
    await goTo("/day");
    await screen.findAllByRole("listitem");
    expect(screen.queryByText(/you changed this and didn't save it/)).toBeNull();
  });

  test("is kept on the list of its day where the form was left, as a change of what is stored", async () => {
    const { saveHeld, openAgain, stores, triedIds } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    await goTo("/day");
    await screen.findByText(unsaved(5));

    release();
    await screen.findByText(unsaved(10));
    await openAgain();
    expect(counted(15)).toBeDefined();
    tap("Save");
    await screen.findByText("Elsewhere");

    await stores(15);
    expect(new Set(triedIds()).size).toBe(2);
  });

  test("goes on as a change of what is stored on a form that was left and opened again meanwhile", async () => {
    const { saveHeld, openAgain, stores, triedIds } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    await goTo("/day");
    await screen.findByText(unsaved(5));
    await openAgain();

    release();
    await screen.findByText(words.fixRestShort);
    expect(counted(15)).toBeDefined();
    tap("Save");
    await screen.findByText("Elsewhere");

    await stores(15);
    expect(new Set(triedIds()).size).toBe(2);
  });

  test("keeps also that all of it was taken back before it was stored", async () => {
    const { saveHeld, stores } = await showHeldFix();
    more(5);
    const release = saveHeld();
    less();
    await goTo("/day");

    release();

    await stores(10);
    expect(await screen.findByText(unsaved(10))).toBeDefined();
  });

  test("can't be discarded before it is known what the entry says then", async () => {
    const { saveHeld } = await showHeldFix();
    more(5);
    const release = saveHeld();
    await goTo("/day");
    await screen.findByText(beingSaved(5));

    expect(screen.queryByRole("button", { name: "Discard" })).toBeNull();

    release();
    await waitFor(() => expect(screen.queryByText(beingSaved(5))).toBeNull());
    expect(screen.queryByText(/you changed this/)).toBeNull();
  });

  test("is saved whole by a second tap on Save, and leaves no rest", async () => {
    const { saveHeld, stores } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    tap("Save");
    release();

    await screen.findByText("Elsewhere");
    await stores(15);
    await goTo("/day");
    await screen.findAllByRole("listitem");
    expect(screen.queryByText(/you changed this and didn't save it/)).toBeNull();
  });

  test("no longer says that its Save failed once all of it was put back", async () => {
    const { saveHeld, fail } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    await fail("storage-full", release);
    await screen.findByRole("button", { name: words.fixNotDone });

    less();
    await waitFor(() => expect(counted(10)).toBeDefined());
    less();

    await waitFor(() => expect(screen.queryByRole("button", { name: words.fixNotDone })).toBeNull());
  });

  test("can be saved with the later day that it was on, also where its form was left", async () => {
    const { saveHeld, openAgain } = await showHeldFix({ day: "2026-03-12" });
    const dayField = () => screen.getByLabelText<HTMLInputElement>("Day");
    fireEvent.input(dayField(), { target: { value: "2026-03-08" } });
    const release = saveHeld();
    fireEvent.input(dayField(), { target: { value: "2026-03-12" } });
    release();
    await screen.findByText(words.fixRestShort);
    await goTo("/day");
    await screen.findAllByRole("listitem");

    await openAgain();

    expect(dayField().value).toBe("2026-03-12");
    expect(screen.queryByText(dayWords.notADay)).toBeNull();
  });

  test("is voided as it is stored by then, not as it was when the form was opened", async () => {
    const { saveHeld, triedIds, asked } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    release();
    await screen.findByText(words.fixRestShort);
    fireEvent.click(radioNamed("Mistake"));

    tap(words.voidIt);
    await screen.findByText("Elsewhere");

    expect(asked.at(-1)).toMatchObject({ kind: "void", base: triedIds()[0] });
  });

  test("isn't said to be being saved, nor offered to be discarded, where nobody asked for what it says now", async () => {
    const { saveHeld, openAgain } = await showHeldFix();
    more(5);
    const release = saveHeld();
    less();
    await goTo("/day");

    await screen.findByText(unsaved(5));
    expect(screen.queryByText(beingSaved(5))).toBeNull();
    expect(screen.queryByRole("button", { name: "Discard" })).toBeNull();
    await openAgain();
    more(5);
    more(10);
    await goTo("/day");
    await openAgain();
    expect(screen.getByText(words.fixResumed)).toBeDefined();
    expect(screen.queryByRole("button", { name: words.startOver })).toBeNull();
    release();
    await screen.findByText(words.fixRestShort);
  });

  test("leaves the focus in the note that is being written", async () => {
    const { saveHeld } = await showHeldFix();
    more(5);
    const release = saveHeld();
    fireEvent.click(screen.getByRole("heading", { name: words.note }));
    const note = screen.getByRole("textbox", { name: new RegExp(words.noteLabel) });
    note.focus();
    fireEvent.input(note, { target: { value: "Came back" } });
    release();

    await screen.findAllByText(words.fixRest);

    expect(document.activeElement).toBe(note);
    expect(note.isConnected).toBe(true);
  });
});

describe("a voided entry whose form is saved", () => {
  test("is no longer said to be voided beside the rest of its form", async () => {
    const { saveHeld, isVoided } = await showHeldFix({ isVoided: true });
    const release = saveHeld();
    more(5);
    release();

    await screen.findAllByText(words.fixRest);

    expect(await isVoided()).toBe(false);
    expect(screen.queryByText(words.isVoided)).toBeNull();
  });

  test("is found on the list of its day where that is refused after the form was left", async () => {
    const { fail } = await showHeldFix({ isVoided: true });

    await fail("storage-full", () => tap("Save"));
    await goTo("/day");

    expect(await screen.findByText(unsaved(5))).toBeDefined();
  });
});
