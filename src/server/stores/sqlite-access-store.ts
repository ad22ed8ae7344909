/** `AccessStore` in the endpoint's own SQLite file. */
import { err, ok } from "../../domain/result.ts";
import type { Program } from "../../domain/program.ts";
import { maxOpenInvites } from "../../contract/wire/wire-limits.ts";
import { type AccessStore, type AuditLine, operator } from "./access-store.ts";
import { AccessTables } from "./access-tables.ts";
import { accounts } from "./account-rows.ts";
import { auditPage, wholeAudit } from "./audit-log.ts";
import { addCredentials, addDevice, joinedBefore, phones } from "./device-rows.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

export function sqliteAccessStore(database: SqliteDatabase): AccessStore {
  const tables = new AccessTables(database);
  const inTransaction = async <T>(work: () => T): Promise<T> => database.transaction(work);
  return {
    ...settingUp(tables, inTransaction),
    ...inviting(tables, inTransaction),
    ...signingIn(tables, inTransaction),
    ...accounts(tables, inTransaction),
    ...phones(tables, inTransaction),

    nameOf: async (program, id) => tables.nameOf(program, id),
    note: (program, line, now) => inTransaction(() => tables.audit(program, line, now)),
    auditLines: async (program, page) => auditPage(database, program, page),
    auditLog: (program) => wholeAudit(database, program),
    // What is written is what stands there: a full disk, or a file that became read-only, refuses it all the same.
    assertWritable: () =>
      inTransaction(() => {
        const { user_version: version } = database.db.prepare("PRAGMA user_version").get() ?? {};
        database.db.exec(`PRAGMA user_version = ${Number(version)}`);
      }),
  };
}

type InTransaction = <T>(work: () => T) => Promise<T>;

function settingUp(
  tables: AccessTables,
  inTransaction: InTransaction,
): Pick<
  AccessStore,
  "program" | "changeSettings" | "keepLimits" | "replaceSetupCode" | "isSetupCodeOpen" | "setUp"
> {
  return {
    program: async () => tables.program(),
    changeSettings: ({ program, from, settings }, by, now) =>
      inTransaction(() => {
        const before = tables.program();
        if (before?.version !== from) return err("settings-changed");
        tables.addSettings(program, { version: from + 1, settings }, now);
        tables.audit(program, { actor: by, ...changeOf(before.settings, settings, from + 1) }, now);
        return ok(undefined);
      }),
    keepLimits: async (program) => tables.keepLimits(program),
    replaceSetupCode: ({ hash, expires }) =>
      inTransaction(() => {
        tables.run("DELETE FROM setup_codes");
        tables.run("INSERT INTO setup_codes (hash, expires) VALUES (?, ?)", hash, expires);
      }),
    isSetupCodeOpen: async (hash, now) => tables.isSetupCodeOpen(hash, now),
    setUp: (codeHash, made, now) =>
      inTransaction(() => {
        if (!tables.isSetupCodeOpen(codeHash, now)) return err("code-not-valid");
        const known = tables.program();
        if (known !== undefined && made.program !== undefined) return err("already-set-up");
        const program = known ?? made.program;
        if (program === undefined) return err("not-set-up");
        if (tables.isNameTaken(program.id, made.account.name)) return err("name-taken");

        tables.run("DELETE FROM setup_codes");
        if (known === undefined) tables.addProgram(program, now);
        tables.audit(program.id, { actor: operator, action: "use-setup-code", object: program.id }, now);
        const account = { ...made.account, program: program.id, role: "admin" } as const;
        return ok(tables.addAccount(account, made.session, now));
      }),
  };
}

function changeOf(before: Program, after: Program, version: number): Pick<AuditLine, "action" | "object"> {
  const { keepMonths } = after;
  if (keepMonths === before.keepMonths) return { action: "change-settings", object: `version ${version}` };
  return {
    action: "change-retention",
    object: keepMonths === undefined ? "for-ever" : `${keepMonths} months`,
  };
}

function inviting(
  tables: AccessTables,
  inTransaction: InTransaction,
): Pick<
  AccessStore,
  "addInvites" | "openInvites" | "withdrawInvite" | "roleOfInvite" | "join" | "addAccount"
> {
  return {
    addInvites: (program, invites, by, now) =>
      inTransaction(() => {
        const isTooMany = tables.openInvites(program, now).length + invites.length > maxOpenInvites;
        if (isTooMany) return err("too-many");
        for (const invite of invites) {
          tables.addInvite(program, invite, by);
          tables.audit(program, { actor: by, action: `invite-${invite.role}`, object: invite.id }, now);
        }
        return ok(undefined);
      }),
    openInvites: async (program, now) => tables.openInvites(program, now),
    withdrawInvite: (program, id, by, now) =>
      inTransaction(() => {
        const isOpen = tables.openInvites(program, now).some((invite) => invite.id === id);
        if (!isOpen) return false;
        tables.closeInvite(program, id);
        tables.audit(program, { actor: by, action: "withdraw-invite", object: id }, now);
        return true;
      }),
    roleOfInvite: async (codeHash, now) => tables.openInvite(codeHash, now)?.role,
    join: (codeHash, { id, credentials }, now) =>
      inTransaction(() => {
        const invite = tables.openInvite(codeHash, now);
        if (invite === undefined) {
          const known = joinedBefore(tables, codeHash, credentials[0] ?? "", now);
          return known === undefined ? err("code-not-valid") : ok(known);
        }
        if (invite.role !== "device") return err("code-not-valid");
        const { program, label } = invite;
        const device = { program, id, label, joinedDay: now.day };
        tables.closeInvite(program, invite.id);
        addDevice(tables, device);
        addCredentials(tables, device, { hashes: credentials, generation: 1 }, now);
        tables.audit(program, { actor: id, action: "join", object: invite.id }, now);
        return ok(device);
      }),
    addAccount: (codeHash, { account, session }, now) =>
      inTransaction(() => {
        const invite = tables.openInvite(codeHash, now);
        if (invite === undefined || invite.role === "device") return err("code-not-valid");
        const { program, role } = invite;
        if (tables.isNameTaken(program, account.name)) return err("name-taken");
        tables.closeInvite(program, invite.id);
        return ok(tables.addAccount({ ...account, program, role }, session, now));
      }),
  };
}

function signingIn(
  tables: AccessTables,
  inTransaction: InTransaction,
): Pick<
  AccessStore,
  "accountByName" | "addSession" | "endSession" | "endAllSessions" | "accountBySession" | "keepSession"
> {
  return {
    accountByName: async (name) => tables.accountByName(name),
    addSession: (account, session, now) =>
      inTransaction(() => {
        // Here, because nothing else grows with every sign-in.
        tables.run("DELETE FROM sessions WHERE ends <= ? OR idle_until <= ?", now.ms, now.ms);
        tables.addSession(account, session);
        tables.keepSession(session.hash, session.idleUntil, now);
        tables.audit(account.program, { actor: account.id, action: "sign-in", object: account.id }, now);
      }),
    endSession: (hash) => inTransaction(() => tables.run("DELETE FROM sessions WHERE hash = ?", hash)),
    endAllSessions: (now) =>
      inTransaction(() => {
        tables.run("DELETE FROM sessions");
        tables.run("DELETE FROM setup_codes");
        tables.run("UPDATE invites SET is_closed = 1");
        const program = tables.program()?.id;
        if (program !== undefined) {
          tables.audit(program, { actor: operator, action: "end-all-sessions", object: program }, now);
        }
      }),
    accountBySession: async (hash, now) => tables.accountBySession(hash, now),
    keepSession: (hash, idleUntil, now) => inTransaction(() => tables.keepSession(hash, idleUntil, now)),
  };
}
