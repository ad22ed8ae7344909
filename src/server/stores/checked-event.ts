/** What an event says, worked out before the transaction: inside it, everything is a look-up or a write. */
import { assert } from "../../domain/assert.ts";
import type { RecordEvent } from "../../domain/event.ts";
import { canonicalJson } from "../../contract/canonical.ts";
import { parseEventContent } from "../../contract/event-schema.ts";
import { newestRecordSchema } from "../../contract/limits.ts";
import type { Problem } from "../../contract/problem.ts";
import type { QuarantineCode } from "../../contract/wire/errors.ts";
import type { WireEvent } from "../../contract/wire/wire-event.ts";
import type { Opened } from "../unsealing.ts";

export interface CheckedEvent {
  readonly wire: WireEvent;
  /** As it was announced: what the digest sums. */
  readonly h: Uint8Array;
  readonly said: Said | Refused;
}

type Refused = Extract<Opened, { readonly ok: false }>;

/** What was understood. */
export interface Said {
  readonly ok: true;
  readonly event: RecordEvent;
  readonly salt: Uint8Array;
  /** The canonical content as text. */
  readonly content: string;
}

/** Checks an opened event against what stands beside it in clear. */
export function checkedEvent(wire: WireEvent, opened: Opened | undefined): CheckedEvent {
  // The wire's schema let 32 bytes in their one spelling through.
  return { wire, h: Buffer.from(wire.h, "base64url"), said: saidOf(wire, opened) };
}

function saidOf(wire: WireEvent, opened: Opened | undefined): CheckedEvent["said"] {
  if (wire.withheld !== undefined) return refused("withheld");
  assert(opened !== undefined, "there is one opened body for each event");
  if (!opened.ok) return opened;
  if (wire.schema > newestRecordSchema) return refused("newer-schema");

  const content = textOf(opened.canonical);
  const parsed = content === undefined ? undefined : jsonOf(content);
  if (content === undefined || parsed === undefined) return refused("not-understood");
  const event = eventOf(wire, parsed.json);
  if ("ok" in event) return event;
  return isAllOf(content, event, parsed.json)
    ? { ok: true, event, salt: opened.salt, content }
    : refused("not-understood");
}

/**
 * Whether the text says this and nothing else: a key said twice, or one that
 * every object has by nature, could hide what no schema looks at. By length
 * first, because the canonical spelling takes four times as long to make. That
 * spelling decides where keys look like whole numbers: objects put these first,
 * whatever the text.
 */
function isAllOf(text: string, event: RecordEvent, json: unknown): boolean {
  const said = event.kind === "void" ? { reason: event.reason } : event.content;
  const isSaidAsItStands = JSON.stringify(json) === text && JSON.stringify(said).length === text.length;
  return isSaidAsItStands || canonicalJson(said) === text;
}

/** The event that a content of the log and what is in clear make together. */
export function eventOf(
  wire: Pick<WireEvent, "id" | "record" | "rev" | "kind" | "base" | "day" | "schema">,
  json: unknown,
): RecordEvent | Refused {
  const { id, record, rev, kind, base } = wire;
  const content = parseEventContent(kind, json);
  if (!content.ok) return refused(isNewer(content.error) ? "newer-schema" : "not-understood");
  if (!("schema" in content.value)) {
    return base === undefined
      ? refused("not-understood")
      : { id, record, rev, kind: "void", base, reason: content.value.reason };
  }
  const { day, schema } = content.value;
  if (content.value.id !== record || schema !== wire.schema) return refused("not-understood");
  // Neither `h` nor the seal covers the day in clear, so that one may have changed on the way.
  if (day !== wire.day) return { ...refused("not-understood"), isDamaged: true };
  return base === undefined
    ? { id, record, rev, kind: "rec", content: content.value }
    : { id, record, rev, kind: "fix", base, content: content.value };
}

function isNewer(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => code === "newer-schema");
}

function refused(code: QuarantineCode): Refused {
  return { ok: false, code };
}

/** A byte order mark is kept, so that it fails as JSON instead of vanishing. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function jsonOf(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
