/** A process that is killed while it lets go of details has lost nothing, and the next one goes on. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { encounterOf, eventOf, localMonth } from "../../support/builders.ts";
import { cellsIn } from "../../support/record-store/readings.ts";
import { storeLettingGo } from "../../support/store-letting-go.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { TestLog, testProgram } from "../../support/test-log.ts";

describe("letting go of details, killed in the middle", () => {
  test("has lost nothing and goes on", { timeout: 60_000 }, async () => {
    const path = join(temporaryFolder(), "satchel.sqlite");
    const [before, phone] = [storeLettingGo(path), new TestLog()];
    for (let count = 0; count < 60; count += 1) await phone.add(eventOf(encounterOf({ day: "2026-01-20" })));
    await phone.send(before.store);
    const cells = cellsIn(before.store);
    before.database.close();

    for (const lines of [3, 11]) {
      await killedAfter(lines, path);
      const { database, store, findings } = storeLettingGo(path);
      expect(cellsIn(store)).toEqual(cells);
      expect(await findings()).toEqual([]);
      expect(store.letGo(testProgram)[0]!.records).toBeGreaterThanOrEqual(lines);
      database.close();
    }
    const { database, store, letGo } = storeLettingGo(path);
    letGo(localMonth("2026-06"));
    expect(store.letGo(testProgram)).toEqual([{ month: "2026-01", records: 60 }]);
    expect(cellsIn(store)).toEqual(cells);
    database.close();
  });
});

/** Kills a process that lets go, wherever it is, once so many records went. */
async function killedAfter(lines: number, path: string): Promise<void> {
  const child = join(import.meta.dirname, "../../support/let-go-until-killed.ts");
  const killed = spawn(process.execPath, [child, path], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(killed, "exit");
  let count = 0;
  for await (const line of createInterface({ input: killed.stdout })) {
    if (line === "gone") count += 1;
    if (count === lines) killed.kill("SIGKILL");
  }
  await ended;
}
