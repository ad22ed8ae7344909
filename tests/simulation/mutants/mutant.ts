/** A bug that is planted to see whether the simulation finds it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Mutant {
  /** What the code does wrong, in words. */
  readonly name: string;
  readonly edits: readonly Edit[];
}

export interface Edit {
  /** Below `src`. */
  readonly file: string;
  /** Stands exactly once in the file, spaces and line breaks included. */
  readonly text: string;
  readonly becomes: string;
}

const house = join(import.meta.dirname, "../../..");

export function pathOf({ file }: Edit): string {
  return join(house, "src", file);
}

/** The source with the edit made; throws where the code has moved on and the list didn't follow. */
export function edited(source: string, { file, text, becomes }: Edit): string {
  const [before, after, ...more] = source.split(text);
  if (before === undefined || after === undefined || more.length > 0) {
    const times = more.length > 0 ? "more than once" : "nowhere";
    throw new Error(`src/${file} has changed, and a mutant has to follow it: ${times} in it stands\n${text}`);
  }
  return before + becomes + after;
}

/** Throws where one of the edits can't be made. */
export function assertFits({ edits }: Mutant): void {
  for (const edit of edits) edited(readFileSync(pathOf(edit), "utf8"), edit);
}
