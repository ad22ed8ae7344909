import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { maxEventsPerExchange, maxInflatedBytes } from "../../../src/contract/wire/wire-limits.ts";
import { eventId, recordId } from "../../support/builders.ts";
import { GarbageTarget, gzip, gzipped } from "../../support/garbage-target.ts";
import { syncRequest, wireEvent } from "../../support/wire-messages.ts";

let target: GarbageTarget;

beforeAll(async () => {
  target = await GarbageTarget.start();
  return () => target.endpoint.remove();
});

beforeEach(() => target.rest());

describe("an exchange", () => {
  test("brings no more than 500 events", async () => {
    const events = Array.from({ length: maxEventsPerExchange + 1 }, (_, index) =>
      wireEvent({ seq: index + 1, id: eventId(), record: recordId() }),
    );
    const body = gzipped(JSON.stringify(syncRequest({ number: randomUUID(), events })));

    expect(await target.refusalOf(() => target.send("sync", { body, headers: gzip }))).toBe("malformed");
  });

  test.each([
    ["a gap", [wireEvent({ seq: 1 }), wireEvent({ seq: 3 })]],
    ["an id that leads out of a folder", [wireEvent({ id: "../../etc/passwd" as never })]],
    ["a revision below one", [wireEvent({ rev: 0 })]],
    ["a day that is none", [wireEvent({ day: "2026-02-30" as never })]],
  ])("is refused whole with %s", async (_what, events) => {
    const body = JSON.stringify(syncRequest({ number: randomUUID(), events }));

    expect(await target.refusalOf(() => target.send("sync", { body }))).toBe("malformed");
  });

  test("inflates a bomb no further than the limit", async () => {
    // A hundred times the limit, in a hundred kilobytes.
    const bomb = Uint8Array.from(gzipSync(Buffer.alloc(100 * maxInflatedBytes)));
    const heapBefore = process.memoryUsage().arrayBuffers;

    for (let round = 0; round < 5; round += 1) {
      expect(await target.refusalOf(() => target.send("sync", { body: bomb, headers: gzip }))).toBe(
        "too-large",
      );
    }

    const grownBytes = process.memoryUsage().arrayBuffers - heapBefore;
    expect(grownBytes).toBeLessThan(20 * maxInflatedBytes);
  });

  test("is not even inflated for who may not send", async () => {
    const bomb = Uint8Array.from(gzipSync(Buffer.alloc(100 * maxInflatedBytes)));

    expect(
      await target.refusalOf(() =>
        target.endpoint.browser().send("/v1/sync", {
          method: "POST",
          headers: { "Content-Type": "application/json", ...gzip },
          body: bomb,
        }),
      ),
    ).toBe("not-signed-in");
  });

  test("needs protocol and nonce", async () => {
    const request = new Request(new URL("/v1/sync", target.endpoint.publicUrl), {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Cookie: [...target.device.cookies].map((pair) => pair.join("=")).join("; "),
      },
      body: JSON.stringify(syncRequest({ number: randomUUID() })),
    });

    const response = await target.endpoint.app.fetch(request);

    expect(response.status).toBe(400);
  });
});
