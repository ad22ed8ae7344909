/**
 * The built app as a map of exact addresses, read once at start: no path is
 * joined while a request is answered, so none can lead out of the folder.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { constants, gzipSync } from "node:zlib";

export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Present where it is smaller. */
  readonly gzipped?: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly etag: string;
  readonly cacheControl: string;
}

export type StaticFiles = ReadonlyMap<string, StaticFile>;

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
};

/** Reads `folder` and all below it. A file of an unknown kind is our mistake and stops the start. */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(
    files.map(async (file): Promise<[string, StaticFile]> => {
      const address = `/${relative(folder, file).split(sep).join("/")}`;
      return [address, staticFile(address, await readFile(file))];
    }),
  );
  return new Map(read);
}

function staticFile(address: string, content: Uint8Array): StaticFile {
  const contentType = contentTypes[extname(address)];
  if (contentType === undefined) throw new Error(`No content type is known for ${address}.`);
  const bytes = Uint8Array.from(content);
  const gzipped = Uint8Array.from(gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
  return {
    bytes,
    ...(gzipped.length < bytes.length && { gzipped }),
    contentType,
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    cacheControl: cacheControl(address),
  };
}

function cacheControl(address: string): string {
  // Names under /assets carry a hash of their content.
  if (address.startsWith("/assets/")) return "public, max-age=31536000, immutable";
  if (address.startsWith("/icons/")) return "public, max-age=86400";
  // index.html, the manifest and sw.js keep their names: a cached one would hold an update back.
  return "no-cache";
}
