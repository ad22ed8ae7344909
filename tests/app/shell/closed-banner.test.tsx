import { act, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { AppShell } from "../../../src/app/shell/AppShell.tsx";
import type { Phone } from "../../../src/storage/phone.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";

type Closing = Parameters<Parameters<Phone["onClosed"]>[0]>[0];

/** A screen of the app on a phone whose database a test takes away. */
async function setup() {
  const listeners = new Set<(why: Closing) => void>();
  const phone: Phone = {
    ...(await openTestPhone()),
    onClosed(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  await showScreen(
    <AppShell>
      <main>What was on the screen</main>
    </AppShell>,
    { phone },
  );
  return {
    close: (why: Closing) =>
      act(() => {
        for (const listener of listeners) listener(why);
      }),
  };
}

describe("ClosedBanner", () => {
  test("says nothing while the records are there", async () => {
    await setup();

    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("tells of a newer Satchel in another tab at once, and how to go on", async () => {
    const { close } = await setup();

    await close("database-newer");

    expect(screen.getByRole("alert").textContent).toMatch(
      /newer Satchel is open in another tab.*is safe\. Write down what isn't/,
    );
    expect(screen.getByRole("button", { name: "Open Satchel again" })).toBeTruthy();
    expect(screen.getByText("What was on the screen")).toBeTruthy();
  });
});
