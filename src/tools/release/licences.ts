/** What others wrote and a bundle holds, with their terms, which ask to be passed on. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** `modules` are paths below the root's node_modules; what the app is made of is added from package.json. */
export function licencesOf(root: string, modules: readonly string[]): string {
  const { dependencies = {} } = readPackage(root);
  const names = new Set([...Object.keys(dependencies), ...modules.flatMap((path) => packageOf(path) ?? [])]);
  return [...names]
    .toSorted()
    .map((name) => termsOf(join(root, "node_modules", name)))
    .join("\n\n");
}

function packageOf(path: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll("\\", "/"))?.[1];
}

function termsOf(folder: string): string {
  const { name, version, license = "" } = readPackage(folder);
  const texts = globSync("{licen[cs]e,LICEN[CS]E,NOTICE}*", { cwd: folder })
    .toSorted()
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}

function readPackage(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Package;
}
