import { IDBFactory } from "fake-indexeddb";
import { cleanup, configure, fireEvent, screen } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { describe, expect, test } from "vitest";
import { createLock } from "../../../src/app/lock/lock.ts";
import { LockProvider } from "../../../src/app/lock/LockProvider.tsx";
import { RecorderProvider } from "../../../src/app/record/RecorderProvider.tsx";
import { RecordScreen } from "../../../src/app/record/RecordScreen.tsx";
import { PhoneProvider, usePhone } from "../../../src/app/shell/phone-context.tsx";
import { keptOrder } from "../../../src/app/record/tile-order.ts";
import { encounterOf, programOf, siteCode } from "../../support/builders.ts";
import { mustSave, newEntry } from "../../support/entries.ts";
import { memoryStorage, showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

configure({ asyncUtilTimeout: 10_000 });

const program = programOf();
const site = program.sites[0]?.code ?? siteCode("MAIN");

/** Yesterday two contacts took water, which isn't common as it ships. */
async function phoneOfYesterday() {
  const indexedDB = new IDBFactory();
  const phone = await openTestPhone({ indexedDB });
  const water = { day: "2026-03-07", site, out: { "FOD-MEAL": 1 } };
  for (const record of [encounterOf(water), encounterOf(water)]) await mustSave(phone, newEntry(record));
  return { phone, openedAgain: () => openTestPhone({ indexedDB }) };
}

const recordForm = (
  <RecorderProvider onFirstSave={() => undefined}>
    <RecordScreen kind="encounter" />
  </RecorderProvider>
);

async function show(
  phone: Awaited<ReturnType<typeof openTestPhone>>,
  storage: ReturnType<typeof memoryStorage>,
) {
  await showScreen(recordForm, { phone, program, storage });
}

const firstTile = () =>
  screen.getAllByRole("button", { name: /, \d+ counted$/ })[0]?.getAttribute("aria-label");

describe("the common tiles", () => {
  test("stand by what the site used on the days before, from the next time on, and don't move meanwhile", async () => {
    const [{ phone, openedAgain }, storage] = [await phoneOfYesterday(), memoryStorage()];
    await show(phone, storage);
    const before = firstTile();
    await expect.poll(() => keptOrder(storage, site)?.codes).toEqual(["FOD-MEAL"]);
    const meanwhile = firstTile();

    // Another screen, and back: the same evening.
    cleanup();
    await show(phone, storage);
    const afterwards = firstTile();
    cleanup();
    await show(await openedAgain(), storage);

    const usual = "Injection kit, 4, 0 counted";
    expect([before, meanwhile, afterwards]).toEqual([usual, usual, usual]);
    expect(firstTile()).toBe("Meal, 0 counted");
  });

  test("are learned from nothing while the phone is locked, and from what can be read once it is open", async () => {
    const { phone } = await phoneOfYesterday();
    const asked: string[] = [];
    const watched = {
      ...phone,
      bookOfDay: (...given: Parameters<typeof phone.bookOfDay>) => {
        asked.push(given[0]);
        return phone.bookOfDay(...given);
      },
    };
    const lock = createLock({ storage: memoryStorage(), now: () => 0 });
    lock.lockNow();
    await showScreen(<LockProvider lock={lock}>{recordForm}</LockProvider>, { phone: watched, program });
    const whileLocked = [...asked];

    lock.openCurtain();

    await expect.poll(() => asked).toContain("2026-03-07");
    expect(whileLocked).not.toContain("2026-03-07");
  });

  test("stand on a program's phone as the program says of the site, and as they ship at another", async () => {
    const told = { ...program, tiles: [{ site, codes: ["FOD-MEAL", "KIT-INJ-5"] }] };
    await showTeamScreen(recordForm, { program: told });
    const here = firstTile();

    cleanup();
    await showTeamScreen(recordForm, {
      program: { ...told, tiles: [{ site: siteCode("PIER"), codes: ["FOD-MEAL"] }] },
    });

    expect([here, firstTile()]).toEqual(["Meal, 0 counted", "Injection kit, 4, 0 counted"]);
  });

  test("stay where they are on a program's phone when the program's order changes within an evening", async () => {
    function Told({ children }: { readonly children: ComponentChildren }) {
      const here = usePhone();
      const [codes, setCodes] = useState<readonly string[]>(["FOD-MEAL"]);
      const value = { ...here, program: { ...program, tiles: [{ site, codes }] } };
      return (
        <PhoneProvider value={value}>
          <button type="button" onClick={() => setCodes(["TST-FEN"])}>
            Another order
          </button>
          {children}
        </PhoneProvider>
      );
    }
    await showTeamScreen(<Told>{recordForm}</Told>);
    const before = firstTile();

    fireEvent.click(screen.getByRole("button", { name: "Another order" }));

    expect([before, firstTile()]).toEqual(["Meal, 0 counted", "Meal, 0 counted"]);
  });
});
