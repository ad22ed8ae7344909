/** Saving one contact, against a bare strict transaction that writes the same rows. */
import type { SaveSamples } from "./page/save-page.ts";
import { buildPage } from "./support/build-page.ts";
import { printFigures, type Figure } from "./support/figures.ts";
import { phoneSlowdown, slowDown, withBrowser, withProfile } from "./support/phone-browser.ts";
import { medianOf, worstOfTwentyOf } from "./support/samples.ts";
import { serveFiles } from "./support/serve-files.ts";

/** Two saves, a bare write and a bare write with reads in each. */
const rounds = 200;
const warmUpRounds = 25;
const day = "2026-06-30";
const budget = { atMost: 1.3 };

const server = await serveFiles(await buildPage("page"));
for (const stored of [0, 50_000]) {
  await withProfile((profileDir) =>
    withBrowser(profileDir, async (context) => {
      const page = await context.newPage();
      const name = `phone ${stored}`;
      await page.goto(server.url);
      await page.evaluate((plan) => satchelBench.fill(plan), { name, count: stored, lastDay: day });
      await page.evaluate((plan) => satchelBench.copy(plan), { name });
      for (const slowdown of [1, phoneSlowdown]) {
        await page.reload();
        await slowDown(page, slowdown);
        const samples = await page.evaluate((plan) => satchelBench.measure(plan), {
          name,
          day,
          rounds,
          warmUpRounds,
          seed: 100 + slowdown,
        });
        printFigures(`save: ${stored} contacts stored, CPU ${slowdown} × slower`, figuresOf(samples));
      }
    }),
  );
}
await server.stop();

function figuresOf(samples: SaveSamples): readonly Figure[] {
  const { saveMs, bareMs, bareWithReadsMs, beforeTransactionMs, inTransactionMs, firstSaveMs } = samples;
  const medianMs = medianOf(saveMs);
  return [
    {
      name: "save / bare write of the same rows, medians",
      value: medianMs / medianOf(bareMs),
      unit: "×",
      budget,
    },
    {
      name: "  / bare write that reads first what it replaces",
      value: medianMs / medianOf(bareWithReadsMs),
      unit: "×",
    },
    {
      name: "  one in twenty is slower / the same of the bare write",
      value: worstOfTwentyOf(saveMs) / worstOfTwentyOf(bareMs),
      unit: "×",
    },
    { name: "save, median", value: medianMs, unit: "ms" },
    { name: "  of it before the transaction", value: medianOf(beforeTransactionMs), unit: "ms" },
    { name: "  of it in the transaction", value: medianOf(inTransactionMs), unit: "ms" },
    { name: "save, one in twenty is slower", value: worstOfTwentyOf(saveMs), unit: "ms" },
    { name: "save, the first of a page", value: firstSaveMs, unit: "ms" },
    { name: "bare write, median", value: medianOf(bareMs), unit: "ms" },
    { name: "bare write that reads first, median", value: medianOf(bareWithReadsMs), unit: "ms" },
  ];
}
