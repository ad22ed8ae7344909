/** What the commands at the server share: the data folder from the environment, sentences, an exit code. */
import { readConfig } from "../config.ts";
import { DatabaseRefused } from "../stores/sqlite-database.ts";

export interface CommandInput {
  readonly dataDir: string;
  /** The address that people open. */
  readonly publicUrl: URL;
  /** Without options. */
  readonly words: readonly string[];
  /** `--name VALUE`. */
  readonly options: ReadonlyMap<string, string>;
}

export interface CommandForm {
  readonly usage: string;
  /** How many words it takes, not counting options. */
  readonly words: number;
  /** Names of options, such as `--keys`. */
  readonly options?: readonly string[];
}

/** Runs a command and ends the process: with 0 where it gives `true`. A refusal is one sentence. */
export async function runCommand(
  { usage, words, options = [] }: CommandForm,
  work: (input: CommandInput) => Promise<boolean>,
): Promise<void> {
  if (process.argv.includes("--help")) return console.log(`Usage: ${usage}`);
  const config = readConfig(process.env);
  if (!config.ok) return end(config.error);
  const given = readWords(process.argv.slice(2), options);
  if (given?.words.length !== words) return end(`Usage: ${usage}`, 2);
  try {
    const { dataDir, publicUrl } = config.value;
    process.exitCode = (await work({ dataDir, publicUrl, ...given })) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DatabaseRefused)) throw error;
    end(error.message);
  }
}

/** What an operator can do about it. */
export const keysMissing =
  "The program's keys are missing in DATA_DIR: nothing that phones send can be opened. Put the copy of them back as DATA_DIR/keys.";

/** Says why a command did nothing. */
export function refuse(sentence: string): false {
  console.error(sentence);
  return false;
}

function readWords(
  given: readonly string[],
  knows: readonly string[],
): Pick<CommandInput, "words" | "options"> | undefined {
  const words: string[] = [];
  const options = new Map<string, string>();
  const rest = [...given];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith("--")) {
      words.push(word);
      continue;
    }
    const value = rest.shift();
    if (value === undefined || !knows.includes(word)) return undefined;
    options.set(word, value);
  }
  return { words, options };
}

function end(sentence: string, exitCode = 1): void {
  console.error(sentence);
  process.exitCode = exitCode;
}
