import { fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { describe, expect, type Mock, test, vi } from "vitest";
import { LanguageProvider } from "../../../src/app/language/LanguageProvider.tsx";
import { loadLanguage } from "../../../src/app/language/load-language.ts";
import { welcome } from "../../../src/app/language/en/welcome.ts";
import { keepDayOpened, noteLoss } from "../../../src/app/shell/which-phone.ts";
import { WelcomeScreen } from "../../../src/app/welcome/WelcomeScreen.tsx";
import type { Program } from "../../../src/domain/program.ts";
import { localDate } from "../../support/builders.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";

async function setUp(storage = memoryStorage()) {
  const phone = await openTestPhone();
  const onReady = vi.fn<(program: Program) => void>();
  render(
    <LanguageProvider initial={await loadLanguage("en")} storage={storage}>
      <WelcomeScreen phone={phone} onReady={onReady} />
    </LanguageProvider>,
  );
  return { phone, onReady };
}

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();
const ready = (onReady: Mock) => waitFor(() => expect(onReady).toHaveBeenCalledOnce());

describe("WelcomeScreen", () => {
  test("says to a program's phone that it was emptied, and shows the way back", async () => {
    const storage = memoryStorage();
    keepDayOpened(storage, localDate("2026-03-08"));
    noteLoss(storage);
    await setUp(storage);

    expect(screen.getByText(welcome.emptied, { exact: false })).toBeTruthy();
    expect(screen.getByText(welcome.emptiedSince("Sunday, March 8, 2026"), { exact: false })).toBeTruthy();
    expect(screen.getByRole("link", { name: welcome.joinAfterLoss }).getAttribute("href")).toBe("/join");
  });

  test("says nothing of the kind to a new phone", async () => {
    await setUp();

    expect(screen.queryByText(welcome.emptied, { exact: false })).toBeNull();
    expect(screen.queryByText(welcome.emptiedAlone)).toBeNull();
  });

  test("says to a phone that recorded alone that its browser deleted that", async () => {
    const storage = memoryStorage();
    storage.setItem("satchel-has-saved", "yes");
    await setUp(storage);

    expect(screen.getByText(welcome.emptiedAlone)).toBeTruthy();
  });

  test("shows a lead, who counts elsewhere, the way to the desk", async () => {
    await setUp();

    expect(screen.getByRole("link", { name: welcome.toDesk }).getAttribute("href")).toBe("/desk");
  });

  test("needs one tap to begin, with a place that is filled in", async () => {
    const { phone, onReady } = await setUp();
    expect(screen.getByText("Whoever opens this phone can read what is recorded here.")).toBeTruthy();

    press("Use on this phone only");

    await ready(onReady);
    const program = await phone.program();
    expect(program?.sites).toEqual([{ code: "STREET", name: "Street", model: "street" }]);
    expect(program?.zone).toBe("UTC");
    expect(onReady).toHaveBeenCalledWith(program);
  });

  test("suggests the place in the language that is chosen, and keeps what was typed", async () => {
    await setUp();
    const place = () => screen.getByRole<HTMLInputElement>("textbox").value;
    expect(place()).toBe("Street");

    screen.getByRole("radio", { name: "Español" }).click();
    await waitFor(() => expect(place()).toBe("Calle"));

    fireEvent.input(screen.getByRole("textbox"), { target: { value: "Puente" } });
    screen.getByRole("radio", { name: "Français" }).click();
    await screen.findByRole("button", { name: /Utiliser sur ce téléphone/ });
    expect(place()).toBe("Puente");
  });

  test("asks for a place when its name was cleared", async () => {
    const { phone, onReady } = await setUp();

    fireEvent.input(screen.getByRole("textbox"), { target: { value: " " } });
    press("Use on this phone only");

    await screen.findByText(/Write a name for the place/);
    expect(onReady).not.toHaveBeenCalled();
    expect(await phone.program()).toBeUndefined();
  });

  test("goes on with what another tab has begun", async () => {
    const { phone, onReady } = await setUp();
    press("Use on this phone only");
    await ready(onReady);
    const begun = await phone.program();
    onReady.mockClear();

    fireEvent.input(screen.getByRole("textbox"), { target: { value: "Elsewhere" } });
    press("Use on this phone only");

    await ready(onReady);
    expect(await phone.program()).toEqual(begun);
  });

  test("begins with a copy from another phone", async () => {
    const { phone, onReady } = await setUp();
    // Whoever has a copy may have cleared the place before; no place without a name comes of it.
    fireEvent.input(screen.getByRole("textbox"), { target: { value: "" } });
    press("I have a copy from another phone");
    const bytes = new TextEncoder().encode('{"day":"2026-03-08","site":"PIER"}\n');
    const stream = () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(bytes);
          controller.close();
        },
      });
    fireEvent.change(await screen.findByLabelText(/Choose the file/), {
      target: { files: [{ name: "night.jsonl", stream }] },
    });

    await screen.findByText("New sites: Street and PIER.");
    (await screen.findByRole("button", { name: "Bring it in" })).click();
    (await screen.findByRole("button", { name: "Start recording" })).click();

    await ready(onReady);
    expect((await phone.storedCount()).records).toBe(1);
    expect((await phone.program())?.sites.map((site) => site.code)).toEqual(["STREET", "PIER"]);
  });
});
