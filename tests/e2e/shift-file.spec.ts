/** Records that come as a file, and the whole of a phone that leaves as one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { ShiftFileProblem } from "../../src/contract/shift-file-problem.ts";
import { type Cells, cellsOfDetail, cellsOfSummary, withoutMeasure } from "./support/cells.ts";
import { expectTotals } from "./support/expect-totals.ts";
import { test } from "./support/one-tab.ts";
import { english } from "./support/words.ts";
import { cookers, enterAll } from "./support/tapped-evening.ts";
import { openApp } from "./support/worker.ts";

const fixtures = join(import.meta.dirname, "../fixtures/shift");
const eveningFile = readFileSync(join(fixtures, "evening.jsonl"));
const evening = JSON.parse(readFileSync(join(fixtures, "evening.totals.json"), "utf8")) as {
  readonly records: number;
  readonly record: Cells;
  readonly tally: Cells;
  readonly contacts_by_site: Readonly<Record<string, number>>;
};
const { copy, failures, totals, items } = english.text;

test("an evening from a file comes to the same numbers as another program counts, and comes once", async ({
  page,
}) => {
  const worker = await openApp(page);
  await worker.beginAlone();
  await worker.openCopies();

  await worker.chooseFile("evening.jsonl", eveningFile);
  await worker.bringIn();

  await expect(page.getByText(copy.added(evening.records))).toBeVisible();
  const expected = { cells: evening.record, contactsBySite: evening.contacts_by_site };
  await expectTotals(worker, "month", expected);

  await test.step("with what came as sums of whole periods apart", async () => {
    await worker.openTotals("year");
    const row = page.getByRole("table", { name: totals.tallyTitle }).getByRole("row", {
      name: totals.figures.contacts,
    });
    await expect(row.getByRole("cell")).toHaveText(["23", "210", "233"]);
    expect(cellsOfSummary(await worker.saveSummaryCsv(), "tally")).toEqual(evening.tally);
    expect(cellsOfDetail(await worker.saveDetailCsv(), "tally")).toEqual(
      withoutMeasure(evening.tally, "kits"),
    );
  });

  await test.step("and brought in again, it adds nothing", async () => {
    await worker.openCopies();
    await worker.chooseFile("evening.jsonl", eveningFile);
    await worker.bringIn();

    await expect(page.getByText(copy.added(0))).toBeVisible();
    await expect(page.getByText(copy.alreadyHere(evening.records))).toBeVisible();
    await expectTotals(worker, "month", expected);
  });
});

test("a faulty file is told line by line, and its good lines come in", async ({ page }) => {
  const { goodLines, problems } = JSON.parse(
    readFileSync(join(fixtures, "faulty.problems.json"), "utf8"),
  ) as { readonly goodLines: number; readonly problems: readonly ShiftFileProblem[] };
  const worker = await openApp(page);
  await worker.beginAlone();
  await worker.openCopies();

  await worker.chooseFile("faulty.jsonl", readFileSync(join(fixtures, "faulty.jsonl")));
  await worker.bringIn();

  await expect(page.getByText(copy.added(goodLines))).toBeVisible();
  await expect(page.getByText(copy.notRead(problems.length))).toBeVisible();
  const told = page.getByRole("main").getByRole("listitem");
  for (let shown = 20; shown < problems.length; shown += 20) {
    await expect(told).toHaveText(problems.slice(0, shown).map(sentenceOf));
    await page.getByRole("button", { name: copy.showMore, exact: true }).click();
  }
  await expect(told).toHaveText(problems.map(sentenceOf));
});

test("a copy of a phone, brought in on a fresh one, gives the same table byte for byte", async ({
  page,
  browser,
}) => {
  const worker = await openApp(page);
  await worker.beginAlone({ site: "Street" });
  await enterAll(worker, [cookers(3)]);
  await worker.openCopies();
  await worker.chooseFile("evening.jsonl", eveningFile);
  await worker.bringIn();
  await worker.goTo("today");
  await worker.voidEntry(worker.entry(items.refillReasons.confiscated), "mistake");
  await worker.openTotals("year");
  const table = await worker.saveDetailCsv();
  await worker.openCopies();
  const copied = await worker.saveCopy();

  const freshContext = await browser.newContext();
  const fresh = await openApp(await freshContext.newPage());
  await fresh.beginFromCopy("copy.jsonl", copied);
  await fresh.openTotals("year");

  expect((await fresh.saveDetailCsv()).equals(table)).toBe(true);
  await freshContext.close();
});

/** "Line 12: This item isn't in the catalogue. (out.0.item: FOO-1)" */
function sentenceOf({ line, code, key, value }: ShiftFileProblem): string {
  const sentence = failures.shiftFile[code];
  const found = [key, value].filter((part) => part !== undefined).join(": ");
  return found === ""
    ? copy.badLine(String(line), sentence)
    : copy.badLineWith(String(line), sentence, found);
}
