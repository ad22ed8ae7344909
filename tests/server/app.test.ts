import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openProgramEndpoint, openTestEndpoint } from "../support/test-endpoint.ts";
import { readStaticFiles, type StaticFiles } from "../../src/server/static-files.ts";

const page = `<!doctype html><title>Satchel</title>${"<p>tally</p>".repeat(50)}`;
const script = "console.log('tally');".repeat(50);

let folder: string;
let files: StaticFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "satchel-built-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), page);
  await writeFile(join(folder, "sw.js"), script);
  await writeFile(join(folder, "assets", "main-abc123.js"), script);
  await writeFile(join(folder, "manifest.webmanifest"), "{}");
  files = await readStaticFiles(folder);
});

afterAll(() => rm(folder, { recursive: true }));

async function setup(options: { isHttps?: boolean } = {}) {
  const publicUrl = options.isHttps === true ? "https://satchel.example.org" : "http://127.0.0.1:8080";
  const { app, dataDir } = await openTestEndpoint({ files, publicUrl });
  const request = async (path: string, init?: RequestInit) => app.request(path, init);
  return { request, dataDir };
}

describe("createApp", () => {
  test.each(["/index.html", "/", "/totals", "/day/2026-05-08"])("answers %s with the page", async (path) => {
    const response = await (await setup()).request(path);

    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("Cache-Control")).toBe("no-cache");
    expect(await response.text()).toBe(page);
  });

  test.each([
    "/assets/main-old.js",
    "/assets/",
    "/assets",
    "/assets/..%2findex.html",
    "/icons/none.png",
    "/.env",
    "/package.json",
  ])("answers %s with a real 404 that nothing keeps", async (path) => {
    const response = await (await setup()).request(path);

    expect(response.status).toBe(404);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Content-Type")).toContain("text/plain");
  });

  test("lets a hashed file be kept for a year and the worker not at all", async () => {
    const { request } = await setup();

    expect((await request("/assets/main-abc123.js")).headers.get("Cache-Control")).toBe(
      "public, max-age=31536000, immutable",
    );
    expect((await request("/sw.js")).headers.get("Cache-Control")).toBe("no-cache");
    expect((await request("/manifest.webmanifest")).headers.get("Cache-Control")).toBe("no-cache");
  });

  test("compresses for a browser that can read it, with the same content", async () => {
    const response = await (await setup()).request("/assets/main-abc123.js", {
      headers: { "Accept-Encoding": "br, gzip" },
    });

    expect(response.headers.get("Content-Encoding")).toBe("gzip");
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe(script);
  });

  test("answers 304 without a body to whoever holds the current file", async () => {
    const { request } = await setup();
    const etag = (await request("/index.html")).headers.get("ETag") ?? "";

    const response = await request("/index.html", { headers: { "If-None-Match": `"other", W/${etag}` } });

    expect(response.status).toBe(304);
    expect(await response.text()).toBe("");
  });

  test("refuses everything but reading, and says so", async () => {
    const response = await (await setup()).request("/", { method: "POST", body: "{}" });

    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("GET, HEAD");
  });

  test("says that it is alive, and ready", async () => {
    const { request } = await setup();

    expect((await request("/healthz")).status).toBe(200);
    expect((await request("/readyz")).status).toBe(200);
  });

  test("stays alive but not ready without the keys that open what phones send", async () => {
    const { endpoint } = await openProgramEndpoint({ files });
    await rm(join(endpoint.dataDir, "keys"), { recursive: true });

    const ready = await endpoint.app.request("/readyz");

    expect((await endpoint.app.request("/healthz")).status).toBe(200);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toMatch(/^The program's keys are missing in DATA_DIR/);
  });

  test.each(["/", "/sw.js", "/assets/main-abc123.js", "/healthz", "/none.js"])(
    "sends the protective headers with %s",
    async (path) => {
      const { headers } = await (await setup()).request(path);

      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("Referrer-Policy")).toBe("no-referrer");
      expect(headers.get("X-Frame-Options")).toBe("DENY");
      expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
      expect(headers.get("Permissions-Policy")).toContain("geolocation=()");
      expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    },
  );

  test("lets the page load only what comes from here, and make only the worker's policy", async () => {
    const policy = (await (await setup()).request("/")).headers.get("Content-Security-Policy") ?? "";

    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("trusted-types sw");
    expect(policy).not.toContain("unsafe");
  });

  test("insists on https only where the public address is https", async () => {
    const plain = await (await setup()).request("/");
    const secure = await (await setup({ isHttps: true })).request("/");

    expect(plain.headers.has("Strict-Transport-Security")).toBe(false);
    expect(plain.headers.get("Content-Security-Policy")).not.toContain("upgrade-insecure-requests");
    expect(secure.headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d{8}/);
    expect(secure.headers.get("Content-Security-Policy")).toContain("upgrade-insecure-requests");
  });
});
