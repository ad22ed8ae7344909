/** An evening on one phone, tap by tap. */
import { expect, test } from "@playwright/test";
import { sumOfCells } from "./support/cells.ts";
import { expectTotals } from "./support/expect-totals.ts";
import { afterTheMove, beforeTheMove, enterAll } from "./support/tapped-evening.ts";
import { watchForTrouble } from "./support/watch.ts";
import { openApp } from "./support/worker.ts";

test("an evening entered by taps is on the screen and in both tables to the last unit", async ({
  page,
  baseURL,
}) => {
  const trouble = await watchForTrouble(page, String(baseURL));
  const worker = await openApp(page);
  await worker.beginAlone({ site: "Street" });
  await worker.addSite("Harbor");
  await worker.goTo("record");

  await enterAll(worker, beforeTheMove);
  await worker.chooseSite("Harbor");
  await enterAll(worker, afterTheMove);

  const cells = sumOfCells(...[...beforeTheMove, ...afterTheMove].map((entry) => entry.cells));
  await expectTotals(worker, "day", { cells, contactsBySite: { Street: 6, Harbor: 5 } });
  expect(trouble()).toEqual([]);
});
