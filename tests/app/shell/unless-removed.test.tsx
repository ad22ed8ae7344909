import { act, render, screen } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { LanguageProvider } from "../../../src/app/language/LanguageProvider.tsx";
import { loadLanguage } from "../../../src/app/language/load-language.ts";
import { UnlessRemoved } from "../../../src/app/shell/UnlessRemoved.tsx";
import type { Phone } from "../../../src/storage/phone.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";

type Closing = Parameters<Parameters<Phone["onClosed"]>[0]>[0];

async function setup() {
  const listeners = new Set<(why: Closing) => void>();
  const onRemoved = vi.fn<() => void>();
  const phone: Pick<Phone, "onClosed"> = {
    onClosed(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  render(
    <LanguageProvider initial={await loadLanguage("en")} storage={memoryStorage()}>
      <UnlessRemoved phone={phone} onRemoved={onRemoved}>
        <main>What was on the screen</main>
      </UnlessRemoved>
    </LanguageProvider>,
  );
  return {
    onRemoved,
    close: (why: Closing) =>
      act(() => {
        for (const listener of listeners) listener(why);
      }),
  };
}

describe("UnlessRemoved", () => {
  test("leaves the screen alone while the records are there, and where only a newer Satchel has them", async () => {
    const { onRemoved, close } = await setup();

    await close("database-newer");

    expect(screen.getByText("What was on the screen")).toBeTruthy();
    expect(onRemoved).not.toHaveBeenCalled();
  });

  test("takes what was drawn away with the records, says so, and ends what the page does by itself", async () => {
    const { onRemoved, close } = await setup();

    await close("database-deleted");

    expect(screen.queryByText("What was on the screen")).toBeNull();
    expect(screen.getByRole("heading", { name: "The records were removed" })).toBeTruthy();
    const said = screen.getByText(/were removed from this phone/).textContent;
    expect(said).not.toMatch(/safe/);
    expect(screen.getByRole("button", { name: "Open Satchel again" })).toBeTruthy();
    expect(onRemoved).toHaveBeenCalledOnce();
  });
});
