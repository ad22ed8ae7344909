import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { acceptsGzip, gzipped } from "../../src/server/gzip.ts";
import { encounterOf, eventOf, programOf, siteOf } from "../support/builders.ts";
import { exchangeWith, joinedPhone } from "../support/program-endpoint.ts";
import {
  inviteCodeOf,
  newTryKey,
  openProgramEndpoint,
  openTestEndpoint,
  withProgram,
} from "../support/test-endpoint.ts";

const headers = { "Accept-Encoding": "gzip, deflate, br" };

/** Twenty contacts have arrived: enough that what is said of them is worth packing. */
async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser } = await joinedPhone(endpoint, admin);
  const events = Array.from({ length: 20 }, () => eventOf(encounterOf({ out: { "NLX-NAS-4": 2 } })));
  await browser.ask("POST", "/v1/sync", { body: await exchangeWith(browser, events) });
  return { admin };
}

describe("replies to whoever takes gzip", () => {
  test.each([
    ["records", "/v1/records?day=2026-03-08"],
    ["the detail", "/v1/exports/detail_long.csv?from=2026-03-01&to=2026-03-31"],
    ["the summary", "/v1/exports/summary_period_site_item.csv?from=2026-03-01&to=2026-03-31"],
    ["the protocol", "/v1/openapi.json"],
  ])("say the same in less: %s", async (_what, path) => {
    const { admin } = await setup();

    const plain = await admin.ask("GET", path);
    const packed = await admin.ask("GET", path, { headers });

    const [bytes, packedBytes] = [await plain.arrayBuffer(), await packed.arrayBuffer()];
    expect(plain.headers.get("Content-Encoding")).toBeNull();
    expect(packed.headers.get("Content-Encoding")).toBe("gzip");
    expect(packed.headers.get("Content-Type")).toBe(plain.headers.get("Content-Type"));
    expect(packed.headers.get("Cache-Control")).toBe("no-store");
    expect(gunzipSync(packedBytes)).toEqual(Buffer.from(bytes));
    expect(packedBytes.byteLength).toBeLessThan(bytes.byteLength / 2);
  });

  test("stay plain where they are short", async () => {
    const { admin } = await setup();

    const who = await admin.ask("GET", "/v1/session", { headers });

    expect(who.headers.get("Content-Encoding")).toBeNull();
  });

  test("stay plain where somebody's words come back beside a secret, however long", async () => {
    const sites = Array.from({ length: 50 }, (_, index) =>
      siteOf({ code: `S${index}`, name: `Site ${index}` }),
    );
    const { endpoint, admin } = await withProgram(await openTestEndpoint(), programOf({ sites }));
    const body = { code: await inviteCodeOf(admin), tryKey: newTryKey() };

    const joined = await endpoint.browser().ask("POST", "/v1/join", { headers, body });

    expect((await joined.text()).length).toBeGreaterThan(2048);
    expect(joined.headers.get("Content-Encoding")).toBeNull();
  });
});

describe("gzipped", () => {
  /** Endless, and it counts how much of it was asked for. */
  function endless() {
    const seen = { pulls: 0, isCancelled: false };
    const bytes = crypto.getRandomValues(new Uint8Array(32 * 1024));
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        seen.pulls += 1;
        controller.enqueue(bytes);
      },
      cancel() {
        seen.isCancelled = true;
      },
    });
    return { seen, stream };
  }

  test("reads no more of a stream than its reader takes", async () => {
    const { seen, stream } = endless();
    const reader = ((await gzipped(stream)) as ReadableStream<Uint8Array>).getReader();

    let bytes = 0;
    while (bytes < 1024 * 1024) bytes += (await reader.read()).value?.byteLength ?? 0;

    // 32 pieces make a megabyte; the rest is what stands between the two ends.
    expect(seen.pulls).toBeLessThan(64);
    await reader.cancel();
  });

  test("gives a stream up when its reader goes away", async () => {
    const { seen, stream } = endless();
    const reader = ((await gzipped(stream)) as ReadableStream<Uint8Array>).getReader();
    await reader.read();

    await reader.cancel();

    await expect.poll(() => seen.isCancelled).toBe(true);
  });
});

describe("acceptsGzip", () => {
  test.each([
    ["gzip", true],
    ["br, GZIP;q=0.5", true],
    ["gzip; q=1.0", true],
    ["gzip;q=0", false],
    ["gzip; q=0.000", false],
    ["br, x-gzip-like", false],
    ["identity", false],
    [undefined, false],
  ])("%s: %s", (header, expected) => {
    expect(acceptsGzip(header)).toBe(expected);
  });
});
