/** What an endpoint does at its start with what an older one, or one without its key, put aside. */
import { describe, expect, test } from "vitest";
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
