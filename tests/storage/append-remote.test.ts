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

type RemoteFix = Extract<RemoteEntry, { kind: "fix" }>;

function fixOfRemote(given: Partial<RemoteFix> = {}): RemoteFix {
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

  test("stores the second of two Saves of one form, that it changed in between, on top of the first", async () => {
    const { desk, sync } = await setup();
    const entry = fixOfRemote();
    const changed = fixOfRemote({ ...entry, record: encounterOf({ people: 7 }) });

    const [first, second] = await Promise.all([desk.appendRemote(entry), desk.appendRemote(changed)]);

    expect(valueOf(first)).toMatchObject({ event: entry.event, rev: 5 });
    expect(valueOf(second)).toMatchObject({ rev: 6 });
    expect((await batchOf(sync)).events).toMatchObject([
      { id: entry.event, rev: 5 },
      { id: valueOf(second).event, rev: 6, base: entry.event },
    ]);
    expect(valueOf(await desk.appendRemote(changed))).toEqual(valueOf(second));
  });

  test("lets what a form says in the end count, also where it said so before", async () => {
    const { desk, sync } = await setup();
    const [entry, record] = [fixOfRemote(), encounterOf({ people: 7 })];
    const said = [entry, fixOfRemote({ ...entry, record }), entry];

    for (const each of said) valueOf(await desk.appendRemote(each));
    const again = valueOf(await desk.appendRemote(entry));

    const { events } = await batchOf(sync);
    expect(events.map(({ rev }) => rev)).toEqual([5, 6, 7]);
    expect(again).toMatchObject({ event: events[2]?.id, rev: 7 });
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });

  test("lets the last of three Saves count that were asked for at once", async () => {
    const { desk, sync } = await setup();
    const entry = fixOfRemote();
    const said = [entry, fixOfRemote({ ...entry, record: encounterOf({ people: 7 }) }), entry];

    const saved = await Promise.all(said.map((each) => desk.appendRemote(each)));

    expect(saved.map((each) => valueOf(each).rev)).toEqual([5, 6, 7]);
    expect((await batchOf(sync)).events.map(({ rev }) => rev)).toEqual([5, 6, 7]);
  });

  test.each([3, 7])("goes on top of what the form has learnt of since, saying %i", async (people) => {
    const { desk, sync } = await setup();
    const entry = fixOfRemote({ record: encounterOf({ people: 3 }) });
    valueOf(await desk.appendRemote(entry));
    const onto = { event: eventId(), rev: 8 };

    valueOf(
      await desk.appendRemote(fixOfRemote({ ...entry, onto, record: { ...entry.record, people } as never })),
    );

    expect((await batchOf(sync)).events.at(-1)).toMatchObject({ rev: 9, base: onto.event });
  });
});
