import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LineLimits, type TextLine, textLinesOf } from "../../src/contract/text-lines.ts";

const wide: LineLimits = { maxLineBytes: 1000, maxLines: 1000, maxBytes: 1_000_000 };

async function linesOf(
  chunks: readonly (string | Uint8Array)[],
  limits = wide,
): Promise<readonly TextLine[]> {
  const lines: TextLine[] = [];
  for await (const line of textLinesOf(streamOf(chunks), limits)) lines.push(line);
  return lines;
}

function streamOf(
  chunks: readonly (string | Uint8Array)[],
  onCancel?: () => void,
): ReadableStream<Uint8Array> {
  const left = chunks.map((chunk) => (typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk));
  return new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next === undefined) controller.close();
      else controller.enqueue(next);
    },
    cancel() {
      onCancel?.();
    },
  });
}

const textsOf = (lines: readonly TextLine[]) =>
  lines.map((line) => ("text" in line ? line.text : line.problem));

describe("textLinesOf", () => {
  test("numbers lines from 1, with or without an end of the last", async () => {
    const expected = [
      { line: 1, text: "a" },
      { line: 2, text: "" },
      { line: 3, text: "b" },
    ];

    expect(await linesOf(["a\n\nb\n"])).toEqual(expected);
    expect(await linesOf(["a\n\nb"])).toEqual(expected);
  });

  test("has no line for an empty file", async () => {
    expect(await linesOf([])).toEqual([]);
    expect(await linesOf([""])).toEqual([]);
  });

  test("takes the ends of lines of Windows and a byte-order mark", async () => {
    expect(textsOf(await linesOf(["\uFEFFa\r\nb\r\n"]))).toEqual(["a", "b"]);
  });

  test("reads the same lines wherever the bytes are cut", async () => {
    const text = "één\nтри 🧷\n\nlast";
    const bytes = new TextEncoder().encode(text);

    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length }), { maxLength: 5 }), async (places) => {
        const cuts = [0, ...places.toSorted((a, b) => a - b), bytes.length];
        const chunks = cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));

        expect(textsOf(await linesOf(chunks))).toEqual(text.split("\n"));
      }),
    );
  });

  test("holds a line to its limit, also one that comes in pieces", async () => {
    const limits = { ...wide, maxLineBytes: 4 };

    expect(textsOf(await linesOf(["abcd\nabcde\nab\n"], limits))).toEqual(["abcd", "line-too-long", "ab"]);
    expect(textsOf(await linesOf(["ab", "cd", "\nabc", "de", "f\nab"], limits))).toEqual([
      "abcd",
      "line-too-long",
      "ab",
    ]);
    expect(textsOf(await linesOf(["ab\nabcde"], limits))).toEqual(["ab", "line-too-long"]);
  });

  test("holds a file to its number of lines", async () => {
    const limits = { ...wide, maxLines: 2 };

    expect(textsOf(await linesOf(["a\nb\n"], limits))).toEqual(["a", "b"]);
    expect(textsOf(await linesOf(["a\nb"], limits))).toEqual(["a", "b"]);
    expect(await linesOf(["a\nb\nc"], limits)).toEqual([
      { line: 1, text: "a" },
      { line: 2, text: "b" },
      { line: 3, problem: "file-too-long" },
    ]);
    expect(textsOf(await linesOf(["a\nb\n", "c\nd\n"], limits))).toEqual(["a", "b", "file-too-long"]);
  });

  test("holds a file to its number of bytes", async () => {
    const limits = { ...wide, maxBytes: 4 };

    expect(textsOf(await linesOf(["a\n", "b\n"], limits))).toEqual(["a", "b"]);
    expect(textsOf(await linesOf(["a\n", "bc\n", "d\n"], limits))).toEqual(["a", "bc", "file-too-long"]);
  });

  test("lets go of the file when it stops early", async () => {
    let cancelled = 0;
    const limits = { ...wide, maxLines: 1 };
    const stream = streamOf(["a\nb\n", "c\n"], () => {
      cancelled += 1;
    });

    for await (const _ of textLinesOf(stream, limits));

    expect(cancelled).toBe(1);
  });

  test("names a line that is no UTF-8 and reads the next", async () => {
    expect(await linesOf(["a\n", Uint8Array.of(0xc3, 0x28, 0x0a), "b"])).toEqual([
      { line: 1, text: "a" },
      { line: 2, problem: "not-utf-8" },
      { line: 3, text: "b" },
    ]);
  });
});
