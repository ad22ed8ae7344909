/** What a program of the tests was asked to do: a wrong word ends it with a sentence, and not with a run over nothing. */
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";

/** Ends the process where an option isn't known. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(options: Options) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return endWith(error instanceof Error ? error.message : String(error));
  }
}

/** Ends the process where it is no whole number, or less than `least`. */
export function wholeOption(name: string, given: string, least = 1): number {
  const number = Number(given);
  if (given.trim() !== "" && Number.isSafeInteger(number) && number >= least) return number;
  return endWith(`--${name} takes a whole number from ${least} on, and not "${given}".`);
}

function endWith(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
