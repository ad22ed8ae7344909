/** Confirmed is confirmed: a process that is killed in mid-commit loses nothing that it answered for. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { checkRecords } from "../../../src/server/stores/check-records.ts";
import { openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const child = join(import.meta.dirname, "../../support/ingest-until-killed.ts");

describe("a killed endpoint", () => {
  test("has every event that it confirmed, after each of three kills", { timeout: 60_000 }, async () => {
    const path = join(temporaryFolder(), "satchel.sqlite");
    const confirmed = new Map<string, number>();

    for (const lines of [4, 9, 15]) {
      const seen = await confirmedUntilKilled(path, lines);
      for (const [number, hw] of seen) confirmed.set(number, hw);

      const database = openDatabase(path);
      const rows = database.prepare("SELECT number, hw FROM logs").all();
      const stored = new Map(rows.map(({ number, hw }) => [String(number), Number(hw)]));
      const receipts = database.prepare("SELECT count(*) AS all_of_them FROM events").get();
      const report = await checkRecords(database.db);
      database.close();

      const lost = [...confirmed].filter(([number, hw]) => (stored.get(number) ?? 0) < hw);
      expect(lost).toEqual([]);
      expect(receipts).toEqual({ all_of_them: [...stored.values()].reduce((sum, hw) => sum + hw, 0) });
      expect(report.findings).toEqual([]);
    }
    expect(confirmed.size).toBe(9);
  });
});

/** Kills the process, wherever it is, once it has said so many lines. */
async function confirmedUntilKilled(path: string, lines: number): Promise<ReadonlyMap<string, number>> {
  const killed = spawn(process.execPath, [child, path], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(killed, "exit");
  const confirmed = new Map<string, number>();
  let count = 0;
  for await (const line of createInterface({ input: killed.stdout })) {
    const [number = "", hw = ""] = line.split(" ");
    confirmed.set(number, Number(hw));
    count += 1;
    if (count === lines) killed.kill("SIGKILL");
  }
  await ended;
  return confirmed;
}
