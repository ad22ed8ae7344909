/** Accounts, their passwords and their sessions, once they are made. */
import { err, ok } from "../../domain/result.ts";
import { maxListedAccounts } from "../../contract/wire/wire-limits.ts";
import type { AccessStore, Account, ListedAccount } from "./access-store.ts";
import type { AccessTables } from "./access-tables.ts";

type InTransaction = <T>(work: () => T) => Promise<T>;

export function accounts(
  tables: AccessTables,
  inTransaction: InTransaction,
): Pick<
  AccessStore,
  "notePasswordShown" | "endOtherSessions" | "changePassword" | "accounts" | "endAccount"
> {
  function endSessionsBut({ program, id }: Account, session: string): void {
    tables.run("DELETE FROM sessions WHERE program = ? AND account = ? AND hash <> ?", program, id, session);
  }

  return {
    notePasswordShown: ({ program, id }, session, now) =>
      inTransaction(() => {
        tables.run("UPDATE sessions SET password_shown = ? WHERE hash = ?", now.ms, session);
        tables.audit(program, { actor: id, action: "show-password", object: id }, now);
      }),
    endOtherSessions: (account, session, now) =>
      inTransaction(() => {
        const { program, id } = account;
        endSessionsBut(account, session);
        tables.audit(program, { actor: id, action: "end-other-sessions", object: id }, now);
      }),
    changePassword: (account, passwordHash, session, now) =>
      inTransaction(() => {
        const { program, id } = account;
        tables.run(
          "UPDATE accounts SET password = ? WHERE program = ? AND id = ?",
          passwordHash,
          program,
          id,
        );
        tables.run("UPDATE sessions SET password_shown = ? WHERE hash = ?", now.ms, session);
        endSessionsBut(account, session);
        tables.audit(program, { actor: id, action: "change-password", object: id }, now);
      }),
    accounts: async (program, now) =>
      tables
        .rows<Record<string, unknown>>(
          `SELECT id, name, role, created_day AS createdDay, last_seen_day AS lastSeenDay,
             ended_day AS endedDay,
             (SELECT count(*) FROM sessions WHERE sessions.program = accounts.program AND account = accounts.id
               AND idle_until > ? AND ends > ?) AS openSessions
           FROM accounts WHERE program = ? ORDER BY ended_day IS NOT NULL, name LIMIT ${maxListedAccounts}`,
          now.ms,
          now.ms,
          program,
        )
        .map((row) => withoutAbsent(row)),
    endAccount: (program, id, by, now) =>
      inTransaction(() => {
        const account = tables.row<{ role: string }>(
          "SELECT role FROM accounts WHERE program = ? AND id = ? AND ended_day IS NULL",
          program,
          id,
        );
        if (account === undefined) return err("not-found");
        if (account.role === "admin" && isLastAdmin(tables, program, id)) return err("last-admin");
        tables.run(
          "UPDATE accounts SET ended_day = ?, password = '' WHERE program = ? AND id = ?",
          now.day,
          program,
          id,
        );
        tables.run("DELETE FROM sessions WHERE program = ? AND account = ?", program, id);
        // Otherwise a code that was made in good time would be a way back in.
        tables.run("UPDATE invites SET is_closed = 1 WHERE program = ? AND made_by = ?", program, id);
        tables.audit(program, { actor: by, action: "end-account", object: id }, now);
        return ok(undefined);
      }),
  };
}

function isLastAdmin(tables: AccessTables, program: string, id: string): boolean {
  const other = tables.row(
    "SELECT 1 FROM accounts WHERE program = ? AND role = 'admin' AND ended_day IS NULL AND id <> ?",
    program,
    id,
  );
  return other === undefined;
}

/** SQLite's word for what isn't there is `null`, ours is to leave it out. */
function withoutAbsent(row: Record<string, unknown>): ListedAccount {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null),
  ) as unknown as ListedAccount;
}
