// What a build says: two lines, every error, and every warning that somebody here could act on.
import { createLogger, type Logger, type Plugin } from "vite";

/** @hpke/common asks for Node's crypto where there is none of the browser's: in no browser that Satchel runs in. */
const aboutNodeCrypto = /Module "crypto" has been externalized.*@hpke\/common/;

/** The part of a configuration that makes it so. */
export function brief() {
  return { logLevel: "warn", customLogger: briefLogger() } as const;
}

function briefLogger(): Logger {
  const logger = createLogger("warn");
  const isNews = (message: string) => !aboutNodeCrypto.test(message);
  return {
    ...logger,
    warn: (message, options) => isNews(message) && logger.warn(message, options),
    warnOnce: (message, options) => isNews(message) && logger.warnOnce(message, options),
  };
}

/** For the app. */
export function saysItBuilds(): Plugin {
  let startedMs = 0;
  return {
    name: "satchel-says-it-builds",
    apply: "build",
    buildStart() {
      startedMs = performance.now();
      console.log("Building the app.");
    },
    closeBundle: {
      // After the service worker, which is built when all else is.
      order: "post",
      sequential: true,
      handler: () => console.log(`Built in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`),
    },
  };
}

/** For the service worker, which vite-plugin-pwa builds by itself, asking for one file in a way that the bundler warns of. */
export function isBrief(): Plugin {
  return {
    name: "satchel-is-brief",
    config(given) {
      const output = given.build?.rollupOptions?.output;
      if (output !== undefined && !Array.isArray(output)) {
        delete output.inlineDynamicImports;
        output.codeSplitting = false;
      }
      return brief();
    },
  };
}
