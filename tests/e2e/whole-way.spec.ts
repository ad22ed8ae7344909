/**
 * The whole way of an evening: recorded on four phones, sent on two occasions
 * with the server killed in between, read by the lead. What it has to come to
 * was worked out by another program from the same file.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import type { Browser } from "@playwright/test";
import { desk } from "../../src/app/language/en/desk.ts";
import { team } from "../../src/app/language/en/team.ts";
import { siteOf } from "../support/builders.ts";
import {
  type Cells,
  type CellsBySite,
  detailBySite,
  summaryBySite,
  withoutMeasure,
} from "./support/cells.ts";
import { Lead } from "./support/lead.ts";
import { joinByLink, openProgram, sendNow, statusLine, type TestProgram } from "./support/program.ts";
import { fileSavedBy, keepSavedFiles } from "./support/saved-files.ts";
import { enterAll, type TappedEntry } from "./support/tapped-evening.ts";
import { readTotals, totalsToShow } from "./support/totals-on-screen.ts";
import { english } from "./support/words.ts";
import { evening as now, openApp } from "./support/worker.ts";

const run = promisify(execFile);
const projectRoot = join(import.meta.dirname, "../..");
const fixtures = join(projectRoot, "tests/fixtures/shift");
const lines = readFileSync(join(fixtures, "evening.jsonl"), "utf8").split("\n");
const expected = JSON.parse(readFileSync(join(fixtures, "evening.totals.json"), "utf8")) as {
  readonly records: number;
  readonly record: Cells;
  readonly contacts_by_site: Readonly<Record<string, number>>;
  readonly record_by_site: CellsBySite;
  readonly tally_by_site: CellsBySite;
};
const { text } = english;

type Tapped = TappedEntry["enter"];

/** What a person taps who reads these lines of the file, by their number. */
const tappedAtHarbor: Readonly<Record<number, Tapped>> = {
  1: async ({ form }) => {
    await form.handOut("SYR-1ML-29G-12", 20);
    await form.handOut("TST-FEN", 5);
    await form.takeBack({ method: "counted", quantity: 12 });
    await form.giveService("SVC-OD-EDU");
    await form.refer("REF-HCV", "offered");
    await form.tellPeople({ newReturning: "new" });
  },
  3: async ({ form }) => {
    await form.handOut("KIT-INJ-5");
    await form.handOutFirst("NLX-KIT-NAS");
    await form.takeBack({ method: "visual", quantity: 15 });
  },
  9: ({ form }) => form.handOutRefill("NLX-KIT-IM", { reason: "lost" }),
};
const tappedAtVan: Readonly<Record<number, Tapped>> = {
  18: async ({ form }) => {
    await form.handOut("DRG-SAMPLE", 2);
    await form.giveService("SVC-DRUGCHK", { count: 2 });
  },
};
const tappedInProgram: Readonly<Record<number, Tapped>> = {
  24: async ({ form }) => {
    await form.handOut("CON-EXT", 12);
    await form.handOut("LUB-PKT", 6);
    await form.tellPeople({ newReturning: "returning" });
  },
};

/** The same record stands before it and behind it: two phones bring it, and it counts once. */
const lastLineOfFirstOccasion = 21;

let program: TestProgram;

test.beforeEach(async () => {
  const sites = ["HARBOR", "VAN-2", "Pier 9", "ANNEX"].map((code) => siteOf({ code, name: code }));
  program = await openProgram({ sites, zone: "UTC" });
});

test.afterEach(async () => {
  await program.stop();
});

test("an evening on four phones reaches the lead's screen and tables to the last unit", async ({
  page,
  browser,
}) => {
  const [first, second] = dealtFiles();

  const alone = await openApp(page, { url: program.line.url });
  await alone.beginAlone({ site: "HARBOR" });
  await alone.addSite("VAN-2");
  await alone.goTo("record");
  await tapAll(alone, tappedAtHarbor);
  await alone.chooseSite("VAN-2");
  await tapAll(alone, tappedAtVan);

  await test.step("two phones send theirs, and the one that worked alone brings its part along", async () => {
    await playPhones(program, 2, first);
    await joinByLink(page, program);
    await expect(statusLine(page, team.allSent)).toBeVisible();
  });

  await test.step("the rest is recorded while the server is dead, and sent when it is back", async () => {
    await program.killServer();
    await alone.chooseSite("Pier 9");
    await tapAll(alone, tappedInProgram);
    await expect(statusLine(page, team.waiting(1))).toBeVisible();

    await program.startServer();
    await playPhones(program, 1, second);
    await sendNow(page);
    await expect(statusLine(page, team.allSent)).toBeVisible();
  });

  await expectOnDesk(await openDesk(browser, program));
  // One record came twice.
  expect(await check(program)).toBe(
    `Looked at ${expected.records + 1} events of ${expected.records} records in ${program.server().dataDir}: nothing differs.\n`,
  );
});

async function tapAll(
  worker: Parameters<Tapped>[0],
  entries: Readonly<Record<number, Tapped>>,
): Promise<void> {
  await enterAll(
    worker,
    Object.values(entries).map((enter) => ({ enter, cells: {} })),
  );
}

/** What nobody taps, for either occasion. */
function dealtFiles(): readonly [string, string] {
  const folder = mkdtempSync(join(tmpdir(), "satchel-evening-"));
  const tapped = { ...tappedAtHarbor, ...tappedAtVan, ...tappedInProgram };
  const numbered = lines.map((line, index) => ({ line, number: index + 1 }));
  const rest = numbered.filter(({ number }) => !(number in tapped));
  const isFirst = ({ number }: { readonly number: number }) => number <= lastLineOfFirstOccasion;
  const fileOf = (name: string, dealt: typeof rest): string => {
    const path = join(folder, name);
    writeFileSync(path, dealt.map(({ line }) => line).join("\n"));
    return path;
  };
  return [
    fileOf("first.jsonl", rest.filter(isFirst)),
    fileOf(
      "second.jsonl",
      rest.filter((one) => !isFirst(one)),
    ),
  ];
}

/** As an operator does it; it throws where not every record was confirmed. */
async function playPhones({ line, lead }: TestProgram, count: number, file: string): Promise<void> {
  const codes: string[] = [];
  for (let phone = 0; phone < count; phone++) codes.push(await lead.invite());
  const given = ["--phones", String(count), "--join", codes.join(","), "--server", line.url, file];
  await run(process.execPath, ["src/tools/phone.ts", ...given], { cwd: projectRoot });
}

async function check({ server }: TestProgram): Promise<string> {
  const env = { ...process.env, DATA_DIR: server().dataDir };
  const { stdout } = await run(process.execPath, ["src/server/commands/check.ts"], { cwd: projectRoot, env });
  return stdout;
}

async function openDesk(browser: Browser, { line }: TestProgram): Promise<Lead> {
  const page = await (await browser.newContext()).newPage();
  await page.clock.setFixedTime(now);
  await keepSavedFiles(page);
  await page.goto(`${line.url}/desk`);
  const lead = new Lead(page);
  await lead.signIn();
  return lead;
}

async function expectOnDesk(lead: Lead): Promise<void> {
  const { page } = lead;
  const shown = { words: english, contactsBySite: expected.contacts_by_site };
  await expect
    .poll(() => readTotals(page), "the month on the desk")
    .toEqual(totalsToShow(expected.record, shown));

  await lead.openTotals();
  const contacts = page
    .getByRole("table", { name: text.totals.tallyTitle })
    .getByRole("row", { name: text.totals.figures.contacts });
  await expect(contacts.getByRole("cell")).toHaveText(["23", "210", "233"]);

  const summary = await lead.tableFrom(desk.summaryServer);
  const detail = await lead.tableFrom(desk.detailServer);
  const here = await fileSavedBy(page, /summary.*\.csv$/, () => lead.press(desk.summaryHere));
  expect(summary.equals(here), "the summary, made on the desk").toBe(true);
  expect(summaryBySite(summary), "the summary").toEqual(expected.record_by_site);
  expect(detailBySite(detail), "the detail").toEqual(withoutKits(expected.record_by_site));
  expect(summaryBySite(summary, "tally"), "tallies of the summary").toEqual(expected.tally_by_site);
  expect(detailBySite(detail, "tally"), "tallies of the detail").toEqual(withoutKits(expected.tally_by_site));
}

/** The detail has no column for them. */
function withoutKits(bySite: CellsBySite): CellsBySite {
  return Object.fromEntries(
    Object.entries(bySite).map(([site, cells]) => [site, withoutMeasure(cells, "kits")]),
  );
}
