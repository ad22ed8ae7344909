/** The whole way of an entry that nobody could count: from the phone to a lead, and back to the phone. */
import { describe, expect, test } from "vitest";
import { parseReplyOf, type ReplyOf } from "../../src/contract/wire/route-messages.ts";
import type { RollupsReply } from "../../src/contract/wire/desk-messages.ts";
import type { SyncReply } from "../../src/contract/wire/sync-message.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { encounterOf, eventOf, fixOf, localDate } from "../support/builders.ts";
import { findingsIn } from "../support/exact-endpoint.ts";
import { exchangeWith, joinedPhone } from "../support/program-endpoint.ts";
import { openProgramEndpoint } from "../support/test-endpoint.ts";

/** Two entries of a phone: one says another day than stands on it, one is sealed to a key that nobody has. */
async function setup() {
  const { endpoint, admin: lead } = await openProgramEndpoint();
  const { browser: phone } = await joinedPhone(endpoint, lead);
  const said = eventOf(encounterOf({ people: 3, out: { "NLX-NAS-4": 2 } }));
  const request = await exchangeWith(phone, [said, eventOf(encounterOf())]);
  const [first, second] = request.events;
  const events = [
    { ...first!, day: localDate("2026-03-07") },
    { ...second!, key: 99 },
  ];
  const send = async (sent: readonly object[], seen?: string) => {
    const body = { ...request, events: sent, ...(seen !== undefined && { seen }) };
    const response = await phone.ask("POST", "/v1/sync", { body });
    expect(response.status).toBe(201);
    return (await response.json()) as SyncReply;
  };
  return {
    endpoint,
    lead,
    said,
    at: (seq: number) => `/v1/quarantine/${request.number}/${seq}`,
    firstReply: await send(events),
    greet: (seen: string) => send([], seen),
    sendAsItShouldBe: () => send([first!]),
    listed: async () =>
      ((await (await lead.ask("GET", "/v1/quarantine")).json()) as ReplyOf<"quarantine">).entries,
    people: async () => {
      const { blocks } = (await (await lead.ask("GET", "/v1/rollups")).json()) as RollupsReply;
      return JSON.stringify(blocks);
    },
  };
}

describe("an entry that could not be understood", () => {
  test("is set aside, read and corrected by a lead, counts once, and the phone hears of it", async () => {
    const { endpoint, lead, said, at, firstReply, greet, sendAsItShouldBe, listed, people } = await setup();

    // The phone: delivered, and not counted.
    expect(firstReply).toMatchObject({
      hw: 2,
      quarantined: [
        { seq: 1, code: "not-understood" },
        { seq: 2, code: "cannot-open" },
      ],
    });
    expect(await people()).toBe("[]");

    // The lead: what it says can be read, and is put right.
    expect((await listed()).map(({ seq, code }) => [seq, code])).toEqual([
      [1, "not-understood"],
      [2, "cannot-open"],
    ]);
    const told = parseReplyOf("quarantinedEvent", await (await lead.ask("GET", at(1))).json());
    const { entry, content = "" } = told.ok ? told.value : { entry: undefined };
    const mended = fixOf(said, { ...(JSON.parse(content) as SatchelRecord), people: 4 } as never);
    expect(entry?.event).toBe(mended.base);
    const decided = await lead.ask("PUT", at(1), { body: { decision: "mended", event: mended.id } });
    expect(decided.status).toBe(204);
    expect(await listed()).toHaveLength(2);
    const brought = await lead.ask("POST", "/v1/sync", { body: await exchangeWith(lead, [mended]) });
    expect(brought.status).toBe(201);

    // It counts, as the lead says it; the other one waits on.
    expect((await listed()).map(({ seq }) => seq)).toEqual([2]);
    const counted = await people();
    expect(counted).not.toBe("[]");

    // The phone: one is left, and its entry was changed elsewhere.
    const heard = await greet(firstReply.seen);
    expect(heard.quarantined).toEqual([{ seq: 2, code: "cannot-open" }]);
    expect(heard.changed).toEqual([{ record: said.record, rev: 2, kind: "fix" }]);
    expect((await greet(heard.seen)).changed).toEqual([]);

    // The phone brings it again as it should have been: nothing is counted twice.
    expect((await sendAsItShouldBe()).quarantined).toEqual([{ seq: 2, code: "cannot-open" }]);
    expect(await people()).toBe(counted);
    expect(await findingsIn(endpoint.dataDir)).toEqual([]);
  });
});
