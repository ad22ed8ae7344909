/** An endpoint in this process that listens, for programs that reach it by its address. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { type TestEndpoint, openTestEndpoint } from "./test-endpoint.ts";

export interface ServedEndpoint {
  readonly endpoint: TestEndpoint;
  readonly origin: string;
}

export async function serveTestEndpoint(): Promise<ServedEndpoint> {
  const opened: { endpoint?: TestEndpoint } = {};
  const listener = getRequestListener((request, bindings) => opened.endpoint!.app.fetch(request, bindings));
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Its own address decides who may ask, so it is opened once that is known.
  const endpoint = await openTestEndpoint({ publicUrl: origin });
  opened.endpoint = endpoint;
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { endpoint, origin };
}
