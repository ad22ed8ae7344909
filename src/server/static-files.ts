/**
 * The built app as a map of exact addresses, read once at start: no path is
 * joined while a request is answered, so none can lead out of the folder.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { brotliDecompressSync, constants, gzipSync } from "node:zlib";
import type { Packing } from "./gzip.ts";

export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Each where it is smaller than the bytes themselves. */
  readonly packed: Readonly<Partial<Record<Packing, Uint8Array<ArrayBuffer>>>>;
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

/** What a build lays beside a file: the same as brotli, which is too slow to make at each start. */
const brotliEnding = ".br";

/** Reads `folder` and all below it. A file of an unknown kind is our mistake and stops the start. */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, Buffer]> => {
        return [`/${relative(folder, file).split(sep).join("/")}`, await readFile(file)];
      }),
    ),
  );
  const addresses = [...contents.keys()].filter((address) => !address.endsWith(brotliEnding));
  return new Map(addresses.map((address) => [address, staticFile(address, contents)]));
}

function staticFile(address: string, contents: ReadonlyMap<string, Buffer>): StaticFile {
  const contentType = contentTypes[extname(address)];
  if (contentType === undefined) throw new Error(`No content type is known for ${address}.`);
  const bytes = Uint8Array.from(contents.get(address) ?? []);
  const gzip = Uint8Array.from(gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
  const br = brotliOf(bytes, contents.get(`${address}${brotliEnding}`));
  return {
    bytes,
    packed: {
      ...(br !== undefined && { br }),
      ...(gzip.length < bytes.length && { gzip }),
    },
    contentType,
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    cacheControl: cacheControl(address),
  };
}

/** `undefined` where it isn't that of these bytes: somebody has changed a file after it was built. */
function brotliOf(bytes: Uint8Array, packed: Uint8Array | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (packed === undefined) return undefined;
  try {
    const isSame = brotliDecompressSync(packed, { maxOutputLength: bytes.length + 1 }).equals(bytes);
    return isSame ? Uint8Array.from(packed) : undefined;
  } catch {
    return undefined;
  }
}

function cacheControl(address: string): string {
  // Names under /assets carry a hash of their content.
  if (address.startsWith("/assets/")) return "public, max-age=31536000, immutable";
  if (address.startsWith("/icons/")) return "public, max-age=86400";
  // index.html, the manifest and sw.js keep their names: a cached one would hold an update back.
  return "no-cache";
}
