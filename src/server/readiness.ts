/** Whether the endpoint can do what it is for: store what comes, and open it. */
import { whyNotWritable } from "./data-folder.ts";
import type { ProgramKeys } from "./program-keys.ts";
import type { AccessStore } from "./stores/access-store.ts";
import { isUnavailable } from "./stores/sqlite-failures.ts";

export interface ReadinessOptions {
  readonly dataDir: string;
  readonly access: AccessStore;
  readonly keys: ProgramKeys;
  readonly clockMs: () => number;
}

/** The check writes through to the disk, and anyone may ask for it. */
const writeCheckAgeMs = 1000;

/** Gives a plain sentence for whoever runs the server, or nothing. */
export function createReadiness(options: ReadinessOptions): () => Promise<string | undefined> {
  const { dataDir, access, keys, clockMs } = options;
  let written: { readonly atMs: number; readonly problem: Promise<string | undefined> } | undefined;

  function writeProblem(): Promise<string | undefined> {
    const nowMs = clockMs();
    if (written === undefined || Math.abs(nowMs - written.atMs) >= writeCheckAgeMs) {
      written = { atMs: nowMs, problem: whyNotStored(access) };
    }
    return written.problem;
  }

  return async () =>
    (await whyNotWritable(dataDir)) ?? (await writeProblem()) ?? (await whyNotOpened(access, keys));
}

async function whyNotStored(access: AccessStore): Promise<string | undefined> {
  try {
    await access.assertWritable();
    return undefined;
  } catch (error) {
    if (isUnavailable(error)) return "The database in DATA_DIR can't be written.";
    throw error;
  }
}

async function whyNotOpened(access: AccessStore, keys: ProgramKeys): Promise<string | undefined> {
  const program = await access.program();
  if (program === undefined || (await keys.sealTo(program.id)) !== undefined) return undefined;
  return "The program's keys are missing in DATA_DIR, so nothing that phones send can be opened.";
}
