/** A lead's fix or void of what only the endpoint has. */
import { describe, expect, test } from "vitest";
import { joinProgram } from "../../src/storage/join.ts";
import type { RemoteEntry } from "../../src/storage/phone.ts";
import { encounterOf, eventId, localDate, recordId } from "../support/builders.ts";
import { openTestPhone, phoneOptions } from "../support/open-test-phone.ts";
import { PretendEndpoint } from "../support/pretend-endpoint.ts";
import { batchOf, enrolmentOf, joiningOf, sendAll, syncOf } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

async function setup() {
  const options = phoneOptions({ name: "satchel-desk" });
  const enrolment = enrolmentOf({ role: "lead", label: "Kim" });
  valueOf(await joinProgram(options, joiningOf({ enrolment })));
  const desk = await openTestPhone(options);
  return { desk, sync: syncOf(desk) };
}

function fixOfRemote(given: Partial<Extract<RemoteEntry, { kind: "fix" }>> = {}): RemoteEntry {
  return {
    kind: "fix",
    event: eventId(),
    onto: { event: eventId(), rev: 4 },
    record: encounterOf({ people: 3 }),
    ...given,
  };
}

describe("appendRemote", () => {
  test("says what the record becomes, on top of what was shown", async () => {
    const { desk, sync } = await setup();
    const entry = fixOfRemote();

    const saved = valueOf(await desk.appendRemote(entry));

    expect(saved).toMatchObject({ event: entry.event, rev: 5, kind: "fix" });
    expect((await batchOf(sync)).events).toMatchObject([
      { seq: 1, kind: "fix", rev: 5, base: entry.onto.event, day: "2026-03-08" },
    ]);
    await sendAll(sync, new PretendEndpoint());
    expect(await sync.facts()).toMatchObject({ waiting: 0 });
  });

  test("takes a record out of the counts, on its day", async () => {
    const { desk, sync } = await setup();
    const onto = { event: eventId(), rev: 1 };
    const record = recordId();

    valueOf(
      await desk.appendRemote({
        kind: "void",
        event: eventId(),
        onto,
        record,
        day: localDate("2026-02-01"),
        reason: "duplicate",
      }),
    );

    expect((await batchOf(sync)).events).toMatchObject([
      { kind: "void", record, rev: 2, base: onto.event, day: "2026-02-01" },
    ]);
  });

  test("leaves nothing to read or count on the device", async () => {
    const { desk } = await setup();
    const entry = fixOfRemote();

    const saved = valueOf(await desk.appendRemote(entry));

    expect(await desk.bookRow(saved.record)).toBeUndefined();
    expect(await desk.dayTotals(localDate("2026-03-08"))).toEqual([]);
    expect(await desk.storedCount()).toEqual({ events: 1, records: 0 });
    expect(await desk.check()).toMatchObject({ events: 1, differences: [] });
  });

  test("stores a double tap once", async () => {
    const { desk } = await setup();
    const entry = fixOfRemote();

    const [first, second] = await Promise.all([desk.appendRemote(entry), desk.appendRemote(entry)]);

    expect(valueOf(second)).toEqual(valueOf(first));
    expect(valueOf(await desk.appendRemote(entry))).toEqual(valueOf(first));
    expect((await desk.storedCount()).events).toBe(1);
  });

  test("puts what the form says now on top of an earlier try that got through", async () => {
    const { desk, sync } = await setup();
    const entry = fixOfRemote();
    valueOf(await desk.appendRemote(entry));

    const saved = valueOf(
      await desk.appendRemote({ ...entry, kind: "fix", record: encounterOf({ people: 7 }) }),
    );

    expect(saved).toMatchObject({ rev: 6, kind: "fix" });
    expect((await batchOf(sync)).events.at(-1)).toMatchObject({ rev: 6, base: entry.event });
  });
});
