/** Asks a process whose clock is moved: moves it, and hears what it uses. */
import { once } from "node:events";
import { connect } from "node:net";
import type { ClockRequest, Used } from "./moved-clock.ts";

/** Long enough for what an hour of that clock brings: letting go of a year's details, in a large program. */
const longestMs = 10 * 60_000;

export async function askProcess(socket: string, request: ClockRequest): Promise<Used> {
  const connection = connect(socket);
  connection.write(`${JSON.stringify(request)}\n`);
  const chunks: Buffer[] = [];
  connection.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(connection, "close", { signal: AbortSignal.timeout(longestMs) });
  return JSON.parse(Buffer.concat(chunks).toString()) as Used;
}
