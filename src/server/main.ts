/** Starts the endpoint from the environment, and stops it cleanly. */
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { assert } from "../domain/assert.ts";
import { type Config, readConfig } from "./config.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { type Endpoint, openEndpoint } from "./endpoint.ts";
import { createLog } from "./log.ts";
import { readStaticFiles, type StaticFiles } from "./static-files.ts";
import { DatabaseRefused } from "./stores/sqlite-database.ts";

const builtApp = fileURLToPath(new URL("../../dist", import.meta.url));
/** Long enough for an answer under way on a slow line; then the rest is cut off. */
const shutdownMs = 5000;
/** Whether a new program day has begun. */
const letGoEveryMs = 60 * 60 * 1000;
/** Whoever is slower is cut off. A phone on the worst line needs two minutes for the largest batch. */
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 180_000,
  connectionsCheckingInterval: 5000,
};

const config = readConfig(process.env);
if (!config.ok) refuseToStart(config.error);
start(config.value, await readBuiltApp());

function start(settings: Config, files: StaticFiles): void {
  const { host, port } = settings;
  const opened: { endpoint?: Endpoint } = {};
  let opening: Promise<Endpoint> | undefined;
  const server = serve(
    {
      // Whoever comes before it is opened waits for it.
      fetch: async (request, bindings) => (await mustGet(opening)).app.fetch(request, bindings),
      hostname: host,
      port,
      serverOptions: timeouts,
    },
    // Only now is it known which address and port it is.
    (address) => {
      opening = open(addressToOpen(settings.publicUrl, address));
    },
  );
  server.on("error", (error: NodeJS.ErrnoException) => refuseToStart(listenProblem(error, host, port)));

  async function open(publicUrl: URL): Promise<Endpoint> {
    // Not before it listens: a start that is refused leaves nothing behind.
    const folderProblem = await prepareDataFolder(settings.dataDir);
    if (folderProblem !== undefined) refuseToStart(folderProblem);
    const endpoint = openOrRefuse({ ...settings, publicUrl }, files);
    opened.endpoint = endpoint;
    void sayReady(endpoint, publicUrl);
    void endpoint.lookAgain();
    void endpoint.letGo({ isStart: true });
    setInterval(() => void endpoint.letGo(), letGoEveryMs).unref();
    return endpoint;
  }

  const end = (): void => {
    opened.endpoint?.close();
    process.exit(0);
  };
  const stop = (): void => {
    server.close(end);
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    setTimeout(end, shutdownMs).unref();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

function mustGet(opening: Promise<Endpoint> | undefined): Promise<Endpoint> {
  assert(opening !== undefined, "a connection is accepted after the server said that it listens");
  return opening;
}

/** Together, so that a line of the log never stands between them. */
async function sayReady(endpoint: Endpoint, address: URL): Promise<void> {
  const setupLink = await endpoint.setupLink();
  const lines = [`Satchel is ready. Open ${address.href} in a browser.`];
  if (setupLink !== undefined) lines.push(`To set a program up here, open once: ${setupLink}`);
  console.log(lines.join("\n"));
  const problem = await endpoint.whyNotReady();
  if (problem !== undefined) console.error(problem);
}

function openOrRefuse({ dataDir, publicUrl }: Config, built: StaticFiles): Endpoint {
  try {
    const log = createLog();
    return openEndpoint({ dataDir, publicUrl, files: built, log, clockMs: () => Date.now() });
  } catch (error) {
    if (error instanceof DatabaseRefused) refuseToStart(error.message);
    throw error;
  }
}

async function readBuiltApp(): Promise<StaticFiles> {
  const built = await readStaticFiles(builtApp).catch((): StaticFiles => new Map());
  if (!built.has("/index.html")) {
    refuseToStart("The app is not built yet. Run `npm start`, which builds it first.");
  }
  return built;
}

function addressToOpen(publicUrl: URL, { port }: AddressInfo): URL {
  const address = new URL(publicUrl);
  // PORT=0: only now is it known which one the system gave.
  if (address.port === "0") address.port = String(port);
  return address;
}

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): string {
  const notOurs = `HOST is "${host}", which is no address of this machine.`;
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop that one, or set PORT to another number.`,
    EACCES: `This process may not listen on port ${port}. Set PORT to 1024 or above.`,
    EADDRNOTAVAIL: notOurs,
    ENOTFOUND: notOurs,
  };
  return sentences[error.code ?? ""] ?? `Listening on ${host}:${port} failed: ${error.message}`;
}

function refuseToStart(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
