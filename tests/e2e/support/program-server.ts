/** A server with a program on it, and codes to join it with: what a lead and an operator did before the evening. */
import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { newestProgramSchema } from "../../../src/domain/program.ts";
import type { Program } from "../../../src/domain/program.ts";
import { startServer } from "./server.ts";
import type { TestServer } from "./server.ts";

const projectRoot = resolve(import.meta.dirname, "../../..");
const run = promisify(execFile);

export interface ProgramServer extends TestServer {
  readonly program: Program;
  /** A new code for one phone. */
  readonly invite: (label: string) => Promise<string>;
}

export async function startProgramServer(changes: Partial<Program> = {}): Promise<ProgramServer> {
  const server = await startServer();
  const program = { ...nightVan, ...changes };
  await setUp(server, program);
  return {
    ...server,
    program,
    invite: async (label) => (await command(server, "invite.ts", "--label", label)).trim(),
  };
}

const nightVan: Program = {
  schema: newestProgramSchema,
  name: "Night Van",
  zone: "UTC",
  dayStartHour: 4,
  weekStart: 1,
  fiscalStart: "01-01",
  timePrecision: "part",
  sites: [
    { code: "PIER" as Program["sites"][number]["code"], name: "Pier", model: "street" },
    { code: "STREET" as Program["sites"][number]["code"], name: "Street", model: "street" },
  ],
  factors: { version: 1, perPound: "281", perKilogram: "619.5", perLitre: "50" } as Program["factors"],
  book: { custody: "device", days: 0 },
};

async function setUp(server: TestServer, program: Program): Promise<void> {
  const link = await command(server, "set-up-link.ts");
  const code = /#(\w+)/.exec(link)?.[1];
  const answer = await fetch(`${server.url}/v1/setup`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Origin: new URL(server.url).origin,
      "Satchel-Protocol": "1",
      "Satchel-Nonce": "AAAAAAAAAAAAAAAAAAAAAA",
    },
    body: JSON.stringify({ code, program, account: "office", password: "rain on a tin roof" }),
  });
  if (answer.status !== 201) throw new Error(`The program was not set up: ${await answer.text()}`);
}

async function command({ dataDir, url }: TestServer, name: string, ...given: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [`src/server/commands/${name}`, ...given], {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: dataDir, PUBLIC_URL: url },
  });
  return stdout;
}
