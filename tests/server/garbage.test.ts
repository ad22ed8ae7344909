import { randomBytes, randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusalMeant } from "../../src/contract/wire/errors.ts";
import { parseErrorReply } from "../../src/contract/wire/route-messages.ts";
import { type Route, type RouteName, routes } from "../../src/contract/wire/routes.ts";
import {
  maxEventsPerExchange,
  maxInflatedBytes,
  maxJsonDepth,
  maxSmallBodyBytes,
  maxWireBytes,
} from "../../src/contract/wire/wire-limits.ts";
import { eventId, recordId } from "../support/builders.ts";
import { accountOf, joinedPhone } from "../support/program-endpoint.ts";
import {
  startTestEndpoint,
  type TestBrowser,
  type TestEndpoint,
  withProgram,
} from "../support/test-endpoint.ts";
import { syncRequest, wireEvent } from "../support/wire-messages.ts";

let endpoint: TestEndpoint;
let device: TestBrowser;
let admin: TestBrowser;

beforeAll(async () => {
  ({ endpoint, admin } = await withProgram(await startTestEndpoint()));
  device = (await joinedPhone(endpoint, admin)).browser;
  await accountOf(endpoint, admin, "lead");
  return () => endpoint.remove();
});

beforeEach(async () => {
  // So that nobody has asked too often, and nobody's session ends.
  endpoint.pass(60_000);
  await admin.ask("GET", "/v1/session");
});

const routeNames = Object.keys(routes) as RouteName[];
const withBody = routeNames.filter((name) => "request" in routes[name]);

/** Whoever may ask it, so that garbage comes as far as it can. */
function allowedBrowser(name: RouteName): TestBrowser {
  const route: Route = routes[name];
  return route.roles.includes("admin") || route.roles.includes("anyone") ? admin : device;
}

function pathOf(name: RouteName): string {
  return routes[name].path.replaceAll(/:[a-z]+/g, randomUUID());
}

/** All that is stored, table by table. When a session ends is moved by every request. */
function stored(): string {
  const db = new DatabaseSync(join(endpoint.dataDir, "satchel.sqlite"), { readOnly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
    return tables
      .map(({ name }) => {
        const rows = db.prepare(`SELECT * FROM "${String(name)}"`).all();
        return JSON.stringify([name, rows.map((row) => ({ ...row, idle_until: 0 }))]);
      })
      .join("\n");
  } finally {
    db.close();
  }
}

/** The code of the table with which a request is refused, or what is wrong with how it was answered. */
async function refusalOf(asked: () => Promise<Response>): Promise<string> {
  const before = stored();

  const response = await asked();

  const refusal = parseErrorReply(await response.json());
  if (!refusal.ok) return `no refusal, but ${response.status}`;
  if (refusalMeant(refusal.value.code, response.status) !== refusal.value.code || response.status >= 500) {
    return `${refusal.value.code} with ${response.status}`;
  }
  return stored() === before ? refusal.value.code : `${refusal.value.code}, and something was stored`;
}

interface Sent {
  readonly body?: Uint8Array<ArrayBuffer> | string;
  readonly headers?: Readonly<Record<string, string>>;
}

function send(name: RouteName, { body, headers = {} }: Sent): Promise<Response> {
  return allowedBrowser(name).send(pathOf(name), {
    method: routes[name].method,
    headers: { "Content-Type": "application/json", ...headers },
    ...(body !== undefined && { body }),
  });
}

const gzip = { "Content-Encoding": "gzip" };

function gzipped(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(gzipSync(text));
}

describe.each(withBody)("garbage sent to %s", (name) => {
  const maxInflated = name === "sync" ? maxInflatedBytes : maxSmallBodyBytes;
  const maxWire = name === "sync" ? maxWireBytes : maxSmallBodyBytes;

  test("is refused as malformed whatever the bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        endpoint.pass(2000);
        expect(await refusalOf(() => send(name, { body: Uint8Array.from(bytes) }))).toBe("malformed");
      }),
      { numRuns: 12 },
    );
  });

  test("is refused as malformed whatever the JSON", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (body) => {
        endpoint.pass(2000);
        expect(await refusalOf(() => send(name, { body }))).toBe("malformed");
      }),
      { numRuns: 12 },
    );
  });

  test("is refused where an object has a key of every object's prototype", async () => {
    for (const key of ["__proto__", "constructor", "prototype", "toString"]) {
      const body = `{"${key}":{"isAdmin":true,"code":"0000"}}`;
      expect(await refusalOf(() => send(name, { body }))).toBe("malformed");
    }
    expect("isAdmin" in {}).toBe(false);
  });

  test("is refused where it is nested one level too deep, and far deeper", async () => {
    for (const depth of [maxJsonDepth + 1, 50_000]) {
      const body = gzipped("[".repeat(depth) + "]".repeat(depth));
      expect(await refusalOf(() => send(name, { body, headers: gzip }))).toBe("malformed");
    }
  });

  test("is refused where gzip is cut off, or is none", async () => {
    const whole = gzipped(JSON.stringify({ code: randomBytes(500).toString("hex") }));
    for (const body of [whole.subarray(0, whole.length - 9), whole.subarray(0, 12), Uint8Array.of(1, 2, 3)]) {
      expect(await refusalOf(() => send(name, { body: Uint8Array.from(body), headers: gzip }))).toBe(
        "malformed",
      );
    }
  });

  test("is too large a byte above the limit, as it comes and inflated", async () => {
    const text = (bytes: number) => `"${"a".repeat(bytes - 2)}"`;

    expect(await refusalOf(() => send(name, { body: text(maxWire + 1) }))).toBe("too-large");
    expect(await refusalOf(() => send(name, { body: text(maxWire) }))).toBe("malformed");
    expect(await refusalOf(() => send(name, { body: gzipped(text(maxInflated + 1)), headers: gzip }))).toBe(
      "too-large",
    );
    expect(await refusalOf(() => send(name, { body: gzipped(text(maxInflated)), headers: gzip }))).toBe(
      "malformed",
    );
  });

  test("is too large where it is only announced so, or never ends", async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(0x20)),
    });
    const { app } = endpoint;
    const headers = new Headers({ "Content-Type": "application/json" });
    headers.set("Cookie", [...allowedBrowser(name).cookies].map((pair) => pair.join("=")).join("; "));
    headers.set("Satchel-Protocol", "1");
    headers.set("Satchel-Nonce", "AAAAAAAAAAAAAAAAAAAAAA");
    const url = new URL(pathOf(name), endpoint.publicUrl);

    expect(
      await refusalOf(async () => {
        // `duplex` is what Node asks for where a body is a stream; the DOM's types don't know it.
        const init: RequestInit & { readonly duplex: "half" } = {
          method: "POST",
          headers,
          body: endless,
          duplex: "half",
        };
        return app.fetch(new Request(url, init));
      }),
    ).toBe("too-large");
  });

  test.each(["br", "deflate", "zstd", "gzip, gzip", "x-gzip"])("is refused as %s", async (encoding) => {
    expect(await refusalOf(() => send(name, { body: "{}", headers: { "Content-Encoding": encoding } }))).toBe(
      "wrong-type",
    );
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", ""])(
    "is refused as a form can send it: %s",
    async (contentType) => {
      expect(
        await refusalOf(() => send(name, { body: "{}", headers: { "Content-Type": contentType } })),
      ).toBe("wrong-type");
    },
  );
});

describe.each(routeNames)("%s", (name) => {
  test("is not answered to another site's page", async () => {
    for (const headers of [
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { "Sec-Fetch-Site": "nonsense" },
    ]) {
      expect(await refusalOf(() => send(name, { headers }))).toBe("wrong-origin");
    }
  });

  test("is not answered in another way than the table's", async () => {
    const methods = routeNames.filter((other) => routes[other].path === routes[name].path);
    for (const method of ["PUT", "PATCH", "DELETE", "POST", "GET"]) {
      if (methods.some((other) => routes[other].method === method)) continue;
      expect(
        await refusalOf(() => admin.send(pathOf(name), { method, ...(method !== "GET" && { body: "{}" }) })),
      ).toBe("method-not-allowed");
    }
  });

  test("is not answered with a query that the table doesn't name, or one twice", async () => {
    const known: Route = routes[name];
    const twice = known.query?.[0];
    for (const query of [
      "?nonsense=1",
      "?__proto__=1",
      ...(twice === undefined ? [] : [`?${twice}=1&${twice}=1`]),
    ]) {
      expect(
        await refusalOf(() => allowedBrowser(name).send(`${pathOf(name)}${query}`, { method: known.method })),
      ).toBe("malformed");
    }
  });

  test("takes a half or a wrong protocol for what it is", async () => {
    expect(await refusalOf(() => send(name, { headers: { "Satchel-Protocol": "2" } }))).toBe(
      "protocol-unknown",
    );
    expect(await refusalOf(() => send(name, { headers: { "Satchel-Protocol": "one" } }))).toBe("malformed");
    expect(await refusalOf(() => send(name, { headers: { "Satchel-Nonce": "short" } }))).toBe("malformed");
  });
});

describe("an exchange", () => {
  test("brings no more than 500 events", async () => {
    const events = Array.from({ length: maxEventsPerExchange + 1 }, (_, index) =>
      wireEvent({ seq: index + 1, id: eventId(), record: recordId() }),
    );
    const body = gzipped(JSON.stringify(syncRequest({ number: randomUUID(), events })));

    expect(await refusalOf(() => send("sync", { body, headers: gzip }))).toBe("malformed");
  });

  test.each([
    ["a gap", [wireEvent({ seq: 1 }), wireEvent({ seq: 3 })]],
    ["an id that leads out of a folder", [wireEvent({ id: "../../etc/passwd" as never })]],
    ["a revision below one", [wireEvent({ rev: 0 })]],
    ["a day that is none", [wireEvent({ day: "2026-02-30" as never })]],
  ])("is refused whole with %s", async (_what, events) => {
    const body = JSON.stringify(syncRequest({ number: randomUUID(), events }));

    expect(await refusalOf(() => send("sync", { body }))).toBe("malformed");
  });

  test("inflates a bomb no further than the limit", async () => {
    // A hundred times the limit, in a hundred kilobytes.
    const bomb = Uint8Array.from(gzipSync(Buffer.alloc(100 * maxInflatedBytes)));
    const heapBefore = process.memoryUsage().arrayBuffers;

    for (let round = 0; round < 5; round += 1) {
      expect(await refusalOf(() => send("sync", { body: bomb, headers: gzip }))).toBe("too-large");
    }

    const grownBytes = process.memoryUsage().arrayBuffers - heapBefore;
    expect(grownBytes).toBeLessThan(20 * maxInflatedBytes);
  });

  test("is not even inflated for who may not send", async () => {
    const bomb = Uint8Array.from(gzipSync(Buffer.alloc(100 * maxInflatedBytes)));

    expect(
      await refusalOf(() =>
        endpoint.browser().send("/v1/sync", {
          method: "POST",
          headers: { "Content-Type": "application/json", ...gzip },
          body: bomb,
        }),
      ),
    ).toBe("not-signed-in");
  });

  test("needs protocol and nonce", async () => {
    const request = new Request(new URL("/v1/sync", endpoint.publicUrl), {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Cookie: [...device.cookies].map((pair) => pair.join("=")).join("; "),
      },
      body: JSON.stringify(syncRequest({ number: randomUUID() })),
    });

    const response = await endpoint.app.fetch(request);

    expect(response.status).toBe(400);
  });
});

describe("an address under /v1 that the table doesn't have", () => {
  test.each(["/v1", "/v1/", "/v1/nonsense", "/v1/sync/", "/v1/phones/a/b"])(
    "%s is a 404 as JSON",
    async (path) => {
      expect(await refusalOf(() => admin.send(path, { method: "GET" }))).toBe("not-found");
    },
  );

  test("an id that is none is not found", async () => {
    for (const [method, path] of [
      ["DELETE", "/v1/phones/none"],
      ["DELETE", "/v1/invites/%00"],
      ["GET", "/v1/records/none/history"],
      ["GET", `/v1/records/${randomUUID()}/history`],
    ] as const) {
      expect(await refusalOf(() => admin.send(path, { method }))).toBe("not-found");
    }
  });
});
