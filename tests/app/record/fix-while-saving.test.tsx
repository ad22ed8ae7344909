/** What is changed on the form of a correction while a Save of it is under way. */
import { act, configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { record as words } from "../../../src/app/language/en/record.ts";
import { headOf, liveRecord } from "../../../src/domain/record-state.ts";
import { encounterOf, programOf } from "../../support/builders.ts";
import { mustSave, newEntry, voidEntry } from "../../support/entries.ts";
import { phoneThatFails } from "../../support/failing-storage.ts";
import { goTo, showFixScreen, tap } from "../../support/fix-screen.tsx";
import { buttonNamed } from "../../support/screen-controls.ts";

configure({ asyncUtilTimeout: 10_000 });

async function setup({ isVoided = false } = {}) {
  const strips = encounterOf({ out: { "TST-FEN": 5 } });
  const { phone, asked, fail, hold } = await phoneThatFails();
  const made = await mustSave(phone, newEntry(strips));
  if (isVoided) await mustSave(phone, voidEntry(made));
  await showFixScreen(strips.id, { phone, program: programOf({ asks: { note: true } }) });
  await screen.findByRole("button", { name: "Save" });

  async function state() {
    const row = await phone.bookRow(strips.id);
    if (row?.kind !== "readable") throw new Error("The record can't be read");
    return row.state;
  }
  return {
    fail,
    /** Taps Save on a phone that doesn't answer; gives how to let it answer. */
    saveHeld: () => {
      const release = hold();
      tap("Save");
      return release;
    },
    openAgain: async () => {
      await goTo(`/record/${strips.id}`);
      await screen.findByRole("button", { name: "Save" });
    },
    stores: (quantity: number) =>
      waitFor(async () => expect(liveRecord(await state())).toMatchObject({ lines: [{ quantity }] })),
    isVoided: async () => headOf(await state()).voided,
    rev: async () => (await state()).rev,
    triedIds: () => asked.slice(isVoided ? 2 : 1).map(({ event }) => event),
  };
}

const more = (counted: number) => tap(`Fentanyl test strip, ${counted} counted`);
const counted = (quantity: number) => buttonNamed(`Fentanyl test strip, ${quantity} counted`);
const unsaved = (quantity: number) =>
  `Contact, Main Street (${quantity} strips): you changed this and didn't save it.`;
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)));

describe("a correction that is changed while its Save is under way", () => {
  test("stays on the form with the rest, says that this isn't saved, and saves it with one more tap", async () => {
    const { saveHeld, stores, rev, triedIds } = await setup();
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

  test("goes back to what that Save stored where it was left and opened again, and is no change then", async () => {
    const { saveHeld, openAgain } = await setup();
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
    const { saveHeld, openAgain, stores, triedIds } = await setup();
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
    const { saveHeld, openAgain, stores } = await setup();
    more(5);
    const release = saveHeld();
    more(10);
    await goTo("/day");
    await screen.findByText(unsaved(5));
    await openAgain();

    release();
    await stores(10);
    await screen.findByText(words.fixRest);
    expect(counted(15)).toBeDefined();
    tap("As it was saved");

    await waitFor(() => expect(counted(10)).toBeDefined());
  });

  test("keeps also that all of it was taken back before it was stored", async () => {
    const { saveHeld, stores } = await setup();
    more(5);
    const release = saveHeld();
    tap("Remove 5: Fentanyl test strip");
    await goTo("/day");

    release();

    await stores(10);
    expect(await screen.findByText(unsaved(10))).toBeDefined();
  });

  test("is not offered again where it was discarded meanwhile", async () => {
    const { saveHeld, stores } = await setup();
    more(5);
    const release = saveHeld();
    more(10);
    await goTo("/day");
    await screen.findByText(unsaved(5));
    tap("Discard");

    release();

    await stores(10);
    await settled();
    expect(screen.queryByText(/you changed this and didn't save it/)).toBeNull();
  });

  test("is saved whole by a second tap on Save, and leaves no rest", async () => {
    const { saveHeld, stores } = await setup();
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

  test("leaves the focus in the note that is being written", async () => {
    const { saveHeld } = await setup();
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
    const { saveHeld, isVoided } = await setup({ isVoided: true });
    const release = saveHeld();
    more(5);
    release();

    await screen.findAllByText(words.fixRest);

    expect(await isVoided()).toBe(false);
    expect(screen.queryByText(words.isVoided)).toBeNull();
  });

  test("is found on the list of its day where that is refused after the form was left", async () => {
    const { fail } = await setup({ isVoided: true });

    await fail("storage-full", () => tap("Save"));
    await goTo("/day");

    expect(await screen.findByText(unsaved(5))).toBeDefined();
  });
});
