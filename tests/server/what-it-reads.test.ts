/** What the app says plainly of a program's server: it can read. */
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { expect, test } from "vitest";
import { encounterOf, eventOf } from "../support/builders.ts";
import { accountOf, exchangeWith, joinedPhone } from "../support/program-endpoint.ts";
import { openProgramEndpoint } from "../support/test-endpoint.ts";

test("whoever has the data folder, or leads, reads what a phone has sent", async () => {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser } = await joinedPhone(endpoint, admin);
  const body = await exchangeWith(browser, [eventOf(encounterOf({ note: "by the blue door" }))]);

  expect((await browser.ask("POST", "/v1/sync", { body })).status).toBe(201);

  expect(rowsOf(endpoint.dataDir)).toContain("by the blue door");
  const lead = await accountOf(endpoint, admin, "lead");
  const told = await (await lead.ask("GET", "/v1/records?day=2026-03-08")).text();
  expect(told).toContain("by the blue door");
});

function rowsOf(dataDir: string): string {
  const database = new DatabaseSync(join(dataDir, "satchel.sqlite"), { readOnly: true });
  const rows = database.prepare("SELECT * FROM events").all();
  database.close();
  return Buffer.from(
    JSON.stringify(rows, (_key, value: unknown) =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
    ),
  ).toString();
}
