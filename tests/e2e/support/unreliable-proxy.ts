// What lies between a phone and its server: lets everything through, until a test makes it a bad line.
import { EventEmitter, once } from "node:events";
import { createServer, request } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type LineFault =
  /** Nobody answers. */
  | "cut"
  /** It is taken, and goes no further. */
  | "request-held"
  /** The server gets the first half of it, and waits for the rest. */
  | "half-sent"
  /** The server gets it and commits; its reply is kept back. */
  | "reply-held"
  /** The server gets it and commits; its reply never arrives. */
  | "reply-lost"
  /** A captive portal shows a page of its own instead. */
  | "portal-page"
  /** A captive portal refuses, in words that look like a server's. */
  | "portal-403";

/** How far an exchange has come: begun, half or all of it at the server, answered, and over, however it ended. */
export type ExchangeStep = "asked" | "half-sent" | "passed-on" | "answered" | "over";

export interface UnreliableProxy {
  /** The address that phones open, and the server's PUBLIC_URL. */
  readonly url: string;
  /** Where the server listens that is behind it. */
  readonly forwardTo: (port: number) => void;
  /** From now on requests of the protocol meet this; pages go through. `undefined` ends it. */
  readonly meetWith: (fault: LineFault | undefined) => void;
  /** From now on nobody answers who asks for a file whose path this fits. `undefined` ends it. */
  readonly loseFiles: (which: RegExp | undefined) => void;
  /** How many requests met the fault. */
  readonly metCount: () => number;
  /** How many the server has got the first half of. */
  readonly halvesSent: () => number;
  /** Resolves when a request of this address arrives, before it goes on. */
  readonly untilAsked: (path: string) => Promise<void>;
  /** Told of each step of each exchange, in the moment of it. */
  readonly watch: (listener: (step: ExchangeStep) => void) => void;
  readonly stop: () => Promise<void>;
}

export async function startProxy(): Promise<UnreliableProxy> {
  let targetPort: number | undefined;
  let fault: LineFault | undefined;
  let lostFiles: RegExp | undefined;
  let met = 0;
  let halves = 0;
  const steps = new EventEmitter<{ step: [ExchangeStep] }>();
  steps.on("step", (step) => {
    if (step === "half-sent") halves += 1;
  });
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? "/", "http://localhost");
    const tell = (step: ExchangeStep) => pathname === "/v1/sync" && steps.emit("step", step);
    outgoing.once("close", () => tell("over"));
    tell("asked");
    server.emit(`asked ${pathname}`);
    if (lostFiles?.test(pathname) === true) return outgoing.destroy();
    const isOfProtocol = incoming.url?.startsWith("/v1/") === true;
    if (fault === undefined || !isOfProtocol) return forward(incoming, outgoing, targetPort, { tell });
    met += 1;
    if (fault === "half-sent") {
      void forwardHalf(incoming, outgoing, targetPort).then(() => tell("half-sent"));
      return;
    }
    meet(fault, incoming, outgoing, { port: targetPort, tell });
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    forwardTo: (target) => (targetPort = target),
    meetWith(next) {
      fault = next;
      met = 0;
    },
    loseFiles: (which) => (lostFiles = which),
    metCount: () => met,
    halvesSent: () => halves,
    untilAsked: async (path) => void (await once(server, `asked ${path}`)),
    watch: (listener) => void steps.on("step", listener),
    stop: () => stop(server),
  };
}

function meet(
  fault: Exclude<LineFault, "half-sent">,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { port, tell }: { readonly port: number | undefined; readonly tell: Forwarding["tell"] },
): void {
  switch (fault) {
    case "cut":
      outgoing.destroy();
      return;
    case "request-held":
      incoming.resume();
      return;
    case "reply-held":
      forward(incoming, outgoing, port, { tell, insteadOfReply: () => {} });
      return;
    case "reply-lost":
      forward(incoming, outgoing, port, { tell, insteadOfReply: () => outgoing.destroy() });
      return;
    case "portal-page":
      outgoing.writeHead(200, { "Content-Type": "text/html" }).end("<h1>Welcome to our network</h1>");
      return;
    case "portal-403":
      outgoing
        .writeHead(403, { "Content-Type": "application/json" })
        .end('{"error":"revoked","message":"Sign in to our network."}');
  }
}

interface Forwarding {
  readonly tell: (step: ExchangeStep) => void;
  readonly insteadOfReply?: () => void;
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  port: number | undefined,
  { insteadOfReply, tell }: Forwarding,
): void {
  const { method, url: path, headers } = incoming;
  const onward = request({ host: "localhost", port, method, path, headers }, (reply) => {
    tell("answered");
    if (insteadOfReply !== undefined) {
      // All of it, so that the server has surely committed what it answers to.
      reply.resume().on("end", insteadOfReply);
      return;
    }
    outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(outgoing);
    // A server that dies within its answer leaves the rest of it unsaid.
    reply.on("error", () => outgoing.destroy());
  });
  onward.on("finish", () => tell("passed-on"));
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
}

/** Resolves once the half is on its way; what asked hears nothing until the server goes away. */
async function forwardHalf(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  port: number | undefined,
): Promise<void> {
  const { method, url: path, headers } = incoming;
  const parts: Buffer[] = await incoming.toArray();
  const body = Buffer.concat(parts);
  const onward = request({ host: "localhost", port, method, path, headers });
  onward.on("error", () => outgoing.destroy());
  const written = Promise.withResolvers<void>();
  onward.write(body.subarray(0, body.length / 2), () => written.resolve());
  await written.promise;
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
