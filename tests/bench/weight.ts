/** What a phone has to fetch, compressed. tests/e2e/weight.spec.ts holds the limits; here are the numbers. */
import { filesKeptOffline, totalBytesOf, watchScripts } from "../e2e/support/weight.ts";
import { openApp } from "../e2e/support/worker.ts";
import { readBuiltApp } from "./support/build-page.ts";
import { kilobytesOf, printFigures } from "./support/figures.ts";
import { withBrowser, withProfile } from "./support/phone-browser.ts";
import { serveFiles } from "./support/serve-files.ts";

const server = await serveFiles(await readBuiltApp());
await withProfile((profileDir) =>
  withBrowser(profileDir, async (context) => {
    const page = await context.newPage();
    const firstVisit = watchScripts(page);
    const worker = await openApp(page, { url: server.url });
    await worker.beginAlone();
    await worker.form.handOut("KIT-INJ-4");
    const scripts = firstVisit();
    await worker.untilKeptOffline();

    const later = await context.newPage();
    const laterStart = watchScripts(later);
    await (await openApp(later, { url: server.url })).form.handOut("KIT-INJ-4");

    printFigures("weight, gzip where nothing else is said", [
      {
        name: "scripts of a first visit, up to the first tap",
        value: kilobytesOf(totalBytesOf(scripts)),
        unit: "KB",
        budget: { atMost: 80 },
      },
      {
        name: "scripts of a later start, up to the first tap",
        value: kilobytesOf(totalBytesOf(laterStart())),
        unit: "KB",
      },
      {
        name: "everything kept for use without a connection, in brotli",
        value: kilobytesOf(totalBytesOf(await filesKeptOffline(page), "brotliBytes")),
        unit: "KB",
        budget: { atMost: 400 },
      },
      {
        name: "  the same in gzip, for who takes no brotli",
        value: kilobytesOf(totalBytesOf(await filesKeptOffline(page))),
        unit: "KB",
      },
    ]);
    const heaviest = scripts.toSorted((a, b) => b.gzipBytes - a.gzipBytes).slice(0, 5);
    for (const { path, gzipBytes } of heaviest)
      console.log(`    ${kilobytesOf(gzipBytes).toFixed(1)} KB ${path}`);
  }),
);
await server.stop();
