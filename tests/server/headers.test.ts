import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readStaticFiles } from "../../src/server/static-files.ts";
import { protocolVersion } from "../../src/contract/wire/protocol.ts";
import { startTestEndpoint, type TestBrowser, withProgram } from "../support/test-endpoint.ts";

let admin: TestBrowser;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "satchel-built-"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Satchel</title>");
  const endpoint = await startTestEndpoint({ files: await readStaticFiles(folder) });
  ({ admin } = await withProgram(endpoint));
  return async () => {
    await endpoint.remove();
    await rm(folder, { recursive: true });
  };
});

const protective = {
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": expect.stringMatching(/^geolocation=\(\), microphone=\(\), camera=\(\), /),
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-robots-tag": "noindex, nofollow",
};
const ofApi = {
  ...protective,
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "satchel-nonce": "AAAAAAAAAAAAAAAAAAAAAA",
  "satchel-protocol": String(protocolVersion),
};
const period = "from=2026-03-01&to=2026-03-31";

describe("the headers of every kind of answer", () => {
  test.each([
    ["JSON", "GET", "/v1/settings", { ...ofApi, "content-type": "application/json" }],
    [
      "the protocol's description",
      "GET",
      "/v1/openapi.json",
      { ...ofApi, "content-type": "application/json" },
    ],
    [
      "a table",
      "GET",
      `/v1/exports/detail_long.csv?${period}`,
      {
        ...ofApi,
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="satchel-detail_long-2026-03-01-2026-03-31.csv"',
      },
    ],
    [
      "another table",
      "GET",
      `/v1/exports/summary_period_site_item.csv?${period}`,
      {
        ...ofApi,
        "content-type": "text/csv; charset=utf-8",
        "content-disposition":
          'attachment; filename="satchel-summary_period_site_item-2026-03-01-2026-03-31.csv"',
      },
    ],
    ["a refusal", "GET", "/v1/records", { ...ofApi, "content-type": "application/json" }],
    ["no such address", "GET", "/v1/none", { ...ofApi, "content-type": "application/json" }],
    [
      "another way of asking",
      "DELETE",
      "/v1/settings",
      { ...ofApi, "content-type": "application/json", allow: "GET, PUT" },
    ],
    [
      "the page",
      "GET",
      "/",
      {
        ...protective,
        "cache-control": "no-cache",
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": expect.stringContaining("require-trusted-types-for 'script'"),
        etag: expect.any(String),
        vary: "Accept-Encoding",
      },
    ],
    [
      "no such file",
      "GET",
      "/none.js",
      {
        ...protective,
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "content-type": "text/plain; charset=UTF-8",
      },
    ],
  ])("%s", async (_kind, method, path, headers) => {
    const response = await admin.send(path, { method });

    expect(Object.fromEntries(response.headers)).toEqual(headers);
  });

  test("nothing comes back with what was deleted but the word that it was", async () => {
    const response = await admin.send("/v1/session", { method: "DELETE" });

    expect(Object.fromEntries(response.headers)).toEqual({
      ...ofApi,
      "set-cookie": "__Host-satchel-session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Strict",
    });
  });
});
