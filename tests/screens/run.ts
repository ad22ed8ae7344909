/**
 * `npm run test:screens`: every screen in every state, in three lights and three languages, and in one that nobody
 * speaks, from the left and from the right.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildApp } from "../support/build-app.ts";
import { knownNames, readOptions } from "../support/options.ts";
import { spokenNames, type SpokenName } from "../e2e/support/spoken.ts";
import { buildPseudoApp } from "./support/pseudo-app.ts";

const usage = `Usage: npm run test:screens -- [--language ${spokenNames.join("|")}] [--tour "a contact"]
Walks every screen and state, and looks at each with a checker of accessibility, by day, by night and in red,
on phones of 320 and 360 pixels and on a desk. Ends with 1 where anything is wrong.`;

const locales: Readonly<Record<SpokenName, string>> = {
  en: "en-US",
  es: "es-US",
  fr: "fr-CA",
  pseudo: "en-US",
  "pseudo-rtl": "en-US",
};

const { language, tour } = readOptions(usage, { language: { type: "string" }, tour: { type: "string" } });
if (language !== undefined) knownNames("language", [language], spokenNames);

buildApp();
const failed: string[] = [];
for (const name of spokenNames.filter((one) => language === undefined || one === language)) {
  if (!(await walkIn(name))) failed.push(name);
}
console.log(failed.length === 0 ? "nothing is wrong" : `something is wrong: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);

async function walkIn(name: SpokenName): Promise<boolean> {
  const isPseudo = name === "pseudo" || name === "pseudo-rtl";
  const root = isPseudo ? await buildPseudoApp(name === "pseudo" ? "ltr" : "rtl") : undefined;
  try {
    const config = join(import.meta.dirname, "playwright.config.ts");
    const only = tour === undefined ? [] : ["-g", `of ${tour},`];
    const { status } = spawnSync("npx", ["playwright", "test", "-c", config, ...only], {
      stdio: "inherit",
      env: {
        ...process.env,
        SATCHEL_SPOKEN: name,
        SATCHEL_LOCALE: locales[name],
        ...(root !== undefined && { SATCHEL_E2E_ROOT: root }),
      },
    });
    return status === 0;
  } finally {
    if (root !== undefined) rmSync(root, { recursive: true, force: true });
  }
}
