import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Refusal } from "../support/copied-house.ts";
import { copyHouse } from "../support/copied-house.ts";

const importRule = "eslint(no-restricted-imports)";
const globalRule = "eslint(no-restricted-globals)";
const inputRule = "satchel(no-hidden-inputs)";

/** [folder, what is imported, what the refusal says] */
const forbiddenImports = [
  ["src/domain", "../contract/thing.ts", "src/domain imports nothing outside itself"],
  ["src/domain", "../server/thing.ts", "src/domain imports nothing outside itself"],
  ["src/domain/catalogue", "../../storage/thing.ts", "src/domain imports nothing outside itself"],
  ["src/domain", "valibot", "src/domain uses no package"],
  ["src/domain", "node:crypto", "src/domain uses no package"],
  ["src/contract", "../storage/thing.ts", "src/contract imports only src/domain"],
  ["src/contract", "../server/thing.ts", "src/contract imports only src/domain"],
  ["src/contract", "hono", "src/contract uses only valibot"],
  ["src/contract", "node:crypto", "src/contract uses only valibot"],
  ["src/storage", "../sync/thing.ts", "src/storage imports only src/domain and src/contract"],
  ["src/storage", "../app/thing.ts", "src/storage imports only src/domain and src/contract"],
  ["src/storage", "preact", "src/storage uses only dexie"],
  ["src/storage", "valibot", "src/storage uses only dexie"],
  ["src/sync", "../app/thing.ts", "src/sync imports only src/domain, src/contract and src/storage"],
  ["src/sync", "../sw/thing.ts", "src/sync imports only src/domain, src/contract and src/storage"],
  ["src/sync", "dexie", "src/sync uses no package"],
  ["src/app", "../server/thing.ts", "src/app imports nothing from src/sw"],
  ["src/app", "../tools/thing.ts", "src/app imports nothing from src/sw"],
  ["src/app/record", "../../sw/thing.ts", "src/app imports nothing from src/sw"],
  ["src/app", "dexie", "src/app uses only Preact"],
  ["src/app", "valibot", "src/app uses only Preact"],
  ["src/sw", "../app/thing.ts", "src/sw imports no screen"],
  ["src/sw", "preact", "src/sw uses only workbox"],
  ["src/sw", "dexie", "src/sw uses only workbox"],
  ["src/server", "../storage/thing.ts", "src/server imports only src/contract and src/domain"],
  ["src/server", "../sync/thing.ts", "src/server imports only src/contract and src/domain"],
  ["src/server/routes", "../../app/thing.ts", "src/server imports only src/contract and src/domain"],
  ["src/server", "dexie", "src/server uses only Node, hono, pino"],
  ["src/server", "valibot", "src/server uses only Node, hono, pino"],
  ["src/tools", "../app/thing.ts", "src/tools imports nothing from src/app"],
  ["src/tools", "dexie", "dexie to src/storage"],
  ["src/tools", "preact/hooks", "Preact belongs to src/app"],
  ["src/app", "../main.tsx", "main.tsx"],
  ["src/sync", "../main.tsx", "main.tsx"],
  ["tests/app", "../../src/main.tsx", "main.tsx only starts"],
] as const;

const allowedImports = [
  ["src/domain", "./thing.ts"],
  ["src/domain/catalogue", "../thing.ts"],
  ["src/contract", "../domain/thing.ts"],
  ["src/contract", "valibot"],
  ["src/storage", "../contract/thing.ts"],
  ["src/storage", "dexie"],
  ["src/sync", "../storage/thing.ts"],
  ["src/app", "../sync/thing.ts"],
  ["src/app/record", "../../storage/thing.ts"],
  ["src/app", "preact/hooks"],
  ["src/sw", "../sync/thing.ts"],
  ["src/sw", "workbox-precaching"],
  ["src/server", "../contract/thing.ts"],
  ["src/server", "node:fs/promises"],
  ["src/server", "hono/body-limit"],
  ["src/server", "@hono/node-server/serve-static"],
  ["src/tools", "../storage/thing.ts"],
  ["src/tools", "node:fs"],
] as const;

/** [file, source, the rule that refuses it] */
const forbiddenCode = [
  ["src/domain/now.ts", "export const at = Date.now();", inputRule],
  ["src/domain/bracket-now.ts", 'export const at = Date["now"]();', inputRule],
  ["src/domain/passed-now.ts", "export const clock = Date.now;", inputRule],
  ["src/domain/today.ts", "export const today = new Date();", inputRule],
  ["src/domain/today-text.ts", "export const today = Date();", inputRule],
  ["src/domain/random.ts", "export const chance = Math.random();", inputRule],
  ["src/domain/number-format.ts", "export const format = new Intl.NumberFormat();", inputRule],
  ["src/domain/called-format.ts", "export const format = Intl.NumberFormat();", inputRule],
  ["src/domain/date-format.ts", "export const format = new Intl.DateTimeFormat(undefined);", inputRule],
  ["src/domain/to-text.ts", "export const text = (1234).toLocaleString();", inputRule],
  ["src/domain/order.ts", 'export const order = "a".localeCompare("b");', inputRule],
  ["src/app/request.ts", 'export const answer = await fetch("/");', globalRule],
  ["src/storage/request.ts", 'export const answer = await fetch("/");', globalRule],
  [
    "src/app/Html.tsx",
    'export const Html = () => <p dangerouslySetInnerHTML={{ __html: "" }} />;',
    "react(no-danger)",
  ],
  ["src/storage/any.ts", "export const thing: any = 1;", "typescript(no-explicit-any)"],
  [
    "src/storage/floating.ts",
    "Promise.resolve(1);\nexport const other = 1;",
    "typescript(no-floating-promises)",
  ],
  ["src/storage/default.ts", "export default 1;", "import(no-default-export)"],
  ["src/storage/later.ts", "// TODO: later\nexport const later = 1;", "eslint(no-warning-comments)"],
  [
    "src/sync/egg.ts",
    'import { hen } from "./hen.ts";\nexport const egg = (): unknown => hen;',
    "import(no-cycle)",
  ],
] as const;

const allowedCode = [
  ["src/domain/from-argument.ts", "export const dateOf = (ms: number) => new Date(ms);"],
  ["src/domain/utc.ts", "export const ms = Date.UTC(2026, 0, 1);"],
  [
    "src/domain/zoned.ts",
    'export const format = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Toronto" });',
  ],
  ["src/domain/named-order.ts", 'export const order = "a".localeCompare("b", "en");'],
  ["src/sync/request.ts", 'export const answer = await fetch("/");'],
  ["src/app/now.ts", "export const at = Date.now();"],
] as const;

const house = copyHouse();
let refusals: readonly Refusal[] = [];

beforeAll(() => {
  for (const [folder, source] of forbiddenImports) house.write(importCase(folder, source), importOf(source));
  for (const [folder, source] of allowedImports) house.write(importCase(folder, source), importOf(source));
  for (const [path, source] of [...forbiddenCode, ...allowedCode]) house.write(path, `${source}\n`);
  house.write("src/sync/hen.ts", 'import { egg } from "./egg.ts";\nexport const hen = (): unknown => egg;\n');
  refusals = house.lint();
}, 30_000);

afterAll(() => house.remove());

describe("the import fence", () => {
  test.each(forbiddenImports)("keeps %s from importing %s", (folder, source, message) => {
    const refused = refusals.find(
      ({ file, rule }) => file === importCase(folder, source) && rule === importRule,
    );

    expect(refused?.message).toContain(message);
  });

  test.each(allowedImports)("lets %s import %s", (folder, source) => {
    expect(rulesFor(importCase(folder, source))).not.toContain(importRule);
  });
});

describe("the code rules", () => {
  test.each(forbiddenCode)("refuse %s", (path, _source, rule) => {
    expect(rulesFor(path)).toContain(rule);
  });

  test.each(allowedCode)("accept %s", (path) => {
    expect(rulesFor(path)).toEqual([]);
  });
});

function importCase(folder: string, source: string): string {
  return `${folder}/imports-${source.replaceAll(/[^a-z]+/g, "-")}.ts`;
}

/** Only the binding matters: what is imported need not exist for its path to be refused. */
function importOf(source: string): string {
  return `import { thing } from "${source}";\nexport const other: unknown = thing;\n`;
}

function rulesFor(path: string): readonly string[] {
  return refusals.filter(({ file }) => file === path).map(({ rule }) => rule);
}
