/** Today's endpoint in this process with a program on it, and the line on which devices of any release reach it. */
import { programOf } from "./builders.ts";
import type { Line } from "./device-of-release.ts";
import { type HeadlessLead, setUpProgram } from "./headless-lead.ts";
import { newSetupCode, openTestEndpoint, type TestEndpoint } from "./test-endpoint.ts";

export interface EndpointOnLine {
  readonly endpoint: TestEndpoint;
  readonly line: Line;
  readonly lead: HeadlessLead;
}

export async function openEndpointOnLine(): Promise<EndpointOnLine> {
  const endpoint = await openTestEndpoint();
  const { origin } = endpoint.publicUrl;
  const line: Line = { origin, now: endpoint.clockMs, answer: (request) => endpoint.app.fetch(request) };
  const link = `${origin}/set-up#${await newSetupCode(endpoint)}`;
  const lead = await setUpProgram(origin, link, programOf(), async (input) => line.answer(input as Request));
  return { endpoint, line, lead };
}
