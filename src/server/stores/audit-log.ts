/**
 * What was done by whom, a line after the other, each with a hash over itself
 * and the line before: a line that was changed, or taken out of the middle,
 * shows. The table itself lets nothing be changed or deleted.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../../contract/canonical.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { AuditLine } from "./access-store.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

interface AuditRow {
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

/** Reads the whole log, a line at a time. */
export function firstBrokenLine(database: SqliteDatabase, program: string): number | undefined {
  let previous = "";
  let n = 0;
  const rows = database.prepare("SELECT * FROM audit WHERE program = ? ORDER BY n").iterate(program);
  for (const row of rows as Iterable<unknown> as Iterable<AuditRow>) {
    n += 1;
    if (row.n !== n || row.previous !== previous || row.hash !== hashOf(program, row)) return n;
    previous = row.hash;
  }
  return undefined;
}

function hashOf(
  program: string,
  { n, day, actor, action, object, counts, previous }: Omit<AuditRow, "hash">,
): string {
  const text = canonicalJson(["satchel-audit-1", program, n, day, actor, action, object, counts, previous]);
  return createHash("sha256").update(text).digest("hex");
}
