/** The form of a correction that was left while its Save was under way, and opened again. */
import { configure, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { record as words } from "../../../src/app/language/en/record.ts";
import { goTo, tap } from "../../support/fix-screen.tsx";
import {
  beingSaved,
  counted,
  less,
  more,
  notSavedOnList,
  settled,
  showHeldFix,
  unsaved,
} from "../../support/held-fix.tsx";

configure({ asyncUtilTimeout: 10_000 });

describe("a form that is opened again while its Save is under way", () => {
  async function openedAgain(options?: Parameters<typeof showHeldFix>[0]) {
    const shown = await showHeldFix(options);
    if (options?.isVoided !== true) more(5);
    const release = shown.saveHeld();
    await goTo("/day");
    await screen.findByText(beingSaved(5));
    await shown.openAgain();
    return { ...shown, release };
  }

  test("says that it is being saved, not that it isn't", async () => {
    await openedAgain();

    expect(screen.getByText(words.fixBeingSaved)).toBeDefined();
    expect(screen.queryByText(words.fixResumed)).toBeNull();
  });

  test("stays open once that is stored, and takes what was stored for what it changes", async () => {
    const { release, stores } = await openedAgain();
    release();
    await stores(10);
    await settled();
    expect(counted(10)).toBeDefined();
    expect(screen.queryByText(words.fixBeingSaved)).toBeNull();

    less();

    expect(await notSavedOnList()).toEqual([unsaved(10)]);
  });

  test("saves what is changed on it then on top of what was stored", async () => {
    const { release, stores, rev, triedIds } = await openedAgain();
    release();
    await stores(10);
    await settled();
    more(10);

    tap("Save");
    await screen.findByText("Elsewhere");

    await stores(15);
    expect(await rev()).toBe(3);
    expect(new Set(triedIds()).size).toBe(2);
  });

  test("no longer says of an entry that it is voided once that counts again, and can void it", async () => {
    const { release, isVoided } = await openedAgain({ isVoided: true });
    expect(screen.getByText(words.isVoided)).toBeDefined();
    expect(screen.queryByRole("button", { name: words.voidIt, hidden: true })).toBeNull();

    release();

    await waitFor(async () => expect(await isVoided()).toBe(false));
    await waitFor(() => expect(screen.queryByText(words.isVoided)).toBeNull());
    expect(screen.getByRole("button", { name: words.voidIt, hidden: true })).toBeDefined();
    more(5);
    expect(await notSavedOnList()).toEqual([unsaved(5)]);
  });

  test("says in the bar that the Save was refused", async () => {
    const { release, fail } = await openedAgain();

    await fail("storage-full", release);

    expect(await screen.findByRole("button", { name: words.fixNotDone })).toBeDefined();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("a form that was opened with a change", () => {
  test("doesn't say that this wasn't saved, nor offers to drop it, while it is being saved", async () => {
    const { openAgain, saveHeld } = await showHeldFix();
    more(5);
    await goTo("/day");
    await screen.findByText(unsaved(5));
    await openAgain();
    expect(screen.getByText(words.fixResumed)).toBeDefined();

    const release = saveHeld();

    await waitFor(() => expect(screen.queryByText(words.fixResumed)).toBeNull());
    expect(screen.queryByRole("button", { name: words.startOver })).toBeNull();
    release();
    await screen.findByText("Elsewhere");
  });

  test("doesn't say of another one, after that was put back, that it was left", async () => {
    const { openAgain } = await showHeldFix();
    more(5);
    await goTo("/day");
    await screen.findByText(unsaved(5));
    await openAgain();
    tap(words.startOver);
    await waitFor(() => expect(counted(5)).toBeDefined());

    more(5);

    await waitFor(() => expect(counted(10)).toBeDefined());
    expect(screen.queryByText(words.fixResumed)).toBeNull();
  });
});
