import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createApp } from "../../../src/server/app.ts";
import type { StaticFiles } from "../../../src/server/static-files.ts";

export interface FileServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The endpoint itself, with these files instead of the built app and no data folder. */
export async function serveFiles(files: StaticFiles): Promise<FileServer> {
  const app = createApp({ files, isHttps: false, whyNotReady: () => Promise.resolve(undefined) });
  const server = serve({ fetch: app.fetch, hostname: "localhost", port: 0 });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    async stop() {
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
