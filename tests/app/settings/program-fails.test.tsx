/** What is said of the program and not stored: at the beginning, and in the settings. */
import { configure, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { failures } from "../../../src/app/language/en/failures.ts";
import { welcome } from "../../../src/app/language/en/welcome.ts";
import { LanguageProvider } from "../../../src/app/language/LanguageProvider.tsx";
import { loadLanguage } from "../../../src/app/language/load-language.ts";
import { ProgramScreen } from "../../../src/app/settings/ProgramScreen.tsx";
import { WelcomeScreen } from "../../../src/app/welcome/WelcomeScreen.tsx";
import type { Program } from "../../../src/domain/program.ts";
import { failureKinds, phoneThatFails } from "../../support/failing-storage.ts";
import { memoryStorage, showScreen } from "../../support/ledger-screen.tsx";

configure({ asyncUtilTimeout: 10_000 });

const press = (name: string) => screen.getByRole("button", { name }).click();

function type(label: string, value: string) {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

describe.each(failureKinds)("on a phone that fails with %s", (kind) => {
  test("ProgramScreen says so, keeps what was typed, and saves it when Save is tapped again", async () => {
    const { phone, fail } = await phoneThatFails();
    const ledger = await showScreen(<ProgramScreen />, { phone });
    await screen.findByLabelText("Name");
    type("Name", "Night Van");

    const heal = await fail(kind, () => press("Save"));

    await screen.findByText(failures.save[kind]);
    expect(screen.queryByText("Saved on this phone.")).toBeNull();
    expect(screen.getByLabelText("Name")).toHaveProperty("value", "Night Van");

    heal();
    press("Save");
    await screen.findByText("Saved on this phone.");
    expect(await ledger.program()).toMatchObject({ name: "Night Van" });
  });

  test("WelcomeScreen says so, keeps the place that was typed, and begins when asked again", async () => {
    const { phone, fail } = await phoneThatFails();
    const onReady = vi.fn<(program: Program) => void>();
    render(
      <LanguageProvider initial={await loadLanguage("en")} storage={memoryStorage()}>
        <WelcomeScreen phone={phone} onReady={onReady} />
      </LanguageProvider>,
    );
    type(welcome.site, "Pier");

    const heal = await fail(kind, () => press(welcome.start));

    await screen.findByText(failures.save[kind]);
    expect(onReady).not.toHaveBeenCalled();
    expect(screen.getByLabelText(welcome.site)).toHaveProperty("value", "Pier");

    heal();
    press(welcome.start);
    await waitFor(() => expect(onReady).toHaveBeenCalledOnce());
    expect(await phone.program()).toMatchObject({ sites: [{ name: "Pier" }] });
  });
});
