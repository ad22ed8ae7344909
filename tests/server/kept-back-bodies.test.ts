/** A body that a phone kept back, and damaged copies of it: the phone, the lead and the endpoint together. */
import { describe, expect, test } from "vitest";
import { base64urlToBytes, bytesToBase64url } from "../../src/contract/wire/base64url.ts";
import type { SyncRequest } from "../../src/contract/wire/sync-message.ts";
import type { WireEvent } from "../../src/contract/wire/wire-event.ts";
import { statusOf } from "../../src/sync/status.ts";
import { phoneAtEndpoint, type Way } from "../support/phone-at-endpoint.ts";

/** Of three contacts: what arrives twice, or not at all, shows in the sum. */
const doses = [1, 2, 4] as const;
const allDoses = 7;
const keptBack = 2;

type SealedEvent = WireEvent & Required<Pick<WireEvent, "sealed">>;

function isItsBody(event: { readonly seq?: number; readonly sealed?: string }): event is SealedEvent {
  return event.seq === keptBack && event.sealed !== undefined;
}

/** One bit is turned. */
function damagedOf(event: SealedEvent): WireEvent {
  const bytes = base64urlToBytes(event.sealed)!;
  bytes[20]! ^= 1;
  return { ...event, sealed: bytesToBase64url(bytes) };
}

function eventsIn(init: RequestInit): readonly WireEvent[] {
  return (JSON.parse(new TextDecoder().decode(init.body as Uint8Array)) as SyncRequest).events;
}

const refusingBody: Way = (path, init) =>
  path === "/v1/sync" && eventsIn(init).some(isItsBody) ? new Response("", { status: 413 }) : undefined;

/** A phone that kept one of its bodies back. */
async function setup() {
  const all = await phoneAtEndpoint();
  const { at, save, send, log, copy, bring } = all;
  await save(...doses);
  return {
    ...all,
    /** A proxy finds the second too large. */
    keepBack: async () => {
      at.way = refusingBody;
      await send();
      at.way = () => undefined;
    },
    /** The file of a disk that fails. */
    bringDamagedCopy: async () => {
      const lines = (await (await copy()).text()).split("\n").filter((line) => line !== "");
      const damaged = lines.map((line) => {
        const said = JSON.parse(line) as WireEvent;
        return isItsBody(said) ? JSON.stringify(damagedOf(said)) : line;
      });
      return bring(new Blob([`${damaged.join("\n")}\n`]));
    },
    /** What the phone has stored of it is damaged. How often it was sent. */
    damageAtHome: () => {
      const sent = { bodies: 0, exchanges: 0 };
      at.way = (path, init) => {
        if (path !== "/v1/sync") return undefined;
        const request = JSON.parse(new TextDecoder().decode(init.body as Uint8Array)) as SyncRequest;
        const events = request.events.map((event) => (isItsBody(event) ? damagedOf(event) : event));
        init.body = new TextEncoder().encode(JSON.stringify({ ...request, events }));
        sent.exchanges += 1;
        sent.bodies += events.filter(isItsBody).length;
        return undefined;
      };
      return sent;
    },
    facts: () => log.facts(),
    status: async () => statusOf(await log.facts(), { isSending: false }).kind,
  };
}

describe("a body that its phone kept back", () => {
  test("is brought by the phone, and counts, though a lead brought in a damaged copy of it first", async () => {
    const { keepBack, bringDamagedCopy, send, facts, status, doses: counted, findings } = await setup();
    await keepBack();
    const brought = await bringDamagedCopy();
    await send();
    const before = [await facts(), await counted()];

    await send({ retriesWithheld: true });

    expect(brought).toMatchObject({ sent: doses.length, quarantined: 1, problemCount: 0 });
    expect(before).toMatchObject([{ waiting: 0, withheld: 1 }, allDoses - 2]);
    expect(await facts()).toMatchObject({ waiting: 0, withheld: 0, quarantined: [] });
    expect(await status()).toBe("all-sent");
    expect(await counted()).toBe(allDoses);
    expect(await findings()).toEqual([]);
  });

  test("is brought by the phone where the damaged copy came before anything else of it", async () => {
    const { keepBack, bringDamagedCopy, send, doses: counted, facts } = await setup();
    await bringDamagedCopy();
    await keepBack();
    const before = await facts();

    await send({ retriesWithheld: true });

    expect(before).toMatchObject({ hw: 3, waiting: 0, quarantined: [{ seq: keptBack, code: "withheld" }] });
    expect(await facts()).toMatchObject({ waiting: 0, withheld: 0, quarantined: [] });
    expect(await counted()).toBe(allDoses);
  });

  test("lies apart as one that can't be opened once both, the copy and the phone's own, are damaged", async () => {
    const { bringDamagedCopy, damageAtHome, send, facts } = await setup();
    await bringDamagedCopy();
    const sent = damageAtHome();

    for (let run = 0; run < 3; run += 1) await send({ retriesWithheld: true });

    expect(sent.bodies).toBe(1);
    expect(await facts()).toMatchObject({
      waiting: 0,
      withheld: 0,
      quarantined: [{ seq: keptBack, code: "cannot-open" }],
    });
  });

  test("is brought once, and lies apart as one that can't be opened, where the phone's own is damaged", async () => {
    const { keepBack, damageAtHome, send, facts, status } = await setup();
    await keepBack();
    const sent = damageAtHome();

    const ends = [await send({ retriesWithheld: true }), await send({ retriesWithheld: true })];

    expect(ends).toEqual([{ kind: "done" }, { kind: "done" }]);
    expect(sent.bodies).toBe(1);
    expect(await facts()).toMatchObject({ waiting: 0, hw: 3, withheld: 0 });
    expect((await facts()).quarantined).toEqual([{ seq: keptBack, code: "cannot-open" }]);
    expect(await status()).toBe("needs-look");
  });
});

describe("a body that is damaged on its phone, which sends it as usual", () => {
  test("lies apart as one that can't be opened, is confirmed, and isn't sent again", async () => {
    const { damageAtHome, send, facts, status } = await setup();
    const sent = damageAtHome();

    await send();
    await send({ retriesWithheld: true });

    expect(sent.bodies).toBe(1);
    expect(await facts()).toMatchObject({ waiting: 0, hw: 3, withheld: 0 });
    expect((await facts()).quarantined).toEqual([{ seq: keptBack, code: "cannot-open" }]);
    expect(await status()).toBe("needs-look");
  });
});
