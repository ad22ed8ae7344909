/** What each kill left of Chromium's databases, kept until it is known whether anything went by it. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DiskLook, lookAtDisk, tearLog } from "../e2e/support/chromium-disk.ts";

const keptLooks = 3;

export class ProfileDisk {
  readonly profileDir = mkdtempSync(join(tmpdir(), "satchel-killed-profile-"));
  readonly #looks: DiskLook[] = [];
  #kills = 0;

  lookAfterKill(): void {
    this.#looks.push(lookAtDisk(this.profileDir));
    if (this.#looks.length > keptLooks) this.#looks.shift();
    // For whoever wants to open it again: two are enough to see what the last life made of it.
    const copy = `${this.profileDir}-left-${this.#kills % 2}`;
    rmSync(copy, { recursive: true, force: true });
    cpSync(this.#databases, copy, { recursive: true });
    this.#kills += 1;
  }

  /** The kill before is one that fell between the two writes of a record. */
  tear(): void {
    tearLog(this.profileDir);
    // Instead of what was seen before it was torn.
    this.#looks.pop();
    this.#kills -= 1;
    this.lookAfterKill();
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
