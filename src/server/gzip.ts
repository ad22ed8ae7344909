/**
 * Replies as gzip, for whoever takes it. A secret must never lie in one body
 * with what an asker chose: by how small the two become together, a listener on
 * the line could guess at it (BREACH). So the caller says which replies may.
 */
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** Below, gzip's own frame and the work outweigh what it saves. */
const minLength = 1024;

const gzipAsync = promisify(gzip);

/** `undefined` where it isn't worth it. A stream stays one: it is packed as it is read. */
export async function gzipped(
  content: string | ReadableStream<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | undefined> {
  if (typeof content !== "string") return content.pipeThrough(gzipStream());
  return content.length < minLength ? undefined : gzipAsync(content);
}

function gzipStream(): ReadableWritablePair<Uint8Array, Uint8Array> {
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- where the browser's types are loaded too, its name means theirs, which takes more kinds of bytes
  return new CompressionStream("gzip") as ReadableWritablePair<Uint8Array, Uint8Array>;
}

export type Packing = "br" | "gzip";

/** `q=0` means: anything but this (RFC 9110, 12.5.3). */
export function accepts(packing: Packing, acceptEncoding: string | undefined): boolean {
  const accepted = (acceptEncoding ?? "").split(",").map((part) => part.toLowerCase().replaceAll(/\s/g, ""));
  return accepted.some(
    (part) => part === packing || (part.startsWith(`${packing};`) && !/;q=0(\.0*)?$/.test(part)),
  );
}

export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  return accepts("gzip", acceptEncoding);
}
