import { afterEach, describe, expect, test } from "vitest";
import { err } from "../../src/domain/result.ts";
import { drainedLog, settle, stopDrains } from "../support/drained-log.ts";
import { refusedWith } from "../support/endpoint-in-memory.ts";
import type { LogInMemory } from "../support/log-in-memory.ts";

afterEach(stopDrains);

describe("Drain, where the phone has no room to write down what was answered", () => {
  test("leaves ever longer between two tries, and says why something waits", async () => {
    const { log, timers, start } = drainedLog({ waiting: 1 });
    log.applyReply = hasNoRoom;
    fillDisk(log);
    const drain = start();
    await settle();
    expect(drain.status()).toMatchObject({ kind: "waiting", failure: "storage" });

    const delaysMs = [];
    for (let failures = 0; failures < 8; failures++) {
      const delayMs = timers.nextDelayMs();
      delaysMs.push(delayMs);
      timers.advance(delayMs);
      await settle();
    }

    expect(delaysMs).toEqual([5000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
  });

  test("keeps to the time that the endpoint asked for, whatever was set before", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
    endpoint.decide = () => refusedWith("unavailable", 60_000);
    const drain = start();
    await settle();
    fillDisk(log);
    endpoint.decide = () => refusedWith("unavailable", 1_800_000);
    timers.advance(60_000);
    await settle();

    drain.request("visible");
    timers.advance(1_799_999);
    await settle();
    expect(endpoint.exchanges).toHaveLength(2);
    timers.advance(1);
    await settle();

    expect(endpoint.exchanges).toHaveLength(3);
  });

  test("sends by itself no more where the phone was cut off, and says so", async () => {
    const { log, endpoint, timers, start } = drainedLog({ waiting: 1 });
    fillDisk(log);
    endpoint.decide = () => refusedWith("revoked");
    const drain = start();
    await settle();

    log.save();
    timers.advance(3_600_000);
    drain.request("online");
    await settle();

    expect(endpoint.exchanges).toHaveLength(1);
    expect(drain.status()).toMatchObject({ kind: "access-ended", why: "revoked", waiting: 2 });
  });

  test("believes what another tab has written down since", async () => {
    const { log, endpoint, start } = drainedLog({ waiting: 1 });
    const makeRoom = fillDisk(log);
    endpoint.decide = () => refusedWith("revoked");
    const drain = start();
    await settle();
    expect(drain.status().kind).toBe("access-ended");

    makeRoom();
    endpoint.decide = () => "stored";
    start();
    await settle();

    expect(drain.status().kind).toBe("all-sent");
  });
});

/** Gives how to make room again. */
function fillDisk(log: LogInMemory): () => void {
  const noteTry = log.noteTry.bind(log);
  log.noteTry = hasNoRoom;
  return () => {
    log.noteTry = noteTry;
  };
}

async function hasNoRoom() {
  return err({ kind: "storage-full", cause: new Error("full") } as const);
}
