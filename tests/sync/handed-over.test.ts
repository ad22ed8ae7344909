/** A server put back to an earlier day, after a phone has let go of what it had since: through all that is real. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type At, phoneAtEndpoint } from "../support/phone-at-endpoint.ts";
import { openTestEndpoint } from "../support/test-endpoint.ts";

const dayMs = 86_400_000;

/** The server's file as it lies on the disk; gives how to put it back. */
function backup(at: At): () => Promise<void> {
  const { dataDir } = at.endpoint;
  const file = join(dataDir, "satchel.sqlite");
  const copied = [file, `${file}-wal`].map((path) => [path, readFileSync(path)] as const);
  return async () => {
    const startMs = at.endpoint.clockMs();
    at.endpoint.close();
    for (const path of [file, `${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
    for (const [path, bytes] of copied) writeFileSync(path, bytes);
    at.endpoint = await openTestEndpoint({ dataDir, startMs });
    [at.lead, at.phone] = [at.endpoint.browser(at.lead), at.endpoint.browser(at.phone)];
  };
}

const ones = (count: number) => Array.from({ length: count }, () => 1);

/** Number A, pruned to 100, next 181; the server's backup knows 80. */
async function restoredTo80() {
  const program = await phoneAtEndpoint();
  const { at, log } = program;
  const facts = () => log.facts();
  await program.save(...ones(80));
  await program.send();
  const restore = backup(at);
  // Of a day, what its first exchange confirmed counts.
  at.endpoint.pass(dayMs);
  await program.save(...ones(20));
  await program.send();
  const [a, copy] = [(await facts()).number, await program.copy()];
  at.endpoint.pass(36 * dayMs);
  await program.send();
  await program.save(...ones(80));
  await program.send();
  await restore();
  return { ...program, facts, a, copy, restore };
}

const twentyOfA = (a: string) => ({ number: a, first: 81, last: 100, certain: true, isDropped: true });

describe("a number that was handed over", () => {
  test("tells phone and lead exactly what never came, and a copy that was saved before closes it", async () => {
    const { send, facts, listed, bring, a, copy } = await restoredTo80();

    expect(await send()).toEqual({ kind: "done" });

    const b = (await facts()).number;
    expect(b).not.toBe(a);
    expect(await facts()).toMatchObject({ waiting: 0, hw: 180, missing: 20 });
    expect(await listed()).toMatchObject({ delivered: 160, missing: 20, gaps: [twentyOfA(a)] });

    expect(await bring(copy)).toMatchObject({ sent: 100, problemCount: 0 });
    await send();

    expect(await listed()).toMatchObject({ delivered: 180, missing: 0, gaps: [] });
    expect(await facts()).toMatchObject({ number: b, missing: 0 });
  });

  test("takes no third number where the server forgets the second one as well", async () => {
    const { send, facts, listed, restore, a } = await restoredTo80();
    await send();
    const b = (await facts()).number;

    await restore();
    await send();

    expect(await facts()).toMatchObject({ number: b, waiting: 0, missing: 20 });
    expect(await listed()).toMatchObject({ delivered: 160, missing: 20, gaps: [twentyOfA(a)] });
  });
});
