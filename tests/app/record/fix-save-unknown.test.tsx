/** A Save of a correction that had no answer, so that nobody knows what became of it. */
import { configure, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { failures } from "../../../src/app/language/en/failures.ts";
import { record as words } from "../../../src/app/language/en/record.ts";
import { goTo, tap } from "../../support/fix-screen.tsx";
import {
  counted,
  less,
  more,
  notSavedOnList,
  settled,
  showHeldFix,
  unsaved,
} from "../../support/held-fix.tsx";

configure({ asyncUtilTimeout: 10_000 });

const slow = failures.save["storage-slow"];
const unknown = (quantity: number) =>
  `Contact, Main Street (${quantity} strips): it isn't known yet whether your change was saved.`;

/** Ten strips in the place of five, and Save. */
async function saveUnanswered() {
  const shown = await showHeldFix();
  more(5);
  const heal = await shown.fail("storage-slow", () => tap("Save"));
  await screen.findByText(slow);
  return { ...shown, heal };
}

describe("a correction whose Save had no answer", () => {
  test("is said to be that, on its list and on its form, and can't be discarded", async () => {
    const { fail, openAgain } = await showHeldFix();
    more(5);
    await fail("storage-lost", () => tap("Save"));
    await screen.findByText(failures.save["storage-lost"]);
    await goTo("/day");

    await screen.findByText(unknown(5));
    expect(screen.queryByRole("button", { name: "Discard" })).toBeNull();
    await openAgain();
    expect(screen.getByText(slow)).toBeDefined();
    expect(screen.queryByRole("button", { name: words.startOver })).toBeNull();
  });

  test("is taken from the list by itself once it is read to be stored", async () => {
    const { heal, stores } = await saveUnanswered();
    await goTo("/day");
    await screen.findByText(unknown(5));

    heal();

    await stores(10);
    await waitFor(() => expect(screen.queryByText(/your change was saved/)).toBeNull());
    expect(await notSavedOnList()).toEqual([]);
  });

  test("leaves its form open once it is stored, and is stored once by the next tap on Save", async () => {
    const { heal, stores, rev } = await saveUnanswered();
    heal();
    await stores(10);
    await settled();
    expect(counted(10)).toBeDefined();

    tap("Save");
    await screen.findByText("Elsewhere");

    expect(await rev()).toBe(2);
  });

  test("keeps what was changed after it as a change of what it stored", async () => {
    const { heal, stores, openAgain, rev } = await saveUnanswered();
    more(10);
    await goTo("/day");
    await screen.findByText(unsaved(5));

    heal();

    await stores(10);
    await screen.findByText(unsaved(10));
    await openAgain();
    tap("Save");
    await screen.findByText("Elsewhere");
    await stores(15);
    expect(await rev()).toBe(3);
  });

  test("is kept where it was taken back, until it is known", async () => {
    const { heal, stores } = await saveUnanswered();
    less();
    await goTo("/day");
    await screen.findByText(unsaved(5));

    heal();

    await stores(10);
    await screen.findByText(unsaved(10));
    expect(screen.getByRole("button", { name: "Discard" })).toBeDefined();
  });
});

describe("a voided entry whose Save had no answer", () => {
  test("is no longer said to be voided once it is read to count again", async () => {
    const { fail, isVoided } = await showHeldFix({ isVoided: true });
    const heal = await fail("storage-slow", () => tap("Save"));
    await screen.findByText(slow);
    expect(screen.getByText(words.isVoided)).toBeDefined();

    heal();

    await waitFor(async () => expect(await isVoided()).toBe(false));
    await waitFor(() => expect(screen.queryByText(words.isVoided)).toBeNull());
    expect(await notSavedOnList()).toEqual([]);
  });
});

describe("an entry that was voided after a Save that had no answer was found to be stored", () => {
  test("counts again by a Save that says so", async () => {
    const { heal, stores, openAgain, isVoided } = await saveUnanswered();
    heal();
    await stores(10);
    await settled();
    await goTo("/day");
    await openAgain();
    screen.getByRole("radio", { name: "Recorded twice" }).click();
    await waitFor(() =>
      expect(screen.getByRole("radio", { name: "Recorded twice" })).toHaveProperty("checked", true),
    );
    tap(words.voidIt);
    await screen.findByText("Elsewhere");

    await openAgain();
    expect(screen.getByText(words.isVoided)).toBeDefined();
    tap("Save");
    await screen.findByText("Elsewhere");

    expect(await isVoided()).toBe(false);
  });
});
