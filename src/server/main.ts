/** Starts the endpoint from the environment, and stops it cleanly. */
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import { type Config, readConfig } from "./config.ts";
import { prepareDataFolder, whyNotWritable } from "./data-folder.ts";
import { readStaticFiles, type StaticFiles } from "./static-files.ts";

const builtApp = fileURLToPath(new URL("../../dist", import.meta.url));
/** Long enough for an answer under way on a slow line; then the rest is cut off. */
const shutdownMs = 5000;
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;

const config = readConfig(process.env);
if (!config.ok) refuseToStart(config.error);
const folderProblem = await prepareDataFolder(config.value.dataDir);
if (folderProblem !== undefined) refuseToStart(folderProblem);
start(config.value, await readBuiltApp());

function start({ host, port, dataDir, publicUrl }: Config, files: StaticFiles): void {
  const app = createApp({
    files,
    isHttps: publicUrl.protocol === "https:",
    whyNotReady: () => whyNotWritable(dataDir),
  });
  const server = serve(
    {
      fetch: app.fetch,
      hostname: host,
      port,
      serverOptions: { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs },
    },
    (address) => console.log(`Satchel is ready. Open ${addressToOpen(publicUrl, address)} in a browser.`),
  );
  server.on("error", (error: NodeJS.ErrnoException) => refuseToStart(listenProblem(error, host, port)));

  const stop = (): void => {
    server.close(() => process.exit(0));
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    setTimeout(() => process.exit(0), shutdownMs).unref();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

async function readBuiltApp(): Promise<StaticFiles> {
  const files = await readStaticFiles(builtApp).catch((): StaticFiles => new Map());
  if (!files.has("/index.html"))
    refuseToStart("The app is not built yet. Run `npm start`, which builds it first.");
  return files;
}

function addressToOpen(publicUrl: URL, { port }: AddressInfo): string {
  const address = new URL(publicUrl);
  // PORT=0: only now is it known which one the system gave.
  if (address.port === "0") address.port = String(port);
  return address.href;
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
