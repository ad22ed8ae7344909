/** A program's keys in their folder, as an operator makes them, loses them and finds them again. */
import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { keysName } from "../../src/server/data-folder.ts";
import { openProgramKeys, type ProgramKeys } from "../../src/server/program-keys.ts";

const lost = ".lost";

export class KeysOnDisk {
  readonly #folder: string;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, keysName);
  }

  /** A new one, and a backup that has it. */
  async rotate(program: string): Promise<void> {
    const keys = this.#open();
    const { key } = await keys.add(program);
    await keys.markCopied(program, [key]);
  }

  /** All but the newest; with only one, it makes another first. */
  async loseOlder(program: string): Promise<void> {
    if ((await this.#open().list(program)).length === 1) await this.rotate(program);
    for (const { path } of (await this.#open().list(program)).slice(0, -1)) renameSync(path, path + lost);
  }

  bringBack(program: string): void {
    const folder = join(this.#folder, program);
    for (const name of readdirSync(folder).filter((file) => file.endsWith(lost))) {
      renameSync(join(folder, name), join(folder, name.slice(0, -lost.length)));
    }
  }

  #open(): ProgramKeys {
    return openProgramKeys(this.#folder);
  }
}
