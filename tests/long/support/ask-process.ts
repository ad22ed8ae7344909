/** Asks a process whose clock is moved: moves it, and hears what it uses. */
import { once } from "node:events";
import { connect } from "node:net";
import type { Said, Used } from "./moved-clock.ts";

export async function askProcess(socket: string, said: Said): Promise<Used> {
  const connection = connect(socket);
  connection.write(`${JSON.stringify(said)}\n`);
  const chunks: Buffer[] = [];
  connection.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(connection, "close");
  return JSON.parse(Buffer.concat(chunks).toString()) as Used;
}
