/** How many bytes of the built app travel, compressed as the endpoint sends them. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

const builtApp = resolve(import.meta.dirname, "../../../dist");

export interface WeighedFile {
  readonly path: string;
  readonly gzipBytes: number;
  /** To a browser that takes brotli, as all do that Satchel runs in, where the address is https. */
  readonly brotliBytes: number;
}

/**
 * Notes the scripts that a page asks for from now on; what it gives back tells
 * which they were so far. The service worker's own requests are not the page's.
 */
export function watchScripts(page: Page): () => readonly WeighedFile[] {
  const paths = new Set<string>();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith(".js") && pathname !== "/sw.js") paths.add(pathname);
  });
  return () => [...paths].toSorted().map(weighed);
}

/** Everything that the service worker keeps, once it is in control. */
export async function filesKeptOffline(page: Page): Promise<readonly WeighedFile[]> {
  const paths = await page.evaluate(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  });
  return [...new Set(paths)].toSorted().map(weighed);
}

export function totalBytesOf(
  files: readonly WeighedFile[],
  packing: "gzipBytes" | "brotliBytes" = "gzipBytes",
): number {
  return files.reduce((total, file) => total + file[packing], 0);
}

function weighed(path: string): WeighedFile {
  const file = join(builtApp, path);
  const gzipBytes = gzipSync(readFileSync(file), { level: 9 }).byteLength;
  // Pictures have none; they go as gzip at most.
  const brotliBytes = existsSync(`${file}.br`) ? readFileSync(`${file}.br`).byteLength : gzipBytes;
  return { path, gzipBytes, brotliBytes };
}
