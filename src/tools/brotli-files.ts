// Beside every file of the built app, the same as brotli: a sixth less on the way than gzip. Done once a build, because at its best it takes seconds, and an endpoint has to be back at once.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Plugin } from "vite";

const compress = promisify(brotliCompress);
/** Pictures are packed already. */
const packable = /\.(js|css|html|svg|webmanifest)$/;

export function brotliFiles(): Plugin {
  let folder = "";
  return {
    name: "satchel-brotli-files",
    apply: "build",
    configResolved({ root, build }) {
      // A folder to build into may be named from the root of the disk.
      folder = resolve(root, build.outDir);
    },
    closeBundle: {
      // The service worker is built when all else is, and knows nothing of these.
      order: "post",
      sequential: true,
      handler: () => packFiles(folder),
    },
  };
}

/** Writes `NAME.br` beside each file in `folder` and below that gets smaller by it. */
export async function packFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && packable.test(entry.name));
  await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const bytes = await readFile(path);
      const packed = await compress(bytes, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
        },
      });
      if (packed.byteLength < bytes.byteLength) await writeFile(`${path}.br`, packed);
    }),
  );
}
