/** What happens to a phone's exchanges on the way and at the endpoint: what it does, what it says, and that all adds up. */
import { describe, expect, test } from "vitest";
import { nonceHeader, protocolHeader, protocolVersion } from "../../src/contract/wire/protocol.ts";
import { errors, type ErrorCode } from "../../src/contract/wire/errors.ts";
import { statusInWords } from "../../src/app/sending/status-in-words.ts";
import { team } from "../../src/app/language/en/team.ts";
import type { SyncRequest } from "../../src/contract/wire/sync-message.ts";
import { statusOf } from "../../src/sync/status.ts";
import { localDate } from "../support/builders.ts";
import { phoneAtEndpoint, type Way } from "../support/phone-at-endpoint.ts";
import { valueOf } from "../support/results.ts";

/** Of five contacts: what arrives twice, or not at all, shows in the sum. */
const doses = [1, 2, 4, 8, 16] as const;
const allDoses = 31;
const poison = 3;

/** What something in between says, with nothing of ours on it. */
const others = (status: number, headers: Record<string, string> = {}, body = "") =>
  new Response(body, { status, headers });

/** What the endpoint itself says. */
function ours(code: ErrorCode, init: RequestInit): Response {
  const { status, sentence } = errors[code];
  const nonce = new Headers(init.headers).get(nonceHeader) ?? "";
  return Response.json(
    { code, sentence },
    { status, headers: { [protocolHeader]: String(protocolVersion), [nonceHeader]: nonce } },
  );
}

/** For each exchange. */
const exchanges =
  (answer: (init: RequestInit) => Response | undefined): Way =>
  (path, init) =>
    path === "/v1/sync" ? answer(init) : undefined;

/** For each exchange that holds the third contact whole. */
const withPoison = (answer: (init: RequestInit) => Response): Way =>
  exchanges((init) => {
    const { events } = JSON.parse(new TextDecoder().decode(init.body as Uint8Array)) as SyncRequest;
    return events.some(({ seq, sealed }) => seq === poison && sealed !== undefined)
      ? answer(init)
      : undefined;
  });

const kept = "5 saved on this phone. Will send when there is a connection.";
const later = "5 saved on this phone. Not sent yet; will try again.";
const ended =
  "This phone can't send any more. Your 5 entries and corrections are safe. Show this to your lead.";
const look = "1 entry or correction needs a look.";
const tomorrow = new Date(Date.now() + 86_400_000).toUTCString();
const hourMs = 3_600_000;

/** What is in the way, how the run ends, how many bodies are withheld, and what the line at the top says. */
const edges: readonly (readonly [string, Way, object, { withheld: number; waiting: number }, string])[] = [
  [
    "a proxy that finds one entry too large",
    withPoison(() => others(413)),
    { kind: "done" },
    { withheld: 1, waiting: 0 },
    look,
  ],
  [
    "an endpoint that finds one entry too large",
    withPoison((init) => ours("too-large", init)),
    { kind: "done" },
    { withheld: 1, waiting: 0 },
    look,
  ],
  [
    "an endpoint that refuses each batch with one entry",
    withPoison((init) => ours("malformed", init)),
    { kind: "done" },
    { withheld: 1, waiting: 0 },
    look,
  ],
  [
    "a proxy that refuses everything with 413",
    exchanges(() => others(413)),
    { kind: "failed", failure: "too-large", isFinal: false },
    { withheld: 0, waiting: 5 },
    later,
  ],
  ...([400, 401, 403, 200, 302, 500] as const).map(
    (status) =>
      [
        `a portal that says ${status} of its own`,
        exchanges(() => others(status, {}, "<html>")),
        { kind: "failed", failure: "no-connection", isFinal: false },
        { withheld: 0, waiting: 5 },
        kept,
      ] as const,
  ),
  ...(
    [
      [429, "7", 7_000],
      [503, "7", 7_000],
      [429, tomorrow, hourMs],
      [503, "99999999999", hourMs],
      [503, "0", 1_000],
      [429, "soon", undefined],
    ] as const
  ).map(
    ([status, retryAfter, delayMs]) =>
      [
        `${status} with Retry-After: ${retryAfter}`,
        exchanges(() => others(status, { "Retry-After": retryAfter })),
        { kind: "failed", failure: "busy", isFinal: false, ...(delayMs !== undefined && { delayMs }) },
        { withheld: 0, waiting: 5 },
        later,
      ] as const,
  ),
  [
    "an endpoint that has revoked it",
    exchanges((init) => ours("revoked", init)),
    { kind: "failed", failure: "revoked", isFinal: true },
    { withheld: 0, waiting: 5 },
    ended,
  ],
  [
    "an endpoint that doesn't let it send",
    exchanges((init) => ours("not-allowed", init)),
    { kind: "failed", failure: "not-allowed", isFinal: true },
    { withheld: 0, waiting: 5 },
    ended,
  ],
  [
    "an endpoint that doesn't know it",
    exchanges((init) => ours("not-signed-in", init)),
    { kind: "failed", failure: "signed-out", isFinal: true },
    { withheld: 0, waiting: 5 },
    "The server doesn't know this phone any more. Your 5 entries and corrections are safe. Join again with a code from your lead.",
  ],
];

describe("a phone that meets", () => {
  test.each(edges)(
    "%s keeps all, says so, and everything counts once in the end",
    async (_name, way, end, facts, says) => {
      const { at, save, send, log, doses: counted, findings } = await phoneAtEndpoint();
      await save(...doses);
      at.way = way;

      const ending = await send();
      // As the drain notes it.
      if (ending.kind === "failed")
        await log.noteTry({ kind: "failed", failure: ending.failure, nextTryMs: 1 });
      else await log.noteTry({ kind: "confirmed", day: localDate("2026-09-08"), clockOffsetMs: 0 });
      const then = await log.facts();

      expect(ending).toEqual(end);
      expect(then).toMatchObject(facts);
      expect(statusInWords(statusOf(then, { isSending: false }), team)).toBe(says);

      at.way = () => undefined;
      expect(await send({ retriesWithheld: true })).toEqual({ kind: "done" });

      expect(await log.facts()).toMatchObject({ waiting: 0, withheld: 0, quarantined: [] });
      expect(await counted()).toBe(allDoses);
      expect(await findings()).toEqual([]);
    },
  );
});

describe("a phone that is cut off with entries that were never sent", () => {
  test("says what to do, is listed with exactly these, and its copy brings them in by hand", async () => {
    const {
      at,
      id,
      save,
      send,
      log,
      client,
      copy,
      bring,
      listed,
      doses: counted,
      findings,
    } = await phoneAtEndpoint();
    await save(...doses);
    // The connection breaks after the first two.
    const first = await log.batch({ events: 2, inflatedBytes: 100_000 });
    const { hw: _hw, replies: _replies, ...body } = first;
    valueOf(
      await log.applyReply(
        first,
        valueOf(await client.call("sync", { body: { app: "1", schema: 1, ...body } })),
      ),
    );
    await at.lead.ask("DELETE", `/v1/phones/${id}`);

    const end = await send();
    await log.noteTry({ kind: "failed", failure: "revoked" });

    expect(end).toEqual({ kind: "failed", failure: "revoked", isFinal: true });
    expect(statusInWords(statusOf(await log.facts(), { isSending: false }), team)).toBe(
      "This phone can't send any more. Your 3 entries and corrections are safe. Show this to your lead.",
    );
    expect(await listed()).toMatchObject({
      delivered: 2,
      missing: 3,
      gaps: [{ first: 3, last: 5, certain: true, isDropped: false }],
      revokedDay: expect.any(String),
    });
    expect(await counted()).toBe(3);

    const brought = await bring(await copy());

    expect(brought).toMatchObject({ sent: 5, quarantined: 0, problemCount: 0 });
    expect(await listed()).toMatchObject({ delivered: 5, missing: 0, gaps: [] });
    expect(await counted()).toBe(allDoses);
    expect(await findings()).toEqual([]);
  });
});
