/** What an endpoint does with what it can't count: at its start, and as a lead decides. */
import { describe, expect, test } from "vitest";
import type { AuditLineShown } from "../../src/contract/wire/people-messages.ts";
import { parseReplyOf } from "../../src/contract/wire/route-messages.ts";
import type { SyncReply } from "../../src/contract/wire/sync-message.ts";
import { encounterOf, eventOf, localDate } from "../support/builders.ts";
import { withStore } from "../support/program-data.ts";
import { exchangeWith, joinedPhone } from "../support/program-endpoint.ts";
import { openProgramEndpoint } from "../support/test-endpoint.ts";

async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser, id } = await joinedPhone(endpoint, admin);
  const request = await exchangeWith(browser, [eventOf(encounterOf()), eventOf(encounterOf())]);
  const program = (await endpoint.access.program())!.id;
  // As a version left it that did not know the schema.
  await withStore(endpoint.dataDir, (store) =>
    store.exchange({
      program,
      sender: { kind: "device", id },
      request,
      opened: Promise.resolve(request.events.map(() => ({ ok: false, code: "newer-schema" }) as const)),
      today: localDate("2026-03-09"),
    }),
  );
  return {
    endpoint,
    greet: async () => {
      const response = await browser.ask("POST", "/v1/sync", { body: { ...request, events: [] } });
      return (await response.json()) as SyncReply;
    },
    counted: async () => (await (await admin.ask("GET", "/v1/records?day=2026-03-08")).json()) as object,
  };
}

describe("lookAgain", () => {
  test("counts what this version understands, and the phone hears of it", async () => {
    const { endpoint, greet, counted } = await setup();
    const before = await greet();

    await endpoint.lookAgain();

    expect(before.quarantined).toHaveLength(2);
    expect(await greet()).toMatchObject({ hw: 2, quarantined: [] });
    expect(await counted()).toMatchObject({ records: [{ isVoided: false }, { isVoided: false }] });
    expect(endpoint.logged.filter((line) => line.includes("looked-again"))).toMatchObject([
      expect.stringContaining('"tried":2,"understood":2'),
    ]);
  });

  test("ends without a word where the endpoint is closed", async () => {
    const { endpoint } = await setup();

    const looking = endpoint.lookAgain();
    endpoint.close();
    await looking;

    expect(endpoint.logged.filter((line) => line.includes("unexpected"))).toEqual([]);
  });
});

/** A phone's three events: of another day than it says, sealed to a key that is gone, and not what it was numbered with. */
async function withQuarantine() {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser } = await joinedPhone(endpoint, admin);
  const events = [encounterOf({ people: 3 }), encounterOf(), encounterOf()].map((record) => eventOf(record));
  const request = await exchangeWith(browser, events);
  const [first, second, third] = request.events;
  const sent = [
    { ...first!, day: localDate("2026-03-07") },
    { ...second!, key: 99 },
    { ...third!, h: first!.h },
  ];
  await browser.ask("POST", "/v1/sync", { body: { ...request, events: sent } });
  const at = (seq: number) => `/v1/quarantine/${request.number}/${seq}`;
  return {
    endpoint,
    admin,
    events,
    at,
    decide: async (seq: number, body: object) => (await admin.ask("PUT", at(seq), { body })).status,
    one: async (seq: number) => {
      const reply = parseReplyOf("quarantinedEvent", await (await admin.ask("GET", at(seq))).json());
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      return reply.value;
    },
    list: async (query: string) => {
      const reply = parseReplyOf(
        "quarantine",
        await (await admin.ask("GET", `/v1/quarantine${query}`)).json(),
      );
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      return reply.value;
    },
    audit: async () => {
      const { lines } = (await (await admin.ask("GET", "/v1/audit")).json()) as {
        readonly lines: readonly AuditLineShown[];
      };
      return lines.map(({ action, object, actorName, rows }) => ({ action, object, actorName, rows }));
    },
  };
}

describe("what lies in quarantine", () => {
  test("is listed for a lead with what is in clear, and by whose name", async () => {
    const { list, events } = await withQuarantine();

    const { entries } = await list("");

    expect(entries.map(({ seq, code, event, from, key }) => [seq, code, event, from, key])).toEqual([
      [1, "not-understood", events[0]!.id, "Van phone", 1],
      [2, "cannot-open", events[1]!.id, "Van phone", 99],
      [3, "hash-mismatch", events[2]!.id, "Van phone", 1],
    ]);
    expect(await list("?of=decided")).toEqual({ entries: [] });
  });

  test("is shown as far as it can be opened, counted or not", async () => {
    const { one, events } = await withQuarantine();

    const [first, second, third] = [await one(1), await one(2), await one(3)];

    expect(JSON.parse(first.content ?? "")).toEqual(events[0]!.content);
    expect(second).not.toHaveProperty("content");
    expect(JSON.parse(third.content ?? "")).toEqual(events[2]!.content);
  });

  test("is decided on with a line in the log that names the event and not what it says", async () => {
    const { decide, list, audit, events } = await withQuarantine();

    const done = [
      await decide(1, { decision: "set-aside", reason: "duplicate" }),
      await decide(1, { decision: "open" }),
      await decide(1, { decision: "mended", event: events[2]!.id }),
    ];
    await decide(2, { decision: "set-aside", reason: "other" });

    expect(done).toEqual([204, 204, 204]);
    expect((await list("?of=decided")).entries).toMatchObject([
      { seq: 2, decision: { kind: "set-aside", reason: "other", by: "Robin" } },
    ]);
    expect((await audit()).slice(0, 4)).toEqual([
      { action: "set-aside-entry", object: events[1]!.id, actorName: "Robin", rows: undefined },
      { action: "mend-entry", object: events[0]!.id, actorName: "Robin", rows: undefined },
      { action: "reopen-entry", object: events[0]!.id, actorName: "Robin", rows: undefined },
      { action: "set-aside-entry", object: events[0]!.id, actorName: "Robin", rows: undefined },
    ]);
  });

  test("is looked at again on a lead's wish, but for what was set aside", async () => {
    const { admin, decide, audit } = await withQuarantine();
    await decide(2, { decision: "set-aside", reason: "other" });

    const looked = await (await admin.ask("POST", "/v1/quarantine/look-again")).json();

    expect(looked).toEqual({ tried: 2, understood: 0 });
    expect((await audit())[0]).toMatchObject({ action: "look-again", rows: 0 });
  });

  test.each([
    ["GET", "/v1/quarantine?of=all", undefined, 400],
    ["GET", "/v1/quarantine?after=1", undefined, 400],
    ["GET", "/v1/quarantine/a0000000-0000-4000-8000-000000000001/0", undefined, 400],
    ["GET", "/v1/quarantine/a0000000-0000-4000-8000-000000000001/1", undefined, 404],
    ["PUT", "/v1/quarantine/a0000000-0000-4000-8000-000000000001/1", { decision: "open" }, 404],
    ["PUT", "/v1/quarantine/a0000000-0000-4000-8000-000000000001/1", { decision: "set-aside" }, 400],
    [
      "PUT",
      "/v1/quarantine/a0000000-0000-4000-8000-000000000001/1",
      { decision: "open", reason: "other" },
      400,
    ],
  ] as const)("answers %s %s with %j by %i", async (method, path, body, status) => {
    const { admin } = await withQuarantine();

    expect((await admin.ask(method, path, body === undefined ? {} : { body })).status).toBe(status);
  });
});
