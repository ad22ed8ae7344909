import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { maxJsonDepth } from "../../src/contract/wire/wire-limits.ts";
import { readJson } from "../../src/server/read-body.ts";

const limits = { wireBytes: 1000, inflatedBytes: 2000 };

function read(body: BodyInit, headers: Readonly<Record<string, string>> = {}) {
  const request = new Request("https://satchel.example.org/", {
    method: "POST",
    body,
    headers: { "Content-Type": "application/json", ...headers },
  });
  return readJson(request, limits);
}

const gzip = { "Content-Encoding": "gzip" };

describe("readJson", () => {
  test("reads JSON, plain and as gzip, and counts what came over the network", async () => {
    const plain = await read('{"a":1}', { "Content-Type": "Application/JSON; charset=utf-8" });
    const packed = Uint8Array.from(gzipSync('{"a":"é"}'));

    expect(plain).toEqual({ json: { a: 1 }, wireBytes: 7 });
    expect(await read(packed, gzip)).toEqual({ json: { a: "é" }, wireBytes: packed.byteLength });
  });

  test("follows as many levels as the contract has, and no more", async () => {
    const nested = (depth: number) => `${'{"a":['.repeat(depth / 2)}${"]}".repeat(depth / 2)}`;

    await expect(read(nested(maxJsonDepth))).resolves.toMatchObject({ json: {} });
    await expect(read(nested(maxJsonDepth + 2))).rejects.toMatchObject({ code: "malformed" });
    await expect(read(`[${nested(maxJsonDepth)}]`)).rejects.toMatchObject({ code: "malformed" });
  });

  test("counts no bracket inside a text", async () => {
    const text = String.raw`["[[[[[[[[[[[[ \" {{{{{{{{{{ \\"]`;

    expect((await read(text)).json).toEqual(['[[[[[[[[[[[[ " {{{{{{{{{{ \\']);
  });

  test("takes text that is not UTF-8 for no JSON", async () => {
    const bytes = Uint8Array.from([0x22, 0xc3, 0x28, 0x22]);

    await expect(read(bytes)).rejects.toMatchObject({ code: "malformed" });
  });

  test("takes a body whose line broke for no JSON", async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new Error("The line broke.")),
    });
    const init: RequestInit & { readonly duplex: "half" } = {
      method: "POST",
      body: broken,
      duplex: "half",
      headers: { "Content-Type": "application/json" },
    };

    const reading = readJson(new Request("https://satchel.example.org/", init), limits);

    await expect(reading).rejects.toMatchObject({ code: "malformed" });
  });

  test("refuses what is announced as too large before it reads any of it", async () => {
    let hasRead = false;
    const body = new ReadableStream(
      {
        pull: (controller) => {
          hasRead = true;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const init: RequestInit & { readonly duplex: "half" } = {
      method: "POST",
      body,
      duplex: "half",
      headers: { "Content-Type": "application/json", "Content-Length": "1001" },
    };

    await expect(readJson(new Request("https://satchel.example.org/", init), limits)).rejects.toMatchObject({
      code: "too-large",
    });
    expect(hasRead).toBe(false);
  });
});
