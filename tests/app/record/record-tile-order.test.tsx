import { cleanup, configure, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { RecorderProvider } from "../../../src/app/record/RecorderProvider.tsx";
import { RecordScreen } from "../../../src/app/record/RecordScreen.tsx";
import { keptOrder } from "../../../src/app/record/tile-order.ts";
import { encounterOf, programOf, siteCode } from "../../support/builders.ts";
import { mustSave, newEntry } from "../../support/entries.ts";
import { memoryStorage, showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";

configure({ asyncUtilTimeout: 10_000 });

const program = programOf();
const site = program.sites[0]?.code ?? siteCode("MAIN");

/** Yesterday two contacts took water, which isn't common as it ships. */
async function phoneOfYesterday() {
  const phone = await openTestPhone();
  const water = { day: "2026-03-07", site, out: { "FOD-MEAL": 1 } };
  for (const record of [encounterOf(water), encounterOf(water)]) await mustSave(phone, newEntry(record));
  return phone;
}

async function show(
  phone: Awaited<ReturnType<typeof openTestPhone>>,
  storage: ReturnType<typeof memoryStorage>,
) {
  await showScreen(
    <RecorderProvider onFirstSave={() => undefined}>
      <RecordScreen kind="encounter" />
    </RecorderProvider>,
    { phone, program, storage },
  );
}

const firstTile = () =>
  screen.getAllByRole("button", { name: /, \d+ counted$/ })[0]?.getAttribute("aria-label");

describe("the common tiles", () => {
  test("stand by what the site used on the days before, from the next time on, and don't move meanwhile", async () => {
    const [phone, storage] = [await phoneOfYesterday(), memoryStorage()];
    await show(phone, storage);
    const before = firstTile();
    await expect.poll(() => keptOrder(storage, site)?.codes).toEqual(["FOD-MEAL"]);
    const meanwhile = firstTile();

    cleanup();
    await show(phone, storage);

    expect([before, meanwhile]).toEqual(["Injection kit, 4, 0 counted", "Injection kit, 4, 0 counted"]);
    expect(firstTile()).toBe("Meal, 0 counted");
  });
});
