/** What a program of the tests was asked to do: a wrong word ends it with a sentence, and not with a run over nothing. */
import { parseArgs, type ParseArgsConfig, type ParseArgsOptionsConfig } from "node:util";

/** Of the shell's own programs: not what was asked failed, but the asking. */
const askedWrongly = 2;

/** Ends the process, with its usage, where an option isn't known or somebody asks for help. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(usage: string, options: Options) {
  return readWords(usage, { options }).values;
}

/** The same for names without options. */
export function readNames(usage: string): readonly string[] {
  return readWords(usage, { allowPositionals: true }).positionals;
}

function readWords<const Config extends ParseArgsConfig>(usage: string, config: Config) {
  if (process.argv.slice(2).includes("--help")) {
    console.log(usage);
    process.exit();
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return endWith(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** Ends the process where it is no whole number, or less than `least`. */
export function wholeOption(name: string, given: string, least = 1): number {
  const number = Number(given);
  if (given.trim() !== "" && Number.isSafeInteger(number) && number >= least) return number;
  return endWith(`--${name} takes a whole number from ${least} on, and not "${given}".`);
}

/** Ends the process where one of them isn't known. `what` is what they are names of. */
export function knownNames(what: string, asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    endWith(`There is no ${what} called ${unknown.join(", ")}: there are ${known.join(", ")}.`);
  }
}

function endWith(sentence: string): never {
  console.error(sentence);
  process.exit(askedWrongly);
}
