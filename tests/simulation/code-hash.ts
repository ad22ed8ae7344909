/**
 * Which code a schedule plays, as one hash: every module that it loads and the
 * versions of the packages among them. Parts of a long run add up only where it
 * is the same; a change of a screen is none.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const root = join(import.meta.dirname, "..", "..");
/** What plays a schedule, and what runs put in the place of the platform beneath it. */
const entries = ["schedule.ts", "quick-platform.ts"].map((name) => join(import.meta.dirname, name));

/** The text of a file of the repository. */
type Read = (path: string) => string;

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly dependencies?: Readonly<Record<string, string>> }>
  >;
}

export function hashOfCode(read: Read = (path) => readFileSync(join(root, path), "utf8")): string {
  const { files, packages } = loadedCode(read);
  const hash = createHash("sha256").update(process.version);
  for (const path of files) hash.update(`\n${path}\n`).update(read(path));
  for (const version of packages) hash.update(`\n${version}`);
  return hash.digest("hex").slice(0, 16);
}

/** By following what modules import; what is imported as a type only is never loaded. */
export function loadedCode(read: Read): {
  readonly files: readonly string[];
  readonly packages: readonly string[];
} {
  const files = new Set<string>();
  const names = new Set<string>();
  const waiting = entries.map((entry) => relative(root, entry));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    files.add(path);
    for (const name of importsOf(read(path))) {
      if (name.startsWith(".")) waiting.push(relative(root, resolve(root, path, "..", name)));
      else if (!name.startsWith("node:")) names.add(packageOf(name));
    }
  }
  const lock = JSON.parse(read("package-lock.json")) as Lock;
  return { files: [...files].toSorted(), packages: versionsOf(names, lock) };
}

const statement = /^(?:import|export)\s+(?!type\s)(?:[^;"]*?\sfrom\s+)?"(?<name>[^"]+)"/gmu;
const call = /\bimport\(\s*"(?<name>[^"]+)"\s*\)/gu;

function importsOf(text: string): readonly string[] {
  return [...text.matchAll(statement), ...text.matchAll(call)].flatMap(
    ({ groups }) => groups?.["name"] ?? [],
  );
}

function packageOf(name: string): string {
  return name.split("/", name.startsWith("@") ? 2 : 1).join("/");
}

/** With all that they depend on themselves. */
function versionsOf(names: ReadonlySet<string>, { packages }: Lock): readonly string[] {
  const versions = new Map<string, string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const found = packages[`node_modules/${name}`];
    if (versions.has(name) || found === undefined) continue;
    versions.set(name, `${name} ${found.version}`);
    waiting.push(...Object.keys(found.dependencies ?? {}));
  }
  return [...versions.values()].toSorted();
}
