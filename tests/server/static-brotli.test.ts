import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readStaticFiles } from "../../src/server/static-files.ts";
import { packFiles } from "../../src/tools/brotli-files.ts";
import { openTestEndpoint } from "../support/test-endpoint.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const script = "console.log('tally');".repeat(50);
const address = "/assets/main-abc123.js";

/** As a build leaves it; `changed` is what somebody does to it afterwards. */
async function served({ changed }: { readonly changed?: string } = {}) {
  const folder = temporaryFolder();
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, address), script);
  await packFiles(folder);
  if (changed !== undefined) await writeFile(join(folder, address), changed);
  const { app } = await openTestEndpoint({ files: await readStaticFiles(folder) });
  return (accepted: string, path = address) =>
    app.request(path, { headers: { "Accept-Encoding": accepted } });
}

describe("a file that the build packed with brotli", () => {
  test("goes so to whoever takes that, with the same content", async () => {
    const response = await (await served())("gzip, deflate, br");

    expect(response.headers.get("Content-Encoding")).toBe("br");
    expect(response.headers.get("Vary")).toBe("Accept-Encoding");
    expect(brotliDecompressSync(await response.arrayBuffer()).toString()).toBe(script);
  });

  test.each(["gzip", "gzip, br;q=0", "gzip, brotli"])(
    "goes as gzip to whoever takes %s",
    async (accepted) => {
      const response = await (await served())(accepted);

      expect(response.headers.get("Content-Encoding")).toBe("gzip");
    },
  );

  test("goes as it is now where somebody changed it after the build", async () => {
    const response = await (await served({ changed: "changed();" }))("br");

    expect(response.headers.get("Content-Encoding")).toBeNull();
    expect(await response.text()).toBe("changed();");
  });

  test("has no address for what is packed", async () => {
    expect((await (await served())("br", `${address}.br`)).status).toBe(404);
  });
});
