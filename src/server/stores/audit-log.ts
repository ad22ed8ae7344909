/**
 * What was done by whom, a line after the other, each with a hash over itself
 * and the line before: a line that was changed, or taken out of the middle,
 * shows. The table itself lets nothing be changed or deleted.
 */
import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { canonicalJson } from "../../contract/canonical.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { AuditLine } from "./access-store.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

interface AuditRow {
  readonly program: string;
  readonly n: number;
  readonly day: string;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly counts: string;
  readonly previous: string;
  readonly hash: string;
}

/** Inside the transaction of what it tells of. */
export function appendToAudit(
  database: SqliteDatabase,
  program: string,
  { actor, action, object, counts = {} }: AuditLine,
  day: LocalDate,
): void {
  const last = database
    .prepare("SELECT n, hash FROM audit WHERE program = ? ORDER BY n DESC LIMIT 1")
    .get(program) as Pick<AuditRow, "n" | "hash"> | undefined;
  const line = {
    n: (last?.n ?? 0) + 1,
    day,
    actor,
    action,
    object,
    counts: canonicalJson(counts),
    previous: last?.hash ?? "",
  };
  database
    .prepare(
      "INSERT INTO audit (program, n, day, actor, action, object, counts, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .run(
      program,
      line.n,
      line.day,
      line.actor,
      line.action,
      line.object,
      line.counts,
      line.previous,
      hashOf(program, line),
    );
}

/** The number of the first line that doesn't follow from the line before. Reads the whole log, a line at a time. */
export function firstBrokenLine(database: Pick<DatabaseSync, "prepare">): number | undefined {
  let [program, previous, n] = ["", "", 0];
  for (const row of database.prepare("SELECT * FROM audit ORDER BY program, n").iterate()) {
    const line = row as unknown as AuditRow;
    if (line.program !== program) [program, previous, n] = [line.program, "", 0];
    n += 1;
    if (line.n !== n || line.previous !== previous || line.hash !== hashOf(program, line)) return n;
    previous = line.hash;
  }
  return undefined;
}

function hashOf(
  program: string,
  { n, day, actor, action, object, counts, previous }: Omit<AuditRow, "program" | "hash">,
): string {
  const text = canonicalJson(["satchel-audit-1", program, n, day, actor, action, object, counts, previous]);
  return createHash("sha256").update(text).digest("hex");
}
