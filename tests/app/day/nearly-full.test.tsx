import { screen } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { NearlyFull } from "../../../src/app/day/NearlyFull.tsx";
import { settings } from "../../../src/app/language/en/settings.ts";
import { nextTask } from "../../support/browser-with-faults.ts";
import { showScreen } from "../../support/ledger-screen.tsx";

async function showWith(usage: number): Promise<void> {
  const estimate = async () => ({ usage, quota: 1000 });
  Object.defineProperty(navigator, "storage", { configurable: true, value: { estimate } });
  await showScreen(<NearlyFull />);
}
afterEach(() => {
  Reflect.deleteProperty(navigator, "storage");
});

describe("NearlyFull", () => {
  test("warns from four fifths on", async () => {
    await showWith(800);

    expect(await screen.findByText(settings.storageNearlyFull(80))).toBeTruthy();
  });

  test("says nothing below", async () => {
    await showWith(799);
    await nextTask();

    expect(screen.queryByText(/nearly full/)).toBeNull();
  });
});
