import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bodyLimitsOf } from "../../../src/contract/wire/body-limits.ts";
import { routes } from "../../../src/contract/wire/routes.ts";
import { maxJsonDepth } from "../../../src/contract/wire/wire-limits.ts";
import { GarbageTarget, gzip, gzipped, pathOf, routeNames } from "../../support/garbage-target.ts";

let target: GarbageTarget;

beforeAll(async () => {
  target = await GarbageTarget.start();
  return () => target.endpoint.remove();
});

beforeEach(() => target.rest());

const withBody = routeNames.filter((name) => "request" in routes[name]);

describe.each(withBody)("garbage sent to %s", (name) => {
  const { wireBytes: maxWire, inflatedBytes: maxInflated } = bodyLimitsOf(name);

  test("is refused as malformed whatever the bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        target.endpoint.pass(2000);
        expect(await target.refusalOf(() => target.send(name, { body: Uint8Array.from(bytes) }))).toBe(
          "malformed",
        );
      }),
      { numRuns: 12 },
    );
  });

  test("is refused as malformed whatever the JSON", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (body) => {
        target.endpoint.pass(2000);
        expect(await target.refusalOf(() => target.send(name, { body }))).toBe("malformed");
      }),
      { numRuns: 12 },
    );
  });

  test("is refused where an object has a key of every object's prototype", async () => {
    for (const key of ["__proto__", "constructor", "prototype", "toString"]) {
      const body = `{"${key}":{"isAdmin":true,"code":"0000"}}`;
      expect(await target.refusalOf(() => target.send(name, { body }))).toBe("malformed");
    }
    expect("isAdmin" in {}).toBe(false);
  });

  test("is refused where it is nested one level too deep, and far deeper", async () => {
    for (const depth of [maxJsonDepth + 1, 50_000]) {
      const body = gzipped("[".repeat(depth) + "]".repeat(depth));
      expect(await target.refusalOf(() => target.send(name, { body, headers: gzip }))).toBe("malformed");
    }
  });

  test("is refused where gzip is cut off, or is none", async () => {
    const whole = gzipped(JSON.stringify({ code: randomBytes(500).toString("hex") }));
    for (const body of [whole.subarray(0, whole.length - 9), whole.subarray(0, 12), Uint8Array.of(1, 2, 3)]) {
      expect(
        await target.refusalOf(() => target.send(name, { body: Uint8Array.from(body), headers: gzip })),
      ).toBe("malformed");
    }
  });

  test("is too large a byte above the limit, as it comes and inflated", async () => {
    const text = (bytes: number) => `"${"a".repeat(bytes - 2)}"`;

    expect(await target.refusalOf(() => target.send(name, { body: text(maxWire + 1) }))).toBe("too-large");
    expect(await target.refusalOf(() => target.send(name, { body: text(maxWire) }))).toBe("malformed");
    expect(
      await target.refusalOf(() =>
        target.send(name, { body: gzipped(text(maxInflated + 1)), headers: gzip }),
      ),
    ).toBe("too-large");
    expect(
      await target.refusalOf(() => target.send(name, { body: gzipped(text(maxInflated)), headers: gzip })),
    ).toBe("malformed");
  });

  test("is too large where it is only announced so, or never ends", async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(0x20)),
    });
    const { app } = target.endpoint;
    const headers = new Headers({ "Content-Type": "application/json" });
    headers.set("Cookie", [...target.allowedBrowser(name).cookies].map((pair) => pair.join("=")).join("; "));
    headers.set("Satchel-Protocol", "1");
    headers.set("Satchel-Nonce", "AAAAAAAAAAAAAAAAAAAAAA");
    const url = new URL(pathOf(name), target.endpoint.publicUrl);

    expect(
      await target.refusalOf(async () => {
        // `duplex` is what Node asks for where a body is a stream; the DOM's types don't know it.
        const init: RequestInit & { readonly duplex: "half" } = {
          method: routes[name].method,
          headers,
          body: endless,
          duplex: "half",
        };
        return app.fetch(new Request(url, init));
      }),
    ).toBe("too-large");
  });

  test.each(["br", "deflate", "zstd", "gzip, gzip", "x-gzip"])("is refused as %s", async (encoding) => {
    expect(
      await target.refusalOf(() =>
        target.send(name, { body: "{}", headers: { "Content-Encoding": encoding } }),
      ),
    ).toBe("wrong-type");
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", ""])(
    "is refused as a form can send it: %s",
    async (contentType) => {
      expect(
        await target.refusalOf(() =>
          target.send(name, { body: "{}", headers: { "Content-Type": contentType } }),
        ),
      ).toBe("wrong-type");
    },
  );
});
