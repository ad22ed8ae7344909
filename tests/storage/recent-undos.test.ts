import { describe, expect, test } from "vitest";
import { RecentUndos } from "../../src/storage/recent-undos.ts";
import { eventId } from "../support/builders.ts";

describe("RecentUndos", () => {
  test("knows the last hundred, and none before them", () => {
    const undos = new RecentUndos();
    const events = Array.from({ length: 101 }, () => eventId());

    for (const event of events) undos.keep(event);

    expect(events.map((event) => undos.has(event))).toEqual([false, ...events.slice(1).map(() => true)]);
  });
});
