// A program with a server of its own behind a line that a test can break, and phones that join it.
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";
import { team } from "../../../src/app/language/en/team.ts";
import type { Measure } from "../../../src/domain/measure.ts";
import type { Program, Site } from "../../../src/domain/program.ts";
import { cellsOfBlock } from "../../../src/domain/read-block.ts";
import { programOf, siteCode } from "../../support/builders.ts";
import { type HeadlessLead, setUpProgram } from "../../support/headless-lead.ts";
import { killStartingServer, startServer, type TestServer, type TestServerOptions } from "./server.ts";
import { startProxy, type UnreliableProxy } from "./unreliable-proxy.ts";
import { openApp, type Worker } from "./worker.ts";

export interface TestProgram {
  readonly line: UnreliableProxy;
  readonly lead: HeadlessLead;
  /** The one that runs now. */
  readonly server: () => TestServer;
  /** SIGKILL; what it had committed is on the disk. */
  readonly killServer: () => Promise<void>;
  readonly startServer: () => Promise<void>;
  /** Starts it once more and lets it live so long. Says whether it had not yet said that it answers. */
  readonly killStartingServer: (afterMs: number) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

interface ProgramOptions {
  /** Without a program yet. A new folder by default. */
  readonly dataDir?: string;
}

export async function openProgram(
  changes: Partial<Program> = {},
  { dataDir }: ProgramOptions = {},
): Promise<TestProgram> {
  const line = await startProxy();
  const port = await freePort();
  const optionsOf = (folder?: string): TestServerOptions => ({
    port,
    environment: { PUBLIC_URL: line.url },
    ...(folder === undefined ? {} : { dataDir: folder }),
  });
  let server = await startServer(optionsOf(dataDir));
  line.forwardTo(port);
  const sites: Site[] = [{ code: siteCode("STREET"), name: "Street", model: "mobile" }];
  const settings = { ...programOf(), sites, ...changes };
  const lead = await setUpProgram(line.url, server.setUpLink(), settings, fetchFrom(port));
  return {
    line,
    lead,
    server: () => server,
    killServer: () => server.kill(),
    startServer: async () => {
      server = await startServer(optionsOf(server.dataDir));
    },
    killStartingServer: (afterMs) => killStartingServer(optionsOf(server.dataDir), afterMs),
    async stop() {
      await server.stop();
      await line.stop();
    },
  };
}

/** The lead sits beside the server: whatever happens on the line, what has arrived can be read. */
function fetchFrom(port: number): typeof fetch {
  return (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    url.port = String(port);
    return fetch(new Request(url, request));
  };
}

/** Opens the invite's link on a page and joins; what the phone has of its own comes along. */
export async function joinByLink(page: Page, program: TestProgram): Promise<Worker> {
  const code = await program.lead.invite();
  const worker = await openApp(page, { url: `${program.line.url}/join#${code}` });
  await press(page, team.join);
  const finish = page.getByRole("button", { name: team.finish, exact: true });
  const start = page.getByRole("link", { name: team.start, exact: true });
  // Where nothing was recorded, nothing is asked.
  await expect(finish.or(start)).toBeVisible();
  if (await finish.isVisible()) await finish.click();
  await start.click();
  return worker;
}

/** From any screen, by the line at the top. */
export async function sendNow(page: Page): Promise<void> {
  await page.locator("a[href='/sending']").first().click();
  await page.getByRole("button", { name: team.sendNow, exact: true }).click();
}

export function statusLine(page: Page, words: string): Locator {
  return page.getByRole("link", { name: words, exact: true });
}

/** Contacts that the endpoint has counted, over all places. */
export function contactsArrived(program: TestProgram): Promise<number> {
  return sumArrived(program, "contacts");
}

export async function sumArrived({ lead }: TestProgram, measure: Measure): Promise<number> {
  const cells = (await lead.blocks()).flatMap(cellsOfBlock);
  return cells.filter((cell) => cell.measure === measure).reduce((sum, { value }) => sum + value, 0);
}

export async function expectArrived(program: TestProgram, contacts: number): Promise<void> {
  await expect.poll(() => contactsArrived(program), "contacts that arrived").toBe(contacts);
}

async function press(page: Page, name: string): Promise<void> {
  await page
    .getByRole("button", { name, exact: true })
    .or(page.getByRole("link", { name, exact: true }))
    .click();
}

/** The address has to be known before the server starts, so nobody can be asked for it who gives it in one go. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "localhost");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
