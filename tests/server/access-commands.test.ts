import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { keysName } from "../../src/server/data-folder.ts";
import { openProgramKeys } from "../../src/server/program-keys.ts";
import { programOf } from "../support/builders.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { openProgramEndpoint, openTestEndpoint, testPassword } from "../support/test-endpoint.ts";

const projectRoot = resolve(import.meta.dirname, "../..");

async function run(
  command: "invite" | "new-key" | "set-up-link",
  dataDir: string,
  ...options: readonly string[]
) {
  const child = spawn(process.execPath, [`src/server/commands/${command}.ts`, ...options], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], DATA_DIR: dataDir, PUBLIC_URL: "https://satchel.example.org" },
  });
  const [[exitCode], output, complaint] = await Promise.all([
    once(child, "exit"),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { exitCode: exitCode as unknown, output, complaint };
}

describe("npm run set-up-link", () => {
  test("prints a link that sets up the endpoint that is running", async () => {
    const endpoint = await openTestEndpoint();

    const { exitCode, output, complaint } = await run("set-up-link", endpoint.dataDir);

    const link = /^https:\/\/satchel\.example\.org\/set-up#([0-9A-Z]{26})\n$/.exec(output);
    expect([exitCode, link?.[0]]).toEqual([0, output]);
    expect(complaint).toContain(
      `with the data in ${endpoint.dataDir}, if that is reached at https://satchel.example.org.`,
    );
    const body = { code: link?.[1], program: programOf(), account: "Robin", password: testPassword };
    expect((await endpoint.browser().ask("POST", "/v1/setup", { body })).status).toBe(201);
  });
});

describe("npm run new-key", () => {
  test("makes a key that the running endpoint gives phones once it is copied", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const keys = openProgramKeys(join(endpoint.dataDir, keysName));
    const [program = ""] = await readdir(join(endpoint.dataDir, keysName));

    const { exitCode, output } = await run("new-key", endpoint.dataDir);

    expect([exitCode, output]).toEqual([0, expect.stringContaining("Key 2 is made.")]);
    expect((await keys.sealTo(program))?.key).toBe(1);
    await keys.markCopied(program, [2]);
    expect((await keys.sealTo(program))?.key).toBe(2);
    expect(await (await admin.ask("GET", "/v1/audit")).json()).toMatchObject({
      lines: [{ actor: "operator", action: "new-key", object: "key 2" }, {}, {}],
    });
  });
});

describe("npm run invite", () => {
  test("prints so many codes, one a line, each good for one phone", async () => {
    const { endpoint } = await openProgramEndpoint();
    endpoint.pass(Date.now() - endpoint.clockMs());

    const { exitCode, output } = await run("invite", endpoint.dataDir, "--count", "3", "--label", "Bag");

    const codes = output.trimEnd().split("\n");
    expect([exitCode, codes.length, new Set(codes).size]).toEqual([0, 3, 3]);
    const names: string[] = [];
    for (const code of codes) names.push((await endpoint.browser().joinWith(code)).who.name);
    expect(names).toEqual(["Bag 1", "Bag 2", "Bag 3"]);
  });

  test.each([
    ["no number", ["--count", "many"], /^--count is "many", which is no number from 1 to 200\.\n$/],
    ["too many", ["--count", "201"], /^--count is "201", /],
    ["an unknown role", ["--role", "king"], /^--role takes device, viewer, lead or admin, /],
    ["too long a label with its number", ["--count", "10", "--label", "x".repeat(38)], /^--role takes /],
  ])("refuses %s in one plain sentence", async (_what, options, sentence) => {
    const { exitCode, output, complaint } = await run("invite", temporaryFolder(), ...options);

    expect([exitCode, output]).toEqual([1, ""]);
    expect(complaint).toMatch(sentence);
  });

  test("says how it is used where an option is unknown", async () => {
    const { exitCode, complaint } = await run("invite", temporaryFolder(), "--colour", "red");

    expect([exitCode, complaint]).toEqual([2, expect.stringMatching(/^Usage: npm run invite -- /)]);
  });
});
