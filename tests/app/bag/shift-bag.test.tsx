// The bag of a shift, before its end and after it.
import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { bag as text } from "../../../src/app/language/en/bag.ts";
import { record as words } from "../../../src/app/language/en/record.ts";
import { shift as shiftText } from "../../../src/app/language/en/shift.ts";
import { bagPhone, follow, pressSave, type, typedAt } from "../../support/bag-screens.tsx";
import { goTo } from "../../support/fix-screen.tsx";
import { buttonNamed } from "../../support/screen-controls.ts";

configure({ asyncUtilTimeout: 10_000 });

const strips = "Fentanyl test strip";
const spray = "Nasal naloxone 4 mg";
const syringes = "Syringe 1 mL 28G ½″";

const tap = (name: string) => fireEvent.click(buttonNamed(name));

async function end() {
  await waitFor(() => buttonNamed(shiftText.end));
  tap(shiftText.end);
  await screen.findByRole("heading", { name: shiftText.endedTitle });
}

describe("UntalliedScreen", () => {
  test("posts what went out as the shift's own, on its day, though it has ended, and leaves nothing to post", async () => {
    const phone = await bagPhone();
    await phone.load({ "TST-FEN": 10 });
    await phone.handOut({ "TST-FEN": 1 });
    await phone.bringBack({ "TST-FEN": 7 });
    await phone.show("/shift");
    await end();

    await follow(text.postUntallied);
    await waitFor(() => expect(typedAt(strips)).toBe("2"));
    pressSave();

    await screen.findByText(text.saved.untallied);
    await screen.findByText(text.nothingLeft);
    expect(screen.queryByText(text.postUntallied)).toBeNull();
    const shift = await phone.shift();
    expect(await phone.stockOfDay("untallied")).toMatchObject([
      {
        shift: shift?.id,
        day: shift?.day,
        site: "PIER",
        route: "North",
        model: "peer",
        lines: [{ quantity: 2 }],
      },
    ]);
    expect(await phone.held()).toEqual({});
  });

  test("posts on the day of the shift where that was yesterday", async () => {
    const phone = await bagPhone({ day: "2026-03-07" });
    await phone.load({ "TST-FEN": 10 });
    await phone.bringBack({ "TST-FEN": 7 });
    await phone.end();
    await phone.show("/bag/untallied?shift=SHIFT");
    await waitFor(() => typedAt(strips));

    pressSave();

    await screen.findByText(text.saved.untallied);
    expect(await phone.stockOfDay("untallied")).toMatchObject([{ day: "2026-03-07", route: "North" }]);
  });

  test("stores one record for taps on Save repeated as long as the page is there", async () => {
    const phone = await bagPhone();
    await phone.load({ "TST-FEN": 10 });
    await phone.bringBack({ "TST-FEN": 7 });
    await phone.show("/bag/untallied?shift=SHIFT");
    await waitFor(() => typedAt(strips));
    const save = buttonNamed(text.save);

    for (let taps = 0; taps < 30 && save.isConnected; taps++) {
      save.click();
      await new Promise((resolve) => void setTimeout(resolve, 1));
    }

    await screen.findByText(text.nothingLeft);
    expect(await phone.held()).toEqual({});
    expect((await phone.phone.storedCount()).events).toBe(4);
  });

  test("offers by itself only what was brought back, and posts nothing that is left empty", async () => {
    const phone = await bagPhone();
    await phone.load({ "TST-FEN": 10, "NLX-NAS-4": 8 });
    await phone.bringBack({ "TST-FEN": 8 });
    await phone.show("/bag/untallied?shift=SHIFT");
    await waitFor(() => expect(typedAt(strips)).toBe("2"));
    expect(typedAt(spray)).toBe("");

    pressSave();

    await screen.findByText(text.saved.untallied);
    expect(await phone.held()).toEqual({ "NLX-NAS-4": 8 });
  });

  test("says what is left by now where it was posted in another tab, and saves nothing", async () => {
    const phone = await bagPhone();
    await phone.load({ "TST-FEN": 10 });
    await phone.bringBack({ "TST-FEN": 7 });
    await phone.show("/bag/untallied?shift=SHIFT");
    await waitFor(() => typedAt(strips));
    await phone.handOut({ "TST-FEN": 3 });

    pressSave();
    await screen.findByText(text.changedMeanwhile);
    screen.getByText(text.leftOver("0"));
    pressSave();

    await screen.findByText(text.noMoreLeft("0"));
    expect(await phone.stockOfDay("untallied")).toEqual([]);
  });

  test("is not offered while a contact is still to be stored", async () => {
    const phone = await bagPhone();
    await phone.load({ "TST-FEN": 10 });
    await phone.bringBack({ "TST-FEN": 7 });
    await phone.show("/");
    phone.phone.failNextSave({ kind: "storage-full", cause: "test" });
    await waitFor(() => fireEvent.click(buttonNamed(/^Fentanyl test strip, \d+ counted/)));
    fireEvent.click(buttonNamed("Save"));
    await screen.findByText(words.unsavedTitle, { exact: false });

    await goTo("/shift");
    await screen.findByRole("heading", { name: text.variance });
    expect(screen.queryByText(text.postUntallied)).toBeNull();

    await goTo(`/bag/untallied?shift=${(await phone.shift())?.id}`);
    await waitFor(() => typedAt(strips));
    pressSave();
    await screen.findByText(text.contactUnsaved);
  });
});

describe("a shift's bag", () => {
  test("is brought back after the end too: the shift names it, until it is taken back", async () => {
    const phone = await bagPhone();
    await phone.load({ "TST-FEN": 10 });
    await phone.handOut({ "TST-FEN": 1 });
    await phone.show("/shift");
    await end();

    await follow(text.bringBack);
    await waitFor(() => expect(typedAt(strips)).toBe("9"));
    pressSave();

    await screen.findByText(text.saved["load-in"]);
    await screen.findByText(text.nothingLeft);
    const [back] = await phone.stockOfDay("load-in");
    const shift = await phone.shift();
    expect(back).toMatchObject({ shift: shift?.id, route: "North", site: "PIER" });
    await waitFor(async () => expect((await phone.shift())?.loadIn).toBe(back?.id));
    tap(text.undo);

    await screen.findByText(text.undone);
    await waitFor(async () => expect(await phone.shift()).not.toHaveProperty("loadIn"));
  });

  test("has its shift go on again where something was brought back since its end", async () => {
    const phone = await bagPhone();
    await phone.load({ "TST-FEN": 10 });
    await phone.handOut({ "TST-FEN": 1 });
    await phone.show("/shift");
    await end();
    await follow(text.bringBack);
    await waitFor(() => typedAt(strips));
    pressSave();
    await screen.findByText(text.saved["load-in"]);
    await waitFor(async () => expect(await phone.shift()).toHaveProperty("loadIn"));

    tap(shiftText.undo);

    await screen.findByRole("heading", { name: shiftText.openTitle });
    expect(await phone.shift()).toMatchObject({ closed: false });
  });

  test("names no loading that was taken back before its shift ended", async () => {
    const phone = await bagPhone();
    await phone.load({ "TST-FEN": 10 });
    await phone.handOut({ "TST-FEN": 1 });
    const back = await phone.bringBack({ "TST-FEN": 9 });
    await phone.show("/shift");
    await end();
    await waitFor(async () => expect(await phone.shift()).toMatchObject({ loadIn: back.record }));
    tap(shiftText.undo);
    await screen.findByRole("heading", { name: shiftText.openTitle });
    await phone.phone.undo(back, "void");

    await end();

    await waitFor(async () => expect(await phone.shift()).not.toHaveProperty("loadIn"));
  });

  test("is not a shift with nothing to record once something in it was posted", async () => {
    const phone = await bagPhone();
    await phone.load({ "TST-FEN": 10 });
    await phone.bringBack({ "TST-FEN": 7 });
    await phone.show("/shift");
    await waitFor(() => tap(shiftText.endEmpty));
    await screen.findByText(shiftText.endedEmpty);

    await follow(text.postUntallied);
    await waitFor(() => typedAt(strips));
    pressSave();

    await screen.findByText(text.saved.untallied);
    await waitFor(() => expect(screen.queryByText(shiftText.endedEmpty)).toBeNull());
    expect(await phone.shift()).toMatchObject({ empty: false });
  });

  test("knows what was in the bag before, also where nothing was loaded for the shift", async () => {
    const phone = await bagPhone({ before: { "SYR-1ML-28G-12": 40, "TST-FEN": 5 } });
    await phone.handOut({ "SYR-1ML-28G-12": 10 });
    await phone.show("/shift");

    const row = await screen.findByText(/In the bag before\s40 · Handed out\s10/);
    expect(row.closest("li")?.textContent).toContain("Left over 30");
    expect(screen.queryByText(strips)).toBeNull();
    expect(screen.queryByText(text.leftBelow)).toBeNull();
  });

  test("has one quiet line where something in it expires soon or is below what somebody wants", async () => {
    const phone = await bagPhone();
    phone.storage.setItem("satchel-bag-least", "TST-FEN 20");
    await phone.load({ "TST-FEN": 10 });
    await phone.putIn({ lines: [{ item: "NLX-NAS-4", quantity: 2, lot: "A-17", expiry: "2026-04-01" }] });
    await phone.show("/shift");

    await screen.findByText(`${text.hintExpires} ${text.hintLow}`);
    await goTo("/bag/put-in");

    expect(await screen.findByText(`${text.hintExpires} ${text.hintLow}`)).toBeDefined();
  });

  test("is brought back without a shift onto the bag's page, where it is said and can be taken back", async () => {
    const phone = await bagPhone({ hasShift: false });
    await phone.putIn({ lines: [{ item: "SYR-1ML-28G-12", quantity: 40 }] });
    await phone.show("/bag/bring-back");
    await waitFor(() => type(syringes, "40"));

    pressSave();

    await screen.findByText(text.saved["load-in"]);
    expect(buttonNamed(text.undo)).toBeDefined();
  });
});
