/** What the screens of a kept release say, in English. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as keptWords from "./kept-words.ts";
import type { Words } from "./words.ts";

export interface WordsOfRelease extends Words {
  readonly team: typeof keptWords.team;
}

export function wordsOfRelease({ root }: { readonly root: string }): WordsOfRelease {
  const kept = createRequire(import.meta.url)(join(root, "src/tools/words.js")) as typeof keptWords;
  return { language: "en", ...kept };
}
