/** Statements on the tables of `0002-access.ts`. Each is one step of a transaction that its caller opened. */
import type { Program } from "../../domain/program.ts";
import { maxOpenInvites } from "../../contract/wire/wire-limits.ts";
import type { SQLInputValue } from "node:sqlite";
import type {
  Account,
  Actor,
  AuditLine,
  NewAccount,
  NewInvite,
  NewProgram,
  NewSession,
  OpenSession,
  StoredInvite,
  StoredProgram,
} from "./access-store.ts";
import type { Now } from "../now.ts";
import type { SetLimit } from "../retention-limit.ts";
import { appendToAudit } from "./audit-log.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

export class AccessTables {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  run(sql: string, ...values: readonly SQLInputValue[]): void {
    this.#database.prepare(sql).run(...values);
  }

  audit(program: string, line: AuditLine, now: Now): void {
    appendToAudit(this.#database, program, line, now);
  }

  program(): StoredProgram | undefined {
    const row = this.row<{ id: string; settings: string; version: number; credentialSecret: string }>(
      `SELECT program AS id, settings, version, credential_secret AS credentialSecret
       FROM programs JOIN program_settings USING (program) ORDER BY version DESC LIMIT 1`,
    );
    // Written by `addSettings` from what the contract had read.
    return row === undefined ? undefined : { ...row, settings: JSON.parse(row.settings) as Program };
  }

  addProgram({ id, settings, credentialSecret }: NewProgram, now: Now): void {
    this.run(
      "INSERT INTO programs (program, credential_secret, created_day) VALUES (?, ?, ?)",
      id,
      credentialSecret,
      now.day,
    );
    this.addSettings(id, { version: 1, settings }, now);
  }

  addSettings(
    program: string,
    { version, settings }: Pick<StoredProgram, "version" | "settings">,
    now: Now,
  ): void {
    this.run(
      "INSERT INTO program_settings (program, version, settings, made_day, made_ms) VALUES (?, ?, ?, ?, ?)",
      program,
      version,
      JSON.stringify(settings),
      now.day,
      now.ms,
    );
  }

  keepLimits(program: string): readonly SetLimit[] {
    const rows = this.rows<{ keepMonths: number | null; madeMs: number | null }>(
      `SELECT json_extract(settings, '$.keepMonths') AS keepMonths, made_ms AS madeMs
       FROM program_settings WHERE program = ? ORDER BY version`,
      program,
    );
    return rows.map(({ keepMonths, madeMs }) => ({
      ...(keepMonths !== null && { keepMonths }),
      ...(madeMs !== null && { madeMs }),
    }));
  }

  isSetupCodeOpen(hash: string, now: Now): boolean {
    return this.row("SELECT 1 FROM setup_codes WHERE hash = ? AND expires > ?", hash, now.ms) !== undefined;
  }

  isNameTaken(program: string, name: string): boolean {
    return (
      this.row("SELECT 1 FROM accounts WHERE program = ? AND name = ?", program, name.normalize("NFC")) !==
      undefined
    );
  }

  /** The account with its first session: whoever makes one is signed in. */
  addAccount(made: NewAccount & Omit<Account, "name">, session: NewSession, now: Now): Account {
    const account = { program: made.program, id: made.id, name: made.name.normalize("NFC"), role: made.role };
    const { program, id, name, role } = account;
    this.run(
      "INSERT INTO accounts (program, id, name, role, password, created_day) VALUES (?, ?, ?, ?, ?, ?)",
      program,
      id,
      name,
      role,
      made.passwordHash,
      now.day,
    );
    this.addSession(account, session);
    this.audit(program, { actor: id, action: `new-account-${role}`, object: id }, now);
    return account;
  }

  /** Names are unique within a program, and an endpoint has one. */
  accountByName(name: string): (Account & { readonly passwordHash: string }) | undefined {
    return this.row(
      "SELECT program, id, name, role, password AS passwordHash FROM accounts WHERE name = ? AND ended_day IS NULL",
      name.normalize("NFC"),
    );
  }

  addSession({ program, id }: Account, session: NewSession): void {
    this.run(
      "INSERT INTO sessions (hash, program, account, idle_until, ends, password_shown) VALUES (?, ?, ?, ?, ?, ?)",
      session.hash,
      program,
      id,
      session.idleUntil,
      session.ends,
      session.passwordShownMs,
    );
  }

  accountBySession(hash: string, now: Now): (Account & OpenSession) | undefined {
    return this.row(
      `SELECT accounts.program, accounts.id, name, role, idle_until AS idleUntil,
         password_shown AS passwordShownMs
       FROM sessions JOIN accounts ON accounts.program = sessions.program AND accounts.id = sessions.account
       WHERE hash = ? AND idle_until > ? AND ends > ? AND ended_day IS NULL`,
      hash,
      now.ms,
      now.ms,
    );
  }

  keepSession(hash: string, idleUntil: number, now: Now): void {
    this.run("UPDATE sessions SET idle_until = ? WHERE hash = ?", idleUntil, hash);
    this.run(
      `UPDATE accounts SET last_seen_day = ?
       FROM sessions WHERE sessions.hash = ? AND accounts.program = sessions.program
         AND accounts.id = sessions.account`,
      now.day,
      hash,
    );
  }

  openInvites(program: string, now: Now): readonly StoredInvite[] {
    return this.rows(
      `SELECT id, role, label, expires, created_day AS createdDay FROM invites
       WHERE program = ? AND is_closed = 0 AND expires > ? ORDER BY expires, id LIMIT ${maxOpenInvites}`,
      program,
      now.ms,
    );
  }

  addInvite(program: string, { id, hash, role, label, expires, createdDay }: NewInvite, by: Actor): void {
    this.run(
      `INSERT INTO invites (program, id, hash, role, label, expires, created_day, made_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      program,
      id,
      hash,
      role,
      label,
      expires,
      createdDay,
      by,
    );
  }

  openInvite(codeHash: string, now: Now): (StoredInvite & { readonly program: string }) | undefined {
    return this.row(
      `SELECT program, id, role, label, expires, created_day AS createdDay FROM invites
       WHERE hash = ? AND is_closed = 0 AND expires > ?`,
      codeHash,
      now.ms,
    );
  }

  closeInvite(program: string, id: string): void {
    this.run("UPDATE invites SET is_closed = 1 WHERE program = ? AND id = ?", program, id);
  }

  nameOf(program: string, id: string): string | undefined {
    return this.row<{ name: string }>(
      `SELECT label AS name FROM devices WHERE program = ? AND id = ?
       UNION ALL SELECT name FROM accounts WHERE program = ? AND id = ?`,
      program,
      id,
      program,
      id,
    )?.name;
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a STRICT table's row has the types that its statement says
  row<Row extends object>(sql: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return this.#database.prepare(sql).get(...values) as Row | undefined;
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as above
  rows<Row extends object>(sql: string, ...values: readonly SQLInputValue[]): readonly Row[] {
    return this.#database.prepare(sql).all(...values) as Row[];
  }
}
