/**
 * The app in a language that nobody speaks. A build of its own, in a folder of its own, makes the words of English
 * other ones as it reads them; the sources and the app that people get know nothing of it.
 */
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, loadConfigFromFile, mergeConfig, type Plugin } from "vite";

const projectRoot = resolve(import.meta.dirname, "../../..");
const pseudoText = join(projectRoot, "tests/support/pseudo-text.ts");

/** Gives the folder of a copy: the app built so in `dist`, and the endpoint beside it. */
export async function buildPseudoApp(direction: "ltr" | "rtl"): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "satchel-pseudo-"));
  cpSync(join(projectRoot, "src"), join(root, "src"), { recursive: true });
  cpSync(join(projectRoot, "package.json"), join(root, "package.json"));
  symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"));

  const loaded = await loadConfigFromFile(
    { command: "build", mode: "production" },
    join(projectRoot, "vite.config.ts"),
  );
  if (loaded === null) throw new Error("vite.config.ts isn't there.");
  await build(
    mergeConfig(loaded.config, {
      configFile: false,
      root: projectRoot,
      build: { outDir: join(root, "dist"), emptyOutDir: true },
      plugins: [inOtherWords(direction)],
    }),
  );
  return root;
}

const dictionary =
  /\/src\/(app\/language\/en|domain\/catalogue\/names)\/(?!text\.|pack\.|es\.|fr\.)[\w-]+\.ts$/;
const direction = /en: "ltr"/;

/** Before anything else reads the sources. */
function inOtherWords(dir: "ltr" | "rtl"): Plugin {
  return {
    name: "satchel-in-other-words",
    enforce: "pre",
    transform(code, id) {
      if (dictionary.test(id)) return inPseudo(code);
      if (dir === "rtl" && id.endsWith("/app/language/LanguageProvider.tsx")) {
        if (!direction.test(code)) throw new Error("No direction is written down for English.");
        return code.replace(direction, 'en: "rtl"');
      }
      return undefined;
    },
  };
}

function inPseudo(code: string): string {
  const names = [...code.matchAll(/^export const (\w+)/gm)].map(([, name = ""]) => name);
  return [
    `import { pseudo as inOtherWords } from ${JSON.stringify(pseudoText)};`,
    code.replaceAll(/^export const /gm, "const "),
    ...names.map((name) => `const ${name}InOtherWords = inOtherWords(${name});`),
    ...names.map((name) => `export { ${name}InOtherWords as ${name} };`),
  ].join("\n");
}
