// A throw-away tree with the real lint and compiler settings, for tests that break the rules on purpose.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const projectRoot = resolve(import.meta.dirname, "../..");
const settings = [
  ".oxlintrc.json",
  "tsconfig.json",
  "src/build-constants.d.ts",
  "src/tools/lint",
  ...["domain", "contract", "storage", "app", "sw", "server", "tools"].map(
    (room) => `src/${room}/tsconfig.json`,
  ),
  "tests/tsconfig.json",
];

export interface Refusal {
  /** Relative to the tree: src/domain/case-1.ts. */
  readonly file: string;
  /** As oxlint writes it: eslint(no-restricted-imports). */
  readonly rule: string;
  readonly message: string;
}

export interface CopiedHouse {
  readonly write: (path: string, source: string) => void;
  readonly lint: () => readonly Refusal[];
  /** What the compiler says about one room; empty when it accepts it. */
  readonly compile: (room: string) => string;
  readonly remove: () => void;
}

export function copyHouse(): CopiedHouse {
  const root = mkdtempSync(join(tmpdir(), "satchel-house-"));
  for (const path of settings) cpSync(join(projectRoot, path), join(root, path), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"));

  return {
    write: (path, source) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), source);
    },
    lint: () => lint(root),
    compile: (room) => run(root, "tsc", "-p", room),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function lint(root: string): readonly Refusal[] {
  const output = run(root, "oxlint", "--disable-nested-config", "--format=json", ".");
  // A broken configuration is a plain sentence, which fails here, and never an empty list.
  const { diagnostics } = JSON.parse(output) as {
    diagnostics: readonly { filename: string; code: string; message: string; help?: string }[];
  };
  return diagnostics.map(({ filename, code, message, help }) => ({
    file: filename.replaceAll("\\", "/"),
    rule: code,
    message: `${message} ${help ?? ""}`,
  }));
}

function run(cwd: string, program: string, ...parameters: readonly string[]): string {
  const path = join(projectRoot, "node_modules/.bin", program);
  const { error, stdout, stderr } = spawnSync(path, parameters, { cwd, encoding: "utf8" });
  if (error !== undefined) throw error;
  return stdout + stderr;
}
