/** Takes the exchanges of phones as they come: inflates them and writes their rows, opens nothing and counts nothing. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { SyncRequest } from "../../../src/contract/wire/sync-message.ts";
import type { WireEvent } from "../../../src/contract/wire/wire-event.ts";
import { type BareRows, BareStore } from "../support/bare-store.ts";
import { answerWithUsedMs, type Listening } from "../support/child-server.ts";

const program = "b0000000-0000-4000-8000-000000000001";
const today = "2026-07-01";

const [dataDir = ""] = process.argv.slice(2);
const store = new BareStore(join(dataDir, "bare.sqlite"));
const server = createServer((request, response) => void take(request, response));
server.listen(0, "localhost");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
process.send?.({ url: `http://localhost:${port}` } satisfies Listening);
answerWithUsedMs();
process.once("disconnect", () => {
  server.close();
  server.closeAllConnections();
  store.close();
});

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { number, events } = JSON.parse(gunzipSync(await bytesOf(request)).toString()) as SyncRequest;
  store.write(rowsOf(number, events));
  // Asked by a page of another address, too.
  response.writeHead(201, { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" });
  response.end(JSON.stringify({ hw: events.at(-1)?.seq ?? 0 }));
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function rowsOf(number: string, events: readonly WireEvent[]): BareRows {
  const salt = new Uint8Array(16);
  const state = (id: string) =>
    JSON.stringify({ content: { event: id, rev: 1 }, openVoids: [], answeredVoids: [], rev: 1 });
  const rows = events.map((event) => ({ ...event, h: Buffer.from(event.h, "base64url") }));
  return {
    receipts: rows.map(({ seq, id, h }) => [program, number, seq, id, h]),
    events: rows.map(({ id, record, kind, rev, schema, day, sealed = "", h, seq }) => [
      program,
      id,
      record,
      kind,
      rev,
      null,
      schema,
      day,
      salt,
      sealed,
      h,
      number,
      seq,
      today,
    ]),
    heads: rows.map(({ record, id, day }) => [program, record, state(id), id, day, 1]),
  };
}
