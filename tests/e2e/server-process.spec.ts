/** The server as the process that a person starts and stops. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { expect, test } from "@playwright/test";
import { startServer } from "./support/server.ts";

const projectRoot = resolve(import.meta.dirname, "../..");

test("says what to open and where to set up, answers there, and stops when it is asked to", async () => {
  const server = spawnServer({ PORT: "0", DATA_DIR: newFolder() });
  const lines = createInterface(server.stdout)[Symbol.asyncIterator]();

  const first = await lines.next();
  const address = /^Satchel is ready\. Open (http:\/\/127\.0\.0\.1:\d+\/) in a browser\.$/.exec(
    String(first.value),
  )?.[1];
  expect(address, String(first.value)).toBeDefined();
  expect((await lines.next()).value).toMatch(
    new RegExp(`^To set a program up here, open once: ${address}set-up#[0-9A-Z]{26}$`),
  );
  for (const [path, answer] of [
    ["healthz", "ok\n"],
    ["readyz", "ready\n"],
  ] as const) {
    const response = await fetch(`${address}${path}`);
    expect([response.status, await response.text()]).toEqual([200, answer]);
  }

  const ended = once(server, "exit");
  server.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  expect((await lines.next()).done, "nothing more was said").toBe(true);
});

test("is no longer ready when its folder is gone", async () => {
  const dataDir = newFolder();
  const server = await startServer({ dataDir });
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);

  rmSync(dataDir, { recursive: true });

  const response = await fetch(`${server.url}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain(dataDir);
  await server.stop();
});

const refusals = [
  ["HOST is no address", { HOST: "not a host" }, /^HOST is "not a host", /],
  ["HOST is of another machine", { HOST: "192.0.2.1" }, /^HOST is "192\.0\.2\.1", /],
  ["PORT is no number", { PORT: "eighty" }, /^PORT is "eighty", /],
  ["PORT is too high", { PORT: "65536" }, /^PORT is "65536", /],
  ["DATA_DIR is a file", { DATA_DIR: newFile() }, /^DATA_DIR is ".+", and no folder can be made there\.$/],
  [
    "PUBLIC_URL has a path",
    { PUBLIC_URL: "https://a.example/b" },
    /^PUBLIC_URL is "https:\/\/a\.example\/b", /,
  ],
] as const satisfies readonly (readonly [string, Record<string, string>, RegExp])[];

for (const [reason, environment, sentence] of refusals) {
  test(`refuses to start in one plain sentence when ${reason}`, async () => {
    expect(await runToItsEnd(environment)).toEqual({
      code: 1,
      output: "",
      complaint: expect.stringMatching(sentence) as unknown,
    });
  });
}

test("refuses to start on a port that another program has, and leaves no folder behind", async () => {
  const other = await startServer();
  const dataDir = join(newFolder(), "data");

  const { code, output, complaint } = await runToItsEnd({
    HOST: "localhost",
    PORT: String(other.port),
    DATA_DIR: dataDir,
  });

  expect([code, output]).toEqual([1, ""]);
  expect(existsSync(dataDir)).toBe(false);
  expect(complaint).toBe(
    `Port ${other.port} on localhost is taken by another program. Stop that one, or set PORT to another number.`,
  );
  await other.stop();
});

const policyOfPages =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types sw";

test("serves page, worker and scripts under the strict policy, each kept as long as it may be", async ({
  baseURL,
}) => {
  const page = await fetch(`${baseURL}/`);
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
  const asset = await fetch(`${baseURL}${script}`);
  const worker = await fetch(`${baseURL}/sw.js`);

  for (const response of [page, asset, worker]) {
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("geolocation=()"),
    });
  }
  expect(page.headers.get("content-security-policy")).toBe(policyOfPages);
  expect(worker.headers.get("content-security-policy")).toBe(policyOfPages);
  expect(page.headers.get("cache-control")).toBe("no-cache");
  expect(worker.headers.get("cache-control")).toBe("no-cache");
  expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
});

/** With nothing set but this: a setting of the machine's own would change what is tested. */
function spawnServer(environment: Readonly<Record<string, string>>) {
  return spawn(process.execPath, ["src/server/main.ts"], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], ...environment },
  });
}

async function runToItsEnd(environment: Readonly<Record<string, string>>) {
  const server = spawnServer({ PORT: "0", DATA_DIR: newFolder(), ...environment });
  const [[code], output, complaint] = await Promise.all([
    once(server, "exit"),
    text(server.stdout),
    text(server.stderr),
  ]);
  return { code: code as unknown, output, complaint: complaint.replace(/\n$/, "") };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "satchel-server-"));
}

function newFile(): string {
  const path = join(newFolder(), "file");
  writeFileSync(path, "");
  return path;
}
