/** What each kill left of Chromium's databases, kept until it is known whether anything went by it. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DiskLook, lookAtDisk, tearLog } from "./chromium-disk.ts";

const keptLooks = 3;

export class ProfileDisk {
  readonly profileDir = mkdtempSync(join(tmpdir(), "satchel-killed-profile-"));
  readonly #looks: DiskLook[] = [];
  #kills = 0;
  #faults: readonly string[] = [];

  /** `isOpened`: the life that ended had its databases open, and so had its answer to what the one before left. */
  lookAfterKill({ isOpened }: { readonly isOpened: boolean }): void {
    const look = lookAtDisk(this.profileDir);
    this.#looks.push(look);
    if (this.#looks.length > keptLooks) this.#looks.shift();
    if (isOpened || look.faults.length > 0) this.#faults = look.faults;
    // For whoever wants to open it again: two are enough to see what the last life made of it.
    const copy = `${this.profileDir}-left-${this.#kills % 2}`;
    rmSync(copy, { recursive: true, force: true });
    cpSync(this.#databases, copy, { recursive: true });
    this.#kills += 1;
  }

  /** In what the opening found that is on the screen now. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** The kill before is one that fell between the two writes of a record. */
  tear(): void {
    tearLog(this.profileDir);
    this.#faults = lookAtDisk(this.profileDir).faults;
  }

  /** What the last kills left, and what is there now. */
  inWords(): string {
    const now = lookAtDisk(this.profileDir);
    const before = this.#looks.map((look, index) => ({
      name: `${this.#looks.length - index} kills ago`,
      look,
    }));
    return [...before, { name: "now", look: now }]
      .map(({ name, look }) => `  ${name}: ${wordsOf(look)}`)
      .join("\n");
  }

  get #databases(): string {
    return join(this.profileDir, "Default", "IndexedDB");
  }
}

function wordsOf({ files, faults, opening }: DiskLook): string {
  return [files.join("; ") || "no databases", ...faults, opening.trim()].join("\n    ");
}
