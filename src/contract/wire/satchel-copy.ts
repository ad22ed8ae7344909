/**
 * `.satchel`: all that a program's phone still holds, sealed as it travels, in a
 * file that a lead brings to the endpoint where no connection comes, or after
 * the endpoint lost something. Lines of JSON: whose log it is, its events in
 * their order, and how many there were, so that a copy that was cut off is
 * known for one. History: 1, the first.
 */
import * as v from "valibot";
import { err, ok, type Result } from "../../domain/result.ts";
import { listOf, objectOf, text, whole } from "../fields.ts";
import { maxSchema, maxSequence } from "../limits.ts";
import { type LineLimits, textLinesOf } from "../text-lines.ts";
import { previousNumberSchema } from "./sync-message.ts";
import { type WireEvent, wireEventSchema } from "./wire-event.ts";
import { uuid } from "./wire-fields.ts";
import { maxAppVersionLength, maxPreviousNumbers } from "./wire-limits.ts";

const copyVersion = 1;

const headSchema = objectOf({
  satchel: v.literal(copyVersion),
  program: uuid,
  /** The phone that wrote it, as the program knows it. */
  device: uuid,
  app: text(maxAppVersionLength),
  schema: whole(1, maxSchema),
  number: uuid,
  born: whole(0, maxSequence),
  next: whole(1, maxSequence),
  prev: listOf(previousNumberSchema, maxPreviousNumbers),
});

const endSchema = objectOf({ events: whole(0, maxSequence) });

/** Of which program, and all of a `SyncRequest` that isn't of one exchange. */
export type CopyHead = Omit<v.InferOutput<typeof headSchema>, "satchel">;

/** Each a line of its own, without its end. */
export function formatCopyHead(head: CopyHead): string {
  return JSON.stringify({ satchel: copyVersion, ...head });
}

export function formatCopyEvent(event: WireEvent): string {
  return JSON.stringify(event);
}

export function formatCopyEnd(events: number): string {
  return JSON.stringify({ events });
}

export type CopyLine =
  | { readonly kind: "head"; readonly head: CopyHead }
  | { readonly kind: "event"; readonly event: WireEvent; readonly line: number }
  | { readonly kind: "end" };

export interface CopyProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly code:
    | "line-too-long"
    | "not-utf-8"
    | "file-too-long"
    /** The first line is not that of a copy; nothing behind it is read. */
    | "not-a-copy"
    /** A newer app wrote it; nothing behind the first line is read. */
    | "newer-copy"
    | "not-an-event"
    /** Found while it is sent: something on the way takes no request of this size. */
    | "too-large"
    /** The end is missing, or lines are. What is there can be sent. */
    | "cut-off";
}

/** As large as a phone's database may grow on the largest evening: an event is a few hundred bytes. */
const limits: LineLimits = {
  maxLineBytes: 64 * 1024,
  maxLines: 500_000,
  maxBytes: 512 * 1024 * 1024,
};

/** A bad line is a problem that names it; the good lines stay good. */
export async function* readSatchelCopy(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Result<CopyLine, CopyProblem>> {
  let events = 0;
  let announced: number | undefined;
  let last = 0;
  for await (const line of textLinesOf(stream, limits)) {
    last = line.line;
    if ("problem" in line) {
      yield err({ line: line.line, code: line.problem });
      if (line.line === 1) return;
    } else if (line.line === 1) {
      const head = parseHead(line.text);
      yield head.ok ? ok({ kind: "head", head: head.value }) : err({ line: 1, code: head.error });
      if (!head.ok) return;
    } else {
      const parsed = parseLine(line.text);
      if (parsed?.kind === "end") announced = parsed.events;
      else if (parsed === undefined) yield err({ line: line.line, code: "not-an-event" });
      else {
        events += 1;
        yield ok({ ...parsed, line: line.line });
      }
    }
  }
  if (announced === events) yield ok({ kind: "end" });
  else yield err({ line: last, code: last === 0 ? "not-a-copy" : "cut-off" });
}

function parseHead(line: string): Result<CopyHead, "not-a-copy" | "newer-copy"> {
  const json = parseJson(line);
  const { satchel } = (json ?? {}) as { readonly satchel?: unknown };
  if (Number.isSafeInteger(satchel) && Number(satchel) > copyVersion) return err("newer-copy");
  const parsed = v.safeParse(headSchema, json);
  if (!parsed.success) return err("not-a-copy");
  const { satchel: _, ...head } = parsed.output;
  return ok(head);
}

function parseLine(
  line: string,
):
  | Omit<Extract<CopyLine, { kind: "event" }>, "line">
  | { readonly kind: "end"; readonly events: number }
  | undefined {
  const json = parseJson(line);
  const event = v.safeParse(wireEventSchema, json);
  if (event.success) return { kind: "event", event: event.output };
  const end = v.safeParse(endSchema, json);
  return end.success ? { kind: "end", events: end.output.events } : undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
