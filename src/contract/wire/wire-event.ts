/** An event as it travels and as it lies in a `.satchel` copy. */
import * as v from "valibot";
import type { StoredEvent } from "../event-schema.ts";
import { form, localDate, objectOf, oneOf, whole } from "../fields.ts";
import { isEventId, isRecordId } from "../ids.ts";
import { maxBodyBytes, maxRevision, maxSchema, maxSequence } from "../limits.ts";
import { base64urlToBytes, bytesToBase64url } from "./base64url.ts";
import { encapsulationBytes, joinSealedBody, splitSealedBody } from "./sealed-body.ts";
import { bytesOf, bytesUpTo } from "./wire-fields.ts";

export const maxKey = 0xff_ff_ff_ff;

/** Why a body did not come along. The phone keeps it, and never prunes it. */
const withheldReasons = [
  /** Refused for its size, alone in its batch. */
  "too-large",
  /** Refused as malformed, alone in its batch. */
  "refused",
  /** The phone can't read its own row. */
  "unreadable",
] as const;
export type WithheldReason = (typeof withheldReasons)[number];

/**
 * What is in clear about an event, and its sealed body taken apart: `enc` is the
 * same for a run of records, so gzip sends it once. Of `sealed` and `withheld`
 * there is exactly one.
 */
export const wireEventSchema = v.pipe(
  objectOf({
    seq: whole(1, maxSequence),
    id: form(isEventId),
    record: form(isRecordId),
    kind: oneOf(["rec", "fix", "void"]),
    rev: whole(1, maxRevision),
    base: v.exactOptional(form(isEventId)),
    schema: whole(1, maxSchema),
    day: localDate,
    h: bytesOf(32),
    key: v.exactOptional(whole(1, maxKey)),
    enc: v.exactOptional(bytesOf(encapsulationBytes)),
    sealed: v.exactOptional(bytesUpTo(maxBodyBytes)),
    withheld: v.exactOptional(oneOf(withheldReasons)),
  }),
  v.check((event) => (event.kind === "rec") === (event.base === undefined), "contradiction"),
  v.check(
    ({ key, enc, sealed, withheld }) =>
      [key, enc, sealed].every((part) => (part === undefined) === (withheld !== undefined)),
    "contradiction",
  ),
);
export type WireEvent = v.InferOutput<typeof wireEventSchema>;

/** `undefined` where the stored body is not sealed to a program: such an event never leaves a phone. */
export function wireEventOf(stored: StoredEvent): WireEvent | undefined {
  const parts = splitSealedBody(stored.body);
  if (parts === undefined) return undefined;
  return {
    ...clearPartOf(stored),
    key: parts.key,
    enc: bytesToBase64url(parts.enc),
    sealed: bytesToBase64url(parts.sealed),
  };
}

/** The same event without its body, so that the numbering goes on. */
export function withheldEventOf(stored: StoredEvent, withheld: WithheldReason): WireEvent {
  return { ...clearPartOf(stored), withheld };
}

/** The body as the phone stored it, or nothing where it was withheld. */
export function storedBodyOf({ key, enc, sealed }: WireEvent): Uint8Array<ArrayBuffer> | undefined {
  if (key === undefined || enc === undefined || sealed === undefined) return undefined;
  const [encBytes, sealedBytes] = [base64urlToBytes(enc), base64urlToBytes(sealed)];
  if (encBytes === undefined || sealedBytes === undefined) return undefined;
  return joinSealedBody({ key, enc: encBytes, sealed: sealedBytes });
}

function clearPartOf({ seq, id, record, kind, rev, base, schema, day, h }: StoredEvent) {
  return {
    seq,
    id,
    record,
    kind,
    rev,
    ...(base === undefined ? {} : { base }),
    schema,
    day,
    h: bytesToBase64url(h),
  };
}
