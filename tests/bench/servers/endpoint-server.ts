/**
 * The endpoint in a process of its own, on the data folder that is given, with a page of the benches where one is
 * named. Ends when its parent lets go.
 */
import { buildPage } from "../support/build-page.ts";
import { serveEndpoint } from "../support/serve-files.ts";
import { answerWithUsedMs, type Listening, minutePassed } from "../support/child-server.ts";

const [dataDir = "", page] = process.argv.slice(2);
let aheadMs = 0;
const files = page === undefined ? new Map() : await buildPage(page);
const server = await serveEndpoint(dataDir, files, () => Date.now() + aheadMs);
const setupLink = await server.setupLink();
const listening: Listening = {
  url: server.url,
  ...(setupLink !== undefined && { setupCode: new URL(setupLink).hash.slice(1) }),
};
process.send?.(listening);
process.on("message", (said) => {
  if (said === minutePassed) aheadMs += 60_000;
});
answerWithUsedMs();
process.once("disconnect", () => void server.stop());
