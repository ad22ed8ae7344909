/** Messages of the protocol as a well-behaved other end sends them: say what matters, the rest is filled in. */
import { bytesToBase64url } from "../../src/contract/wire/base64url.ts";
import type { SyncReply, SyncRequest } from "../../src/contract/wire/sync-message.ts";
import type { WireEvent } from "../../src/contract/wire/wire-event.ts";
import { eventId, localDate, recordId } from "./builders.ts";

export const logNumber = "b0000000-0000-4000-8000-000000000001";
export const otherLogNumber = "b0000000-0000-4000-8000-000000000002";

/** So many bytes as they travel. What is in them, nobody can open. */
export function sealedTextOf(bytes: number): string {
  return bytesToBase64url(new Uint8Array(bytes).fill(0x5a));
}

/** The first event of a log: a new record of 8 March 2026. */
export function wireEvent(given: Partial<WireEvent> = {}): WireEvent {
  return {
    seq: 1,
    id: eventId(),
    record: recordId(),
    kind: "rec",
    rev: 1,
    schema: 1,
    day: localDate("2026-03-08"),
    h: sealedTextOf(32),
    key: 1,
    enc: sealedTextOf(65),
    sealed: sealedTextOf(90),
    ...given,
  };
}

/** An exchange of a log of which nothing was ever pruned, with the events it brings. */
export function syncRequest(given: Partial<SyncRequest> = {}): SyncRequest {
  const events = given.events ?? [];
  return {
    app: "0.1.0",
    schema: 1,
    number: logNumber,
    born: 0,
    next: (events.at(-1)?.seq ?? 0) + 1,
    prev: [],
    events,
    ...given,
  };
}

/** Nothing new, nothing wrong. */
export function syncReply(given: Partial<SyncReply> = {}): SyncReply {
  return {
    hw: 0,
    digest: "0000000000000000",
    quarantined: [],
    changed: [],
    seen: "0.0000000000000000",
    prev: [],
    now: 1_772_928_000_000,
    limits: { events: 500, bytes: 524_288, inflated: 1_048_576 },
    settings: "1",
    ...given,
  };
}
