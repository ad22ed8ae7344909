import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { AuditLineShown } from "../../../src/contract/wire/people-messages.ts";
import { maxAuditLinesPerPage } from "../../../src/contract/wire/wire-limits.ts";
import { firstBrokenLine } from "../../../src/server/stores/audit-log.ts";
import { codeOf } from "../../support/answers.ts";
import { joinedPhone } from "../../support/program-endpoint.ts";
import { openProgramEndpoint, type TestBrowser } from "../../support/test-endpoint.ts";

interface Page {
  readonly lines: readonly AuditLineShown[];
  readonly more: boolean;
}

async function pageOf(admin: TestBrowser, before?: number): Promise<Page> {
  const query = before === undefined ? "" : `?before=${before}`;
  return (await (await admin.ask("GET", `/v1/audit${query}`)).json()) as Page;
}

function brokenLineOf({ dataDir }: { readonly dataDir: string }): number | undefined {
  const db = new DatabaseSync(join(dataDir, "satchel.sqlite"), { readOnly: true });
  try {
    return firstBrokenLine(db);
  } finally {
    db.close();
  }
}

describe("reading the audit log", () => {
  test("tells who did what to whom and when, newest first", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const { id } = await joinedPhone(endpoint, admin);
    endpoint.pass(65_000);
    await admin.ask("DELETE", `/v1/phones/${id}`);
    await endpoint
      .browser()
      .ask("POST", "/v1/session", { body: { account: "Robin", password: "a wrong one" } });

    const { lines, more } = await pageOf(admin);

    expect(more).toBe(false);
    expect(
      lines.map(({ n, utc, actorName, action, objectName, outcome }) => [
        n,
        utc,
        actorName,
        action,
        objectName,
        outcome,
      ]),
    ).toEqual([
      [6, "2026-09-08T12:01:05Z", "Robin", "sign-in", "Robin", "refused"],
      [5, "2026-09-08T12:01:05Z", "Robin", "revoke-phone", "Van phone", "done"],
      [4, "2026-09-08T12:00:00Z", "Van phone", "join", "Van phone", "done"],
      [3, "2026-09-08T12:00:00Z", "Robin", "invite-device", "Van phone", "done"],
      [2, "2026-09-08T12:00:00Z", "Robin", "new-account-admin", "Robin", "done"],
      [1, "2026-09-08T12:00:00Z", undefined, "use-setup-code", undefined, "done"],
    ]);
    expect(lines.at(-1)?.actor).toBe("operator");
  });

  test("comes a page at a time, each line once", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const count = maxAuditLinesPerPage + 3;
    for (let n = 2; n < count; n += 1) {
      endpoint.pass(1000);
      await admin.ask("DELETE", "/v1/sessions");
    }

    const first = await pageOf(admin);
    const second = await pageOf(admin, first.lines.at(-1)!.n);

    expect([first.more, second.more]).toEqual([true, false]);
    expect([...first.lines, ...second.lines].map(({ n }) => n)).toEqual(
      Array.from({ length: count }, (_, index) => count - index),
    );
    expect(await codeOf(admin.ask("GET", "/v1/audit?before=0"))).toBe("malformed");
  });

  test("knows an export before its first byte leaves, and how many rows it had when its last has", async () => {
    const { admin, endpoint } = await openProgramEndpoint();
    const ask = () =>
      admin.ask("GET", "/v1/exports/detail_long.csv?from=2026-03-01&to=2026-03-31&note=1&worker=1");
    const cutOff = await ask();
    const begun = (await pageOf(admin)).lines[0];

    await cutOff.body?.cancel();
    await (await ask()).text();
    await admin.ask(
      "GET",
      "/v1/exports/summary_period_site_item.csv?from=2026-03-01&to=2026-03-31&period=month",
    );

    await (await admin.ask("GET", "/v1/exports/shifts.csv?from=2026-03-01&to=2026-03-31&worker=1")).text();
    await (await admin.ask("GET", "/v1/exports/stock.csv?from=2026-03-01&to=2026-03-31")).text();

    const object = "2026-03-01/2026-03-31 worker note";
    expect(begun).toMatchObject({ action: "export-detail", object, outcome: "begun" });
    const { lines } = await pageOf(admin);
    expect(lines.slice(0, 8)).toMatchObject([
      { action: "export-stock", object: "2026-03-01/2026-03-31", outcome: "done", rows: 0 },
      { action: "export-stock", object: "2026-03-01/2026-03-31", outcome: "begun" },
      { action: "export-shifts", object: "2026-03-01/2026-03-31 worker", outcome: "done", rows: 0 },
      { action: "export-shifts", object: "2026-03-01/2026-03-31 worker", outcome: "begun" },
      { action: "export-summary", object: "2026-03-01/2026-03-31", outcome: "done", rows: 0 },
      { action: "export-detail", object, outcome: "done", rows: 0 },
      { action: "export-detail", object, outcome: "begun" },
      { action: "export-detail", object, outcome: "cut-off", rows: 0 },
    ]);
    expect(brokenLineOf(endpoint)).toBeUndefined();
  });

  test("can be taken away whole, with the hashes that prove it", async () => {
    const { endpoint, admin } = await openProgramEndpoint();

    const response = await admin.ask("GET", "/v1/exports/audit.csv");
    const rows = (await response.text())
      .trimEnd()
      .split("\r\n")
      .map((row) => row.split(","));

    expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="audit.csv"');
    expect(rows[0]).toEqual(
      "n,utc,actor,actor_name,action,object,object_name,outcome,rows,previous,hash".split(","),
    );
    expect(rows.slice(1).map(([n, , , , action]) => [n, action])).toEqual([
      ["1", "use-setup-code"],
      ["2", "new-account-admin"],
      ["3", "export-log"],
    ]);
    expect(rows[3]?.at(-2)).toBe(rows[2]?.at(-1));
    expect(brokenLineOf(endpoint)).toBeUndefined();
  });
});
