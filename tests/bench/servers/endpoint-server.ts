/** The endpoint in a process of its own, on the data folder that is given. Ends when its parent lets go. */
import { serveEndpoint } from "../support/serve-files.ts";
import { answerWithUsedMs, type Listening } from "../support/child-server.ts";

const [dataDir = ""] = process.argv.slice(2);
const server = await serveEndpoint(dataDir, new Map());
const setupLink = await server.setupLink();
const listening: Listening = {
  url: server.url,
  ...(setupLink !== undefined && { setupCode: new URL(setupLink).hash.slice(1) }),
};
process.send?.(listening);
answerWithUsedMs();
process.once("disconnect", () => void server.stop());
