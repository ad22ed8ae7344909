import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { build } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { readStaticFiles, type StaticFiles } from "../../../src/server/static-files.ts";

const projectRoot = resolve(import.meta.dirname, "../../..");

/** The app as `npm run build` left it. */
export function readBuiltApp(): Promise<StaticFiles> {
  return readStaticFiles(join(projectRoot, "dist"));
}

interface PageOptions {
  /** Where its files are served from. */
  readonly base?: string;
  /** With the app's own service worker, which then keeps these files instead. */
  readonly isKeptOffline?: boolean;
}

/** Builds a page of a folder beside this one as the app is built. */
export async function buildPage(
  name: string,
  { base = "/", isKeptOffline = false }: PageOptions = {},
): Promise<StaticFiles> {
  const root = join(import.meta.dirname, "..", name);
  const outDir = await mkdtemp(join(tmpdir(), "satchel-bench-page-"));
  await build({
    configFile: false,
    root,
    base,
    logLevel: "silent",
    plugins: isKeptOffline ? [appWorker(root)] : [],
    resolve: { alias: { dexie: join(projectRoot, "node_modules/dexie/dist/modern/dexie.mjs") } },
    build: { outDir, target: "es2022", assetsInlineLimit: 0, emptyOutDir: true },
  });
  const files = await readStaticFiles(outDir);
  await rm(outDir, { recursive: true });
  return new Map([...files].map(([path, file]) => [`${base}${path.slice(1)}`, file]));
}

function appWorker(root: string) {
  return VitePWA({
    strategies: "injectManifest",
    srcDir: relative(root, join(projectRoot, "src/sw")),
    filename: "sw.ts",
    manifest: false,
    injectRegister: false,
    injectManifest: { globPatterns: ["**/*.{js,html}"] },
  });
}
