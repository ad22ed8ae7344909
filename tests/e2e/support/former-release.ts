// The release before this one, as far as a phone can tell: the same source under a lower version, built and served apart.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const projectRoot = resolve(import.meta.dirname, "../../..");
const copied = [
  "src",
  "public",
  "index.html",
  "vite.config.ts",
  "tsconfig.json",
  "tests/tsconfig.json",
  "package.json",
];

export interface Release {
  readonly version: string;
  /** A tree of its own, to be given to `startServer`. */
  readonly root: string;
  readonly remove: () => void;
}

export const thisVersion = readVersion();

/** Takes some seconds: it is a whole build. */
export function buildFormerRelease(): Release {
  const version = "0.0.0";
  const root = mkdtempSync(join(tmpdir(), "satchel-former-"));
  for (const path of copied) cpSync(join(projectRoot, path), join(root, path), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"));
  const packageJson = { ...readPackage(), version };
  writeFileSync(join(root, "package.json"), JSON.stringify(packageJson));

  const { VITEST: _vitest, ...environment } = process.env;
  execFileSync(
    process.execPath,
    [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "error"],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "pipe"],
      // The runner of the tests says "test", and a build for tests registers no service worker.
      env: { ...environment, NODE_ENV: "production" },
    },
  );
  return { version, root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function readVersion(): string {
  return readPackage().version;
}

function readPackage(): { readonly version: string } {
  return JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { readonly version: string };
}
