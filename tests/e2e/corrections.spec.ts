/** The numbers of an evening when something was wrong. */
import { minus, sumOfCells } from "./support/cells.ts";
import { expectTotals } from "./support/expect-totals.ts";
import { test } from "./support/one-tab.ts";
import { enterAll, firstVisit, forOthers, vialNobodyAskedAbout } from "./support/tapped-evening.ts";
import { openApp } from "./support/worker.ts";

test("what is fixed, voided and taken back is in all totals at once", async ({ page }) => {
  const worker = await openApp(page);
  await worker.beginAlone({ site: "Street" });
  await worker.addSite("Harbor");
  await worker.goTo("record");
  await enterAll(worker, [firstVisit, forOthers, vialNobodyAskedAbout]);
  const all = sumOfCells(firstVisit.cells, forOthers.cells, vialNobodyAskedAbout.cells);

  await test.step("one that belongs to yesterday and another place is moved there", async () => {
    const { text } = worker.words;
    await worker.goTo("today");
    await worker.openToFix(worker.entry(text.day.forOthers(3)));
    await page.getByLabel(text.record.site, { exact: true }).selectOption("Harbor");
    await page.getByLabel(text.record.day, { exact: true }).fill("2026-06-18");
    await worker.saveFix();

    await expectTotals(worker, "month", { cells: all, contactsBySite: { Street: 2, Harbor: 1 } });
    await expectTotals(worker, "day", {
      cells: sumOfCells(firstVisit.cells, vialNobodyAskedAbout.cells),
      contactsBySite: { Street: 2 },
    });
  });

  await test.step("one that was entered twice is voided", async () => {
    await worker.goTo("today");
    await worker.voidEntry(worker.entry(worker.words.names["NLX-IM-10ML"] ?? ""), "duplicate");

    await expectTotals(worker, "month", {
      cells: sumOfCells(all, minus(vialNobodyAskedAbout.cells)),
      contactsBySite: { Street: 1, Harbor: 1 },
    });
  });

  await test.step("and brought back", async () => {
    await worker.goTo("today");
    await worker.bringEntryBack(worker.entry(worker.words.names["NLX-IM-10ML"] ?? ""));

    await expectTotals(worker, "month", { cells: all, contactsBySite: { Street: 2, Harbor: 1 } });
  });

  await test.step("and one is taken back right after it was saved", async () => {
    await worker.goTo("record");
    await enterAll(worker, [firstVisit]);
    await worker.undo();

    await expectTotals(worker, "month", { cells: all, contactsBySite: { Street: 2, Harbor: 1 } });
  });
});
