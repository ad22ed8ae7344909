// `node src/tools/keep-release.ts`: keeps what this tree builds, for the tests of what comes after it. Before a change that
// raises the protocol's version or the database's, since phones will come back with what they have now.
import { execFileSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Rolldown } from "vite";
import { protocolVersion } from "../contract/wire/protocol.ts";
import { foldVersion } from "../domain/measure.ts";
import { migrations } from "../server/migrations/all.ts";
import { newestOf, shippedVersions } from "../storage/schema.ts";
import { packFiles } from "./release/archive.ts";
import {
  archiveName,
  hashOf,
  keptReleases,
  type KeptRelease,
  manifestName,
  releasesFolder,
} from "./release/kept.ts";
import { licencesOf } from "./release/licences.ts";

const root = resolve(import.meta.dirname, "../..");
const { name, version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<
  "name" | "version" | "license",
  string
>;

const kept = keptReleases();
const [protocol, database] = [protocolVersion, newestOf(shippedVersions)];
const same = kept.find((release) => release.protocol === protocol && release.database === database);
if (same !== undefined) {
  console.error(
    `Release ${same.number} has this protocol (${protocol}) and this database (${database}) already. What phones have is never kept anew.`,
  );
  process.exit(1);
}

const server = await bundled("src/server/main.ts");
const client = await bundled("src/tools/release/client.ts");
const words = await bundled("tests/e2e/support/kept-words.ts");
const files = new Map<string, Uint8Array>([
  // What it asks for its version, and what tells Node what the bundles are.
  ["package.json", bytesOf(JSON.stringify({ name, version, license, type: "module" }))],
  ["LICENCES.txt", bytesOf(licencesOf(root, [...server.modules, ...client.modules]))],
  ["src/server/main.js", bytesOf(server.code)],
  ["src/tools/client.js", bytesOf(client.code)],
  ["src/tools/words.js", bytesOf(words.code)],
  ...builtApp(),
]);
const archive = packFiles(files);
const number = (kept.at(-1)?.number ?? 0) + 1;
const manifest: Omit<KeptRelease, "number"> = {
  version,
  protocol,
  database,
  migration: migrations.length,
  fold: foldVersion,
  archive: hashOf(archive),
};
const folder = join(releasesFolder, String(number));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, archiveName), archive);
writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`);
console.log(`Kept as release ${number}: ${files.size} files in ${Math.ceil(archive.byteLength / 1024)} KB.`);

interface Bundle {
  readonly code: string;
  /** Paths of all that is in it. */
  readonly modules: readonly string[];
}

/** One file with all that it imports, for Node. */
async function bundled(entry: string): Promise<Bundle> {
  const output = await build({
    root,
    configFile: false,
    logLevel: "error",
    // As in the app: the package's own wrapper would take the instance of another release in the same process.
    resolve: { alias: { dexie: join(root, "node_modules/dexie/dist/modern/dexie.mjs") } },
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      write: false,
      minify: true,
      target: "node24",
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [chunk, ...others] = (output as Rolldown.RolldownOutput).output;
  if (others.length > 0) throw new Error(`${entry} became more than one file`);
  return { code: chunk.code, modules: chunk.moduleIds };
}

/** As `npm run build` leaves it. */
function builtApp(): readonly (readonly [string, Uint8Array])[] {
  execFileSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "error"], {
    cwd: root,
    stdio: "inherit",
  });
  return globSync("dist/**/*", { cwd: root })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(root, path))]);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
