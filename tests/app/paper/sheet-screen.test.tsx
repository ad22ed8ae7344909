import { screen, waitFor } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { describe, expect, test, vi } from "vitest";
import { PhoneSheetScreen } from "../../../src/app/paper/SheetScreen.tsx";
import { names as spanish } from "../../../src/domain/catalogue/names/es.ts";
import { showScreen } from "../../support/ledger-screen.tsx";

const sheet = () => screen.getByRole("region", { name: /The sheet|La hoja/ });
const rowNames = () => [...sheet().querySelectorAll("th[scope=row]")].map((row) => row.textContent);

describe("SheetScreen", () => {
  test("shows the sheet with the names of the recording screen, and says that it takes no names of people", async () => {
    await showScreen(
      <LoadingBoundary>
        <PhoneSheetScreen />
      </LoadingBoundary>,
      { language: "es" },
    );
    await screen.findByRole("heading", { name: "Hojas de papel" });

    expect(rowNames()).toContain(spanish["TST-FEN"]);
    expect(sheet().textContent).toContain("Sin nombres, sin direcciones");
  });

  test("adds what is chosen, two things in one moment, and keeps the choice for the form", async () => {
    const { storage } = await showScreen(
      <LoadingBoundary>
        <PhoneSheetScreen />
      </LoadingBoundary>,
    );
    await screen.findByRole("heading", { name: "Paper sheets" });
    screen.getByRole("checkbox", { name: "Steps" }).click();
    screen.getByRole("radio", { name: "A4" }).click();

    await waitFor(() => expect(rowNames().length).toBeGreaterThan(40));
    expect(storage.getItem("satchel-sheet")).toBe("a4 columns steps");
  });

  test("leaves out of a sheet of strokes what no tally holds", async () => {
    await showScreen(
      <LoadingBoundary>
        <PhoneSheetScreen />
      </LoadingBoundary>,
    );
    await screen.findByRole("heading", { name: "Paper sheets" });

    screen.getByRole("radio", { name: /^Strokes/ }).click();

    await waitFor(() => expect(rowNames()).toContain("Contacts"));
    expect(screen.queryByRole("checkbox", { name: "Steps" })).toBeNull();
    expect(rowNames()).not.toContain("Naloxone used: doses (? if not known)");
  });

  test("prints", async () => {
    const print = vi.fn<() => void>();
    vi.stubGlobal("print", print);
    await showScreen(
      <LoadingBoundary>
        <PhoneSheetScreen />
      </LoadingBoundary>,
    );

    (await screen.findByRole("button", { name: "Print" })).click();

    expect(print).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});
