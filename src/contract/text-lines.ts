/** Bytes into lines of text, each with its number, holding no more than one line at a time. */
import { joinedBytes } from "./joined-bytes.ts";
import { maxShiftFileBytes, maxShiftFileLines, maxShiftLineBytes } from "./limits.ts";

export type TextLine = ReadableLine | UnreadableLine;

export interface ReadableLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

export interface UnreadableLine {
  readonly line: number;
  readonly problem: "line-too-long" | "not-utf-8" | "file-too-long";
}

export interface LineLimits {
  readonly maxLineBytes: number;
  readonly maxLines: number;
  readonly maxBytes: number;
}

const shiftFileLimits: LineLimits = {
  maxLineBytes: maxShiftLineBytes,
  maxLines: maxShiftFileLines,
  maxBytes: maxShiftFileBytes,
};

/**
 * The lines of a file. LF and CRLF end a line, a byte-order mark before one is
 * dropped. A line that is too long or no UTF-8 comes as a problem and the next
 * is read; beyond the limits of the file one last problem comes, and no more is read.
 */
export async function* textLinesOf(
  stream: ReadableStream<Uint8Array>,
  limits: LineLimits = shiftFileLimits,
): AsyncGenerator<TextLine> {
  const pending = new PendingLine(limits.maxLineBytes);
  let [line, bytes] = [1, 0];

  for await (const chunk of chunksOf(stream)) {
    bytes += chunk.byteLength;
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      if (line > limits.maxLines) break;
      pending.append(chunk.subarray(start, end));
      yield pending.take(line);
      line += 1;
      start = end + 1;
    }
    pending.append(chunk.subarray(start));
    if (bytes > limits.maxBytes || (line > limits.maxLines && !pending.isEmpty())) {
      yield { line, problem: "file-too-long" };
      return;
    }
  }
  if (!pending.isEmpty()) yield pending.take(line);
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The part of a line that has come so far; of one that is too long, only that it is. */
class PendingLine {
  readonly #maxBytes: number;
  #parts: Uint8Array[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  isEmpty(): boolean {
    return this.#bytes === 0;
  }

  append(part: Uint8Array): void {
    this.#bytes += part.byteLength;
    if (this.#bytes <= this.#maxBytes) this.#parts.push(part);
    else this.#parts = [];
  }

  take(line: number): TextLine {
    const [parts, bytes] = [this.#parts, this.#bytes];
    this.#parts = [];
    this.#bytes = 0;
    return bytes > this.#maxBytes ? { line, problem: "line-too-long" } : decoded(joinedBytes(parts), line);
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function decoded(bytes: Uint8Array, line: number): TextLine {
  const end = bytes.at(-1) === carriageReturn ? bytes.byteLength - 1 : bytes.byteLength;
  try {
    return { line, text: decoder.decode(bytes.subarray(0, end)) };
  } catch {
    return { line, problem: "not-utf-8" };
  }
}

/** By a reader and not `for await`: Safari's streams can be iterated only since version 26. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    // Whoever stops early leaves a file open otherwise; after the end this does nothing.
    await reader.cancel();
  }
}
