/** A server with a program on it, and codes to join it with: what a lead did before the evening. */
import { plainProgramSchema } from "../../../src/domain/program.ts";
import type { Program } from "../../../src/domain/program.ts";
import { setUpProgram } from "../../support/headless-lead.ts";
import { startServer } from "./server.ts";
import type { TestServer } from "./server.ts";

export interface ProgramServer extends TestServer {
  readonly program: Program;
  /** A new code for one phone. */
  readonly invite: (label: string) => Promise<string>;
}

export async function startProgramServer(changes: Partial<Program> = {}): Promise<ProgramServer> {
  const server = await startServer();
  const program = { ...nightVan, ...changes };
  const { invite } = await setUpProgram(server.url, server.setUpLink(), program);
  return { ...server, program, invite };
}

const nightVan: Program = {
  schema: plainProgramSchema,
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
