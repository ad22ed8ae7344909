import type { CallerKind } from "../../src/contract/wire/protocol.ts";
import { browserTimer } from "../../src/storage/deadline.ts";
import {
  type ClientTools,
  createEndpointClient,
  type EndpointClient,
} from "../../src/sync/endpoint-client.ts";
import { randomBytes } from "./sealing.ts";

/** The app's own client, with a browser's clock and chance, over whatever line a test has to its endpoint. */
export function clientOver(fetch: ClientTools["fetch"], caller?: CallerKind): EndpointClient {
  return createEndpointClient({
    fetch,
    timer: browserTimer,
    now: () => Date.now(),
    randomBytes,
    ...(caller && { caller }),
  });
}
