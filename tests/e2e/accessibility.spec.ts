import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";
import { tours } from "./support/tours.ts";

for (const { name, walk } of tours) {
  test(`a checker of accessibility finds nothing in ${name}, by day and night`, async ({ page }) => {
    const found: string[] = [];

    await walk(page, async (state) => {
      await page.emulateMedia({ colorScheme: "light" });
      found.push(...(await faultsOf(page, `${state}, day`)));
      await page.emulateMedia({ colorScheme: "dark" });
      // Between day and night nothing but the colours changes.
      found.push(...(await faultsOf(page, `${state}, night`, ["color-contrast"])));
    });

    expect(found).toEqual([]);
  });
}

async function faultsOf(page: Page, state: string, rules?: string[]): Promise<readonly string[]> {
  // One page holds no frames, so that nothing has to be gathered from elsewhere.
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules === undefined ? builder : builder.withRules(rules)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${state}: ${id}: ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  );
}
