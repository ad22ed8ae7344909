/** The body of a request, within limits at every step: as it comes, inflated, and nested. */
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { BodyLimits } from "../contract/wire/body-limits.ts";
import { maxJsonDepth } from "../contract/wire/wire-limits.ts";
import { Refusal } from "./refusal.ts";

/** Reads JSON, plain or gzip. Whoever sends it must have been let in already: inflating costs more than sending. */
export async function readJson(
  request: Request,
  limits: BodyLimits,
): Promise<{ readonly json: unknown; readonly wireBytes: number }> {
  if (!isJson(request.headers.get("Content-Type"))) throw new Refusal("wrong-type");
  const encoding = request.headers.get("Content-Encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding !== "gzip" && encoding !== "identity") throw new Refusal("wrong-type");

  const received = await readBytes(request, limits.wireBytes);
  const bytes = encoding === "gzip" ? await inflate(received, limits.inflatedBytes) : received;
  if (bytes.byteLength > limits.inflatedBytes) throw new Refusal("too-large");
  if (isDeeperThan(maxJsonDepth, bytes)) throw new Refusal("malformed");
  return { json: parseUtf8Json(bytes), wireBytes: received.byteLength };
}

function isJson(contentType: string | null): boolean {
  return (
    contentType !== null && /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType.trim())
  );
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  // What a sender announces spares reading it; only counting proves it.
  if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes) throw new Refusal("too-large");
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request)) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new Refusal("too-large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      // A line that broke, or a sender so slow that the server's timeout cut it.
      const read = await reader.read().catch(() => undefined);
      if (read === undefined) throw new Refusal("malformed");
      if (read.done) return;
      yield read.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const gunzipBytes = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(gunzip);

async function inflate(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  try {
    return await gunzipBytes(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new Refusal(isTooLarge ? "too-large" : "malformed");
  }
}

const openingBrace = 0x7b;
const closingBrace = 0x7d;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const quote = 0x22;
const backslash = 0x5c;

/** Counted before parsing, so that no parser has to follow a nesting that nobody means. */
function isDeeperThan(maxDepth: number, bytes: Uint8Array): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < bytes.byteLength; at += 1) {
    const byte = bytes[at];
    if (isInText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isInText = false;
    } else if (byte === quote) {
      isInText = true;
    } else if (byte === openingBrace || byte === openingBracket) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (byte === closingBrace || byte === closingBracket) {
      depth -= 1;
    }
  }
  return false;
}

function parseUtf8Json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The parser's own message quotes the body.
    throw new Refusal("malformed");
  }
}
