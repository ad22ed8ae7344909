import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { openEndpoint } from "../../../src/server/endpoint.ts";
import { createLog } from "../../../src/server/log.ts";
import type { StaticFiles } from "../../../src/server/static-files.ts";

export interface FileServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The endpoint itself, with these files instead of the built app, and without a program. */
export async function serveFiles(files: StaticFiles): Promise<FileServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "satchel-bench-"));
  const { url, stop } = await serveEndpoint(dataDir, files);
  return {
    url,
    async stop() {
      await stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

export interface EndpointServer extends FileServer {
  readonly setupLink: () => Promise<string | undefined>;
}

export async function serveEndpoint(
  dataDir: string,
  files: StaticFiles,
  clockMs = () => Date.now(),
): Promise<EndpointServer> {
  const endpoint = openEndpoint({
    dataDir,
    publicUrl: new URL("http://localhost"),
    files,
    log: createLog({ write: () => undefined }),
    clockMs,
  });
  const server = serve({ fetch: endpoint.app.fetch, hostname: "localhost", port: 0 });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    setupLink: () => endpoint.setupLink(),
    async stop() {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      endpoint.close();
    },
  };
}
