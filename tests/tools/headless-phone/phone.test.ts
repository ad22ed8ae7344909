/** `npm run phone` as a process, against an endpoint that listens. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cellsOfBlock } from "../../../src/domain/read-block.ts";
import expected from "../../fixtures/shift/evening.totals.json" with { type: "json" };
import { joinHeadless } from "../../../src/tools/headless-phone/headless-phone.ts";
import { encounterOf, programOf } from "../../support/builders.ts";
import { valueOf } from "../../support/results.ts";
import { type HeadlessLead, setUpProgram } from "../../support/headless-lead.ts";
import { serveTestEndpoint } from "../../support/served-endpoint.ts";
import { newSetupCode } from "../../support/test-endpoint.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/shift");
const evening = join(fixtures, "evening.jsonl");
const faulty = join(fixtures, "faulty.jsonl");

interface Ended {
  readonly exitCode: number;
  readonly output: string;
}

async function setup() {
  const { endpoint, origin } = await serveTestEndpoint();
  const link = `${origin}/set-up#${await newSetupCode(endpoint)}`;
  const lead = await setUpProgram(origin, link, programOf());
  return { lead, origin, phone: (...given: string[]) => runPhone(["--server", origin, ...given]) };
}

function runPhone(given: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["src/tools/phone.ts", ...given], (error, stdout, stderr) => {
      resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr });
    });
  });
}

/** By measure and code, over all days and sites, tallies apart. */
async function countedFromRecords(lead: HeadlessLead): Promise<Record<string, Record<string, number>>> {
  const values: Record<string, Record<string, number>> = {};
  for (const { measure, code, value, place } of (await lead.blocks()).flatMap(cellsOfBlock)) {
    if (place.source !== "record") continue;
    const byCode = (values[measure] ??= {});
    byCode[code] = (byCode[code] ?? 0) + value;
  }
  return values;
}

describe("joinHeadless", () => {
  test("gives a phone that knows why what it recorded still waits", async () => {
    const { lead, origin } = await setup();
    const phone = valueOf(await joinHeadless(await lead.invite(), origin));
    const [joined] = valueOf(await lead.client.call("phones", {})).phones;
    await phone.record([{ record: encounterOf(), rev: 1 }]);
    valueOf(await lead.client.call("revokePhone", { path: { id: joined?.id ?? "" } }));

    const facts = await phone.send({ untilMs: Date.now() });

    expect(facts).toMatchObject({ waiting: 1, lastFailure: "revoked" });
  });
});

describe("npm run phone", () => {
  test("brings an evening, dealt out among three phones, to the lead's totals whole", async () => {
    const { lead, phone } = await setup();
    const codes = [await lead.invite(), await lead.invite(), await lead.invite()];

    const { exitCode, output } = await phone("--phones", "3", "--join", codes.join(","), evening);

    expect(output).toContain("Held in memory");
    expect(output).toMatch(/phone 1: saved 10\n[^]*phone 1: sent 10\nphone 1: confirmed 10\n/);
    expect(output.match(/: confirmed (9|10)\n/g)).toHaveLength(3);
    expect(exitCode).toBe(0);
    expect(await countedFromRecords(lead)).toEqual(expected.record);
  });

  test("counts nothing twice when another phone brings the same file again", async () => {
    const { lead, phone } = await setup();
    await phone("--join", await lead.invite(), evening);

    const { exitCode } = await phone("--join", await lead.invite(), evening);

    expect(exitCode).toBe(0);
    expect(await countedFromRecords(lead)).toEqual(expected.record);
  });

  test("names each line that can't be recorded, sends the others, and does not end well", async () => {
    const { lead, phone } = await setup();

    const { exitCode, output } = await phone("--join", await lead.invite(), faulty);

    expect(output).toMatch(/refused .*faulty\.jsonl:\d+: unknown-item/);
    expect(output).toMatch(/saved ([1-9]\d*)\n.*sent \1\n.*confirmed \1\n/);
    expect(exitCode).toBe(1);
  });

  test("uses no code where a file can't be read", async () => {
    const { lead, phone } = await setup();
    const code = await lead.invite();

    const unread = await phone("--join", code, evening, fixtures);
    const { exitCode } = await phone("--join", code, evening);

    expect(unread).toEqual({
      exitCode: 2,
      output: `${fixtures} can't be read. Nothing was begun, and no code was used.\n`,
    });
    expect(exitCode).toBe(0);
  });

  test("says that a code was used before, and records nothing", async () => {
    const { lead, phone } = await setup();
    const code = await lead.invite();
    await phone("--join", code, evening);

    const { exitCode, output } = await phone("--join", code, evening);

    expect(output).toContain("phone 1: not joined. This code is wrong, used up or too old. Nothing was");
    expect(exitCode).toBe(1);
  });

  test("says what is wrong with its command, and how it is meant", async () => {
    const { exitCode, output } = await runPhone(["--join", "0123456789AB"]);

    expect(output).toContain("--server is missing");
    expect(output).toContain("npm run phone -- --join CODE --server URL FILE…");
    expect(exitCode).toBe(2);
  });
});
