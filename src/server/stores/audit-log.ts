/**
 * What was done by whom, a line after the other, each with a hash over itself
 * and the line before: a line that was changed, or taken out of the middle,
 * shows. The table itself lets nothing be changed or deleted.
 */
import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { canonicalJson } from "../../contract/canonical.ts";
import type { Now } from "../now.ts";
import type { AuditLine, StoredAuditLine } from "./access-store.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

interface AuditRow {
  readonly program: string;
  readonly n: number;
  readonly utc: string;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly outcome: string;
  readonly rows: number | null;
  readonly previous: string;
  readonly hash: string;
}

/** Inside the transaction of what it tells of. */
export function appendToAudit(
  database: SqliteDatabase,
  program: string,
  { actor, action, object, outcome = "done", rows }: AuditLine,
  now: Now,
): void {
  const last = database
    .prepare("SELECT n, hash FROM audit WHERE program = ? ORDER BY n DESC LIMIT 1")
    .get(program) as Pick<AuditRow, "n" | "hash"> | undefined;
  const line = {
    n: (last?.n ?? 0) + 1,
    utc: utcOf(now),
    actor,
    action,
    object,
    outcome,
    rows: rows ?? null,
    previous: last?.hash ?? "",
  };
  database
    .prepare(
      `INSERT INTO audit (program, n, utc, actor, action, object, outcome, rows, previous, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(program, ...Object.values(line), hashOf(program, line));
}

/** To the second. */
function utcOf({ ms }: Now): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

const withNames = `
  SELECT n, utc, actor, action, object, outcome, rows, previous, audit.hash AS hash,
    coalesce(actors.name, actor_phones.label) AS actorName,
    coalesce(objects.name, object_phones.label, invites.label) AS objectName
  FROM audit
  LEFT JOIN accounts AS actors ON actors.program = audit.program AND actors.id = actor
  LEFT JOIN devices AS actor_phones ON actor_phones.program = audit.program AND actor_phones.id = actor
  LEFT JOIN accounts AS objects ON objects.program = audit.program AND objects.id = object
  LEFT JOIN devices AS object_phones ON object_phones.program = audit.program AND object_phones.id = object
  LEFT JOIN invites ON invites.program = audit.program AND invites.id = object
  WHERE audit.program = ?`;

/** Newest first. */
export function auditPage(
  { prepare }: Pick<SqliteDatabase, "prepare">,
  program: string,
  { before = Number.MAX_SAFE_INTEGER, limit }: { readonly before?: number; readonly limit: number },
): readonly StoredAuditLine[] {
  return prepare(`${withNames} AND n < ? ORDER BY n DESC LIMIT ?`)
    .all(program, before, limit)
    .map((row) => lineOf(row));
}

/** Oldest first, of one moment, however long its reader takes. */
export function* wholeAudit(
  { rowsOfOneMoment }: Pick<SqliteDatabase, "rowsOfOneMoment">,
  program: string,
): Generator<StoredAuditLine> {
  for (const row of rowsOfOneMoment(`${withNames} ORDER BY n`, program)) yield lineOf(row as object);
}

/** The row without what is absent. */
function lineOf(row: object): StoredAuditLine {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null),
  ) as unknown as StoredAuditLine;
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
  { n, utc, actor, action, object, outcome, rows, previous }: Omit<AuditRow, "program" | "hash">,
): string {
  const text = canonicalJson([
    "satchel-audit-1",
    program,
    n,
    utc,
    actor,
    action,
    object,
    outcome,
    rows ?? "",
    previous,
  ]);
  return createHash("sha256").update(text).digest("hex");
}
