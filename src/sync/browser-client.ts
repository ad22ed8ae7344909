/** The client of a page or a worker: what it borrows of the browser. */
import type { CallerKind } from "../contract/wire/protocol.ts";
import { browserTimer } from "../storage/deadline.ts";
import { type ClientTools, createEndpointClient, type EndpointClient } from "./endpoint-client.ts";

/** A phone's, or that of a lead's desk: one browser can be both. */
export function openBrowserClient(caller: CallerKind): EndpointClient {
  const gzip = browserGzip();
  return createEndpointClient({
    fetch: (path, init) => fetch(path, init),
    timer: browserTimer,
    now: () => Date.now(),
    caller,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    ...(gzip === undefined ? {} : { gzip }),
  });
}

/** `undefined` where the browser has no `CompressionStream`; bodies then travel as they are. */
export function browserGzip(): ClientTools["gzip"] {
  if (typeof CompressionStream === "undefined") return undefined;
  return async (bytes) => {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
}
