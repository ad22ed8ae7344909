import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { describe, expect, test } from "vitest";
import { TypeScreen } from "../../../src/app/paper/TypeScreen.tsx";
import { localDate, programOf, siteOf } from "../../support/builders.ts";
import { memoryStorage, showScreen } from "../../support/ledger-screen.tsx";
import { failingPhone, recordsOf } from "../../support/recorder.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";

const day = localDate("2026-03-05");
const field = (name: string | RegExp) => screen.getByLabelText<HTMLInputElement>(name);

function type(name: string | RegExp, value: string) {
  fireEvent.input(field(name), { target: { value } });
}

function key(name: string, given: KeyboardEventInit = {}) {
  const { activeElement } = document;
  if (activeElement === null) throw new Error("Nothing has the focus");
  fireEvent.keyDown(activeElement, { key: name, ...given });
}

const focused = () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.id;

async function open(options: Parameters<typeof showScreen>[1] = {}) {
  const shown = await showScreen(
    <LoadingBoundary>
      <TypeScreen />
    </LoadingBoundary>,
    options,
  );
  await screen.findByRole("heading", { name: "Type a sheet" });
  return shown;
}

const asTally = () => {
  const storage = memoryStorage();
  storage.setItem("satchel-sheet", "a4 strokes");
  return storage;
};

describe("TypeScreen", () => {
  test("goes on with Enter in the order of the paper, and back with Shift", async () => {
    await open();
    field("People present").focus();

    key("Enter");
    expect(focused()).toBe("line-people-forOthers");
    key("Enter");
    key("Enter");
    expect(document.activeElement).toBe(field("Injection kit, 4"));
    key("Enter", { shiftKey: true });
    expect(focused()).toBe("line-people-newReturning");
  });

  test("keeps a figure on the form whose line is printed no longer", async () => {
    const [phone, storage] = [failingPhone(await openTestPhone()), memoryStorage()];
    storage.setItem("satchel-sheet", "a4 columns services");
    await open({ phone, storage });
    type("Naloxone training", "3");
    cleanup();
    storage.setItem("satchel-sheet", "a4 columns");

    await open({ phone, storage });

    expect(field("Naloxone training").value).toBe("3");
  });

  test("takes nothing but digits", async () => {
    await open();

    type("Fentanyl test strip", "1a2.");

    expect(field("Fentanyl test strip").value).toBe("12");
  });

  test("looks for a line where a letter is typed, and adds one that isn't printed", async () => {
    await open();
    field("Injection kit, 4").focus();

    key("s");
    const find = screen.getByRole<HTMLInputElement>("combobox", { name: "Find a line" });
    expect(document.activeElement).toBe(find);
    expect(find.value).toBe("s");
    fireEvent.input(find, { target: { value: "stp-goal" } });
    expect(screen.getByRole("option", { name: /adds a line/ })).toBeTruthy();
    key("Enter");

    await waitFor(() => expect(focused()).toBe("line-STP-GOAL"));
    expect(screen.getByRole("heading", { name: "Anything else, written in" })).toBeTruthy();
  });

  test("goes back to the line it was on with Escape", async () => {
    await open();
    field("Injection kit, 4").focus();
    key("w");

    key("Escape");

    expect(document.activeElement).toBe(field("Injection kit, 4"));
  });

  test("asks once about a large number, and Enter keeps it", async () => {
    await open({ storage: asTally() });
    field("Fentanyl test strip").focus();
    type("Fentanyl test strip", "501");

    key("Enter");
    expect(await screen.findByText(/That's a lot: 501 × Fentanyl test strip/)).toBeTruthy();
    expect(document.activeElement).toBe(field(/Fentanyl test strip/));
    key("Enter");

    await waitFor(() => expect(screen.queryByText(/That's a lot/)).toBeNull());
    expect(focused()).toBe("line-NLX-KIT-NAS-first");
  });

  test("says in place what is amiss, and stores nothing", async () => {
    const { phone } = await open({
      program: programOf({ sites: [siteOf(), siteOf({ code: "PIER", name: "Pier" })] }),
    });
    type("Naloxone used: doses (? if not known)", "1?");

    screen.getByRole("button", { name: "Save" }).click();

    expect(await screen.findByRole("link", { name: "Choose the site of the sheet." })).toBeTruthy();
    expect(screen.getByRole("link", { name: /^Write the day of the sheet/ })).toBeTruthy();
    expect(screen.getByRole("link", { name: /^Contact 1: Naloxone used.*whole number/ })).toBeTruthy();
    expect(field(/^Naloxone used/).value).toBe("1?");
    expect((await phone.storedCount()).records).toBe(0);
  });

  test("shows the contact that needs mending, of several", async () => {
    await open();
    type("Day of the sheet", day);
    type("Injection kit, 4", "99999");
    screen.getByRole("button", { name: "Next contact" }).click();
    await screen.findByRole("heading", { name: "Contact 2" });
    type("Injection kit, 4", "1");

    screen.getByRole("button", { name: "Save" }).click();

    expect(await screen.findByRole("heading", { name: "Contact 1" })).toBeTruthy();
    await waitFor(() => expect(field(/^Injection kit, 4/).getAttribute("aria-invalid")).toBe("true"));
  });

  test("saves a whole sheet by keys, and takes it back", async () => {
    const { phone } = await open();
    type("Day of the sheet", day);
    type("Fentanyl test strip", "5");
    field("Fentanyl test strip").focus();
    key("Enter", { ctrlKey: true });
    await screen.findByRole("heading", { name: "Contact 2" });
    await waitFor(() => expect(focused()).toBe("line-people-people"));
    type("Bottle of water", "2");
    expect(screen.getByText("Sheet: 2 contacts, 5 strips, 2 items, 2 people")).toBeTruthy();

    screen.getByRole("button", { name: "Save" }).click();
    expect(await screen.findByText("Saved on this phone: 2 contacts.")).toBeTruthy();
    expect(await recordsOf(phone, day)).toHaveLength(2);
    expect(field("Bottle of water").value).toBe("");

    screen.getByRole("button", { name: "Undo" }).click();
    expect(await screen.findByText(/what you typed is on the form again/)).toBeTruthy();
    expect(await recordsOf(phone, day)).toEqual([]);
  });

  test("keeps what was typed where the phone can't store it", async () => {
    const phone = failingPhone(await openTestPhone());
    await open({ phone, storage: asTally() });
    type("Last day it covers", day);
    type("Contacts", "12");
    phone.failNextSave({ kind: "storage-full", cause: undefined });

    screen.getByRole("button", { name: "Save" }).click();
    expect(await screen.findByText(/Not saved: this phone is out of space/)).toBeTruthy();
    expect(field("Contacts").value).toBe("12");

    screen.getByRole("button", { name: "Save" }).click();
    expect(await screen.findByText("Saved on this phone: one tally.")).toBeTruthy();
    expect(await recordsOf(phone, day)).toMatchObject([{ kind: "tally", contacts: 12 }]);
  });
});
