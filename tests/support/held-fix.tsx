/** The form of a stored contact of five strips, on a phone whose Saves are held back when they are told to. */
import { act, screen, waitFor } from "@testing-library/preact";
import { expect } from "vitest";
import type { Program } from "../../src/domain/program.ts";
import { headOf, liveRecord } from "../../src/domain/record-state.ts";
import { encounterOf, programOf } from "./builders.ts";
import { mustSave, newEntry, voidEntry } from "./entries.ts";
import { phoneThatFails } from "./failing-storage.ts";
import { goTo, showFixScreen, tap } from "./fix-screen.tsx";
import { buttonNamed } from "./screen-controls.ts";

interface HeldFixOptions {
  readonly isVoided?: boolean;
  readonly program?: Program;
  readonly site?: string;
  readonly day?: string;
}

export async function showHeldFix(options: HeldFixOptions = {}) {
  const { isVoided = false, program = programOf({ asks: { note: true } }), site = "MAIN", day } = options;
  const strips = encounterOf({ out: { "TST-FEN": 5 }, site, ...(day !== undefined && { day }) });
  const { phone, asked, fail, hold } = await phoneThatFails();
  const made = await mustSave(phone, newEntry(strips));
  if (isVoided) await mustSave(phone, voidEntry(made));
  await showFixScreen(strips.id, { phone, program });
  await screen.findByRole("button", { name: "Save" });

  async function state() {
    const row = await phone.bookRow(strips.id);
    if (row?.kind !== "readable") throw new Error("The record can't be read");
    return row.state;
  }
  return {
    fail,
    hold,
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
    live: async () => liveRecord(await state()),
    asked,
    triedIds: () => asked.slice(isVoided ? 2 : 1).map(({ event }) => event),
  };
}

export const more = (counted: number) => tap(`Fentanyl test strip, ${counted} counted`);
export const less = () => tap("Remove 5: Fentanyl test strip");
export const counted = (quantity: number) => buttonNamed(`Fentanyl test strip, ${quantity} counted`);
export const unsaved = (quantity: number) =>
  `Contact, Main Street (${quantity} strips): you changed this and didn't save it.`;
export const beingSaved = (quantity: number) =>
  `Contact, Main Street (${quantity} strips): your change is being saved.`;
export const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)));

/** The list of the day once nothing is under way; gives what it says was not saved. */
export async function notSavedOnList(): Promise<readonly (string | null)[]> {
  await goTo("/day");
  await screen.findAllByRole("listitem");
  await settled();
  return screen.queryAllByText(/you changed this and didn't save it/).map(({ textContent }) => textContent);
}
