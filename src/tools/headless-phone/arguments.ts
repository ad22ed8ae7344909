import { parseArgs } from "node:util";
import { isCode, tidyCode } from "../../contract/wire/codes.ts";
import { inviteCodeLength } from "../../contract/wire/wire-limits.ts";
import { err, ok, type Result } from "../../domain/result.ts";

export interface PhoneArguments {
  /** One for each phone. */
  readonly codes: readonly string[];
  /** Origin of the endpoint. */
  readonly server: string;
  readonly files: readonly string[];
}

export const usage = `npm run phone -- --join CODE --server URL FILE…
npm run phone -- --phones N --join CODE,CODE… --server URL FILE…

A phone without a screen, held in memory: it joins with an invite's code, records what the shift files say, sends it, and is
gone when it ends. With --phones N the lines are dealt out among N phones, each with a code of its own (npm run invite -- --count N).
It ends with 0 only when every record was confirmed, and with 2 when nothing was begun and no code was used.`;

/** Reads the command line; what is wrong comes back as one sentence. */
export function readArguments(given: readonly string[]): Result<PhoneArguments, string> {
  const read = parse(given);
  if (read === undefined) return err("An option is unknown or lacks its value.");
  const { join = [], phones, server } = read.values;

  const typed = join.flatMap((text) => text.split(","));
  const codes = typed.map(codeIn);
  const count = phones === undefined ? 1 : Number(phones);
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    return err(`--phones is "${phones}", no number from 1 to 1000.`);
  const wrong = typed.find((text) => !isCode(codeIn(text), inviteCodeLength));
  if (wrong !== undefined)
    return err(`"${wrong}" is no invite code: one has ${inviteCodeLength} letters and digits.`);
  if (codes.length === 0) return err("--join is missing: each phone joins with the code of an invite.");
  if (codes.length !== count) {
    return err(`Each phone needs a code of its own: ${count} asked for, ${codes.length} given by --join.`);
  }
  const twice = typed.find((text, index) => codes.indexOf(codeIn(text)) < index);
  if (twice !== undefined) return err(`Each phone needs a code of its own: "${twice}" is given twice.`);
  if (server === undefined || !isAddress(server))
    return err("--server is missing, or no address such as http://127.0.0.1:8080.");
  if (read.positionals.length === 0) return err("Name at least one shift file.");
  return ok({ codes, server: new URL(server).origin, files: read.positionals });
}

/** A code, or the link that ends in one. */
function codeIn(typed: string): string {
  return tidyCode(typed.slice(typed.lastIndexOf("#") + 1));
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        join: { type: "string", multiple: true },
        phones: { type: "string" },
        server: { type: "string" },
      },
    });
  } catch {
    return undefined;
  }
}
