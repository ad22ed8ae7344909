/** The screen where most of an evening is spent: in every light, for either hand, and as a person's browser is set. */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { contrastFaults, lights, turnLight } from "./support/axe-faults.ts";
import { forceStates } from "./support/force-states.ts";
import { layoutFaults } from "./support/layout-faults.ts";
import { test } from "./support/one-tab.ts";
import { smallTargets } from "./support/small-targets.ts";
import { english as words, mustGetName } from "./support/words.ts";
import { openApp, type Worker } from "./support/worker.ts";

const { record, settings, shell } = words.text;

const phones = [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
  { width: 412, height: 900 },
  { width: 768, height: 1024 },
];
const modes = [{}, { forcedColors: "active" }, { reducedMotion: "reduce" }, { contrast: "more" }] as const;

for (const state of [[], ["focus", "focus-visible"], ["active"], ["active", "focus", "focus-visible"]]) {
  const inWords = state.length === 0 ? "at rest" : state.join(", ");
  test(`whatever is counted or not has the contrast it needs in every light, ${inWords}`, async ({
    page,
  }) => {
    const worker = await openApp(page);
    await worker.beginAlone();
    await count(worker);

    await forceStates(page, state);
    const faults = [...(await contrastFaults(page, lights))];
    await page.emulateMedia({ contrast: "more" });
    faults.push(...(await contrastFaults(page, lights)).map((fault) => `more contrast, ${fault}`));

    expect(faults).toEqual([]);
  });
}

test("everything on the recording screen is large enough for a thumb, on every phone and in every mode", async ({
  page,
}) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await count(worker);
  const small: string[] = [];

  for (const mode of modes) {
    await page.emulateMedia({ forcedColors: null, reducedMotion: null, contrast: null, ...mode });
    for (const phone of phones) {
      await page.setViewportSize(phone);
      for (const light of [null, "red"]) {
        await turnLight(page, light);
        const where = `${phone.width} px, ${light ?? "day"}, ${JSON.stringify(mode)}`;
        small.push(...(await smallTargets(page)).map((target) => `${where}: ${target}`));
        small.push(...(await sidewaysOf(page)).map((fault) => `${where}: ${fault}`));
      }
    }
  }

  expect(small).toEqual([]);
});

test("a left hand has Save, the minus and the corner where its thumb is, and the places in their order", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const worker = await openApp(page);
  await worker.beginAlone();
  await count(worker);
  const right = await places(page);

  await worker.goTo("settings");
  await page
    .getByRole("group", { name: settings.hand })
    .getByRole("radio", { name: settings.hands.left })
    .check();
  await worker.goTo("record");

  const left = await places(page);
  expect(left.save).toBeLessThan(180);
  expect(right.save).toBeGreaterThan(180);
  expect(left.corner).toBeLessThan(48);
  expect(right.corner).toBeGreaterThan(312);
  expect(left.minus).toBeLessThan(left.number);
  expect(right.minus).toBeGreaterThan(right.number);
  expect(left.navigation).toEqual(right.navigation);

  await page.reload();
  await expect(saveButton(page)).toBeVisible();
  expect(await middleOf(saveButton(page))).toBeLessThan(180);
});

test("nothing overlaps or leaves its box for a left hand, on every phone and in red", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await count(worker);
  await page.evaluate(() => (document.documentElement.dataset["thumb"] = "start"));
  const faults: string[] = [];

  for (const phone of phones) {
    await page.setViewportSize(phone);
    for (const light of [null, "red"]) {
      await turnLight(page, light);
      const where = `${phone.width} px, ${light ?? "day"}`;
      faults.push(...(await layoutFaults(page)).map((fault) => `${where}: ${fault}`));
    }
  }

  expect(faults).toEqual([]);
});

test("a counted tap is felt, and none is where the person asked for less motion", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { felt: [] });
    Navigator.prototype.vibrate = (pattern) => {
      (window as unknown as { felt: unknown[] }).felt.push(pattern);
      return true;
    };
  });
  const worker = await openApp(page);
  const felt = () => page.evaluate(() => (window as unknown as { felt: unknown[] }).felt);
  await worker.beginAlone();

  await worker.form.handOut("KIT-INJ-4");
  expect(await felt()).toEqual([]);

  await page.emulateMedia({ reducedMotion: "no-preference" });
  await worker.form.handOut("KIT-INJ-4", 2);
  expect(await felt()).toEqual([15, 15]);
});

/** A kit, naloxone and a plain thing: each looks its own way when it is counted. */
async function count(worker: Worker): Promise<void> {
  await worker.form.handOut("KIT-INJ-4", 2);
  await worker.form.handOutFirst("NLX-KIT-NAS");
}

interface Places {
  readonly save: number;
  readonly corner: number;
  readonly minus: number;
  readonly number: number;
  readonly navigation: readonly number[];
}

/** The middle of each, from the left edge. */
async function places(page: Page): Promise<Places> {
  const kit = mustGetName(words, "KIT-INJ-4");
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const links = await page.getByRole("navigation", { name: shell.mainNavigation }).getByRole("link").all();
  return {
    save: await middleOf(saveButton(page)),
    corner: await middleOf(button(shell.hide)),
    minus: await middleOf(button(record.takeOne("1", kit))),
    number: await middleOf(button(record.typeNumber(kit, "2"))),
    navigation: await Promise.all(links.map(middleOf)),
  };
}

async function middleOf(target: Locator): Promise<number> {
  return target.evaluate((element) => {
    const { left, width } = element.getBoundingClientRect();
    return left + width / 2;
  });
}

function sidewaysOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth} px`] : [];
  });
}

function saveButton(page: Page): Locator {
  return page.getByRole("button", { name: record.save, exact: true });
}
