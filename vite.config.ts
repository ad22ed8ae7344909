import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import preactPreset from "@preact/preset-vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { brief, isBrief, saysItBuilds } from "./src/tools/brief-build.ts";
import { brotliFiles } from "./src/tools/brotli-files.ts";
import { filesOfApp, groupOf } from "./src/tools/files-of-app.ts";
import { memoryFolder } from "./src/tools/memory-folder.ts";

const isTest = process.env["VITEST"] !== undefined;
// Tests of dates name their zone; nothing else may depend on the machine's.
if (isTest) process.env["TZ"] = "UTC";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as {
  version: string;
};

// The manifest is public/manifest.webmanifest, and the app registers the worker itself.
const offline = VitePWA({
  strategies: "injectManifest",
  srcDir: "src/sw",
  filename: "sw.ts",
  manifest: false,
  injectRegister: false,
  // A new version waits until the person at the phone is between two contacts.
  registerType: "prompt",
  includeManifestIcons: false,
  injectManifest: {
    // All of the app, every language included: what isn't here doesn't exist without a connection.
    globPatterns: ["**/*.{js,css,html,svg,png,webmanifest}"],
    // Too large a file fails the build; by default it would be left out of the precache with a warning.
    maximumFileSizeToCacheInBytes: 400 * 1024,
    buildPlugins: { vite: [isBrief()] },
  },
});

/** As vite names a class, without the number of its line: in one file a name stands for one class. */
function scopedName(name: string, path: string): string {
  const file = relative(import.meta.dirname, path.split("?")[0] ?? path);
  return `${name}_${createHash("sha256").update(file).digest("base64url").slice(0, 4)}`;
}

/** Loading the modules anew for each file is over half of the work. So a test puts back what it stubs. */
const inNode = { environment: "node", isolate: false } as const;

export default defineConfig(({ command }) => ({
  plugins: isTest ? [preactPreset()] : [preactPreset(), offline, brotliFiles(), saysItBuilds()],
  // The server of `npm run dev` says at which address it is.
  ...(command === "build" && brief()),
  define: { __APP_VERSION__: JSON.stringify(version) },
  resolve: {
    alias: {
      // The package's main file is ES5 and 2 KB (gzip) larger.
      dexie: fileURLToPath(new URL("node_modules/dexie/dist/modern/dexie.mjs", import.meta.url)),
      // ES5 too.
      "workbox-window": fileURLToPath(
        new URL("node_modules/workbox-window/build/workbox-window.prod.mjs", import.meta.url),
      ),
    },
  },
  css: { modules: { localsConvention: "camelCaseOnly", generateScopedName: scopedName } },
  build: {
    target: "es2022",
    sourcemap: false,
    // Of a hint that an older browser doesn't know, nothing is lost: what it speaks of lies in the cache.
    modulePreload: { polyfill: false },
    // An inlined font or picture would need data: in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: filesOfApp.map(groupOf) } } },
  },
  test: {
    pool: "forks",
    // Left to itself, vitest keeps one of two cores idle; and one of these only waits for the faults that are played apart.
    maxWorkers: 3,
    env: { TZ: "UTC", TMPDIR: memoryFolder() },
    // For a machine that is busy with something else: no test asserts how long anything takes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // They start in the order of their names: the one file that takes a minute comes before the many short ones.
      {
        extends: true,
        test: { ...inNode, name: "simulation", include: ["tests/simulation/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          ...inNode,
          name: "unit",
          include: ["tests/{domain,contract,storage,sync,sw,server,tools,house,releases}/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "dom",
          environment: "happy-dom",
          include: ["tests/app/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/support/dom-setup.ts"],
        },
      },
    ],
  },
}));
