/**
 * Who may ask: the program, its accounts and their sessions, its phones and
 * their credentials, invites and set-up codes. Every change writes its line of
 * the audit log in the same transaction. Of a secret, a store sees the hash.
 */
import type { LocalDate } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { Result } from "../../domain/result.ts";
import type { AuditAction, AuditOutcome } from "../../contract/wire/people-messages.ts";
import type { Role } from "../../contract/wire/roles.ts";
import type { Now } from "../now.ts";
import type { SetLimit } from "../retention-limit.ts";

export type DeskRole = Exclude<Role, "anyone" | "device">;

export interface StoredProgram {
  readonly id: string;
  readonly settings: Program;
  /** Rises with each change of them. */
  readonly version: number;
  /** For making a phone's next credential from its former one. */
  readonly credentialSecret: string;
}

export type NewProgram = Omit<StoredProgram, "version">;

export interface Account {
  readonly program: string;
  readonly id: string;
  readonly name: string;
  readonly role: DeskRole;
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** One by which its account asks now. */
export interface OpenSession {
  readonly idleUntil: number;
  /** When the password was last shown. */
  readonly passwordShownMs: number;
}

export interface ListedAccount extends Omit<Account, "program"> {
  readonly createdDay: LocalDate;
  readonly lastSeenDay?: LocalDate;
  readonly openSessions: number;
  readonly endedDay?: LocalDate;
}

export interface NewSession {
  readonly hash: string;
  readonly idleUntil: number;
  readonly ends: number;
  readonly passwordShownMs: number;
}

export interface Device {
  readonly program: string;
  readonly id: string;
  readonly label: string;
  readonly joinedDay: LocalDate;
  readonly revokedDay?: LocalDate;
}

export interface DeviceByCredential extends Device {
  /** Counts the renewals of the credential. */
  readonly generation: number;
  /** Absent where it was handed out after the backup that this database comes from. */
  readonly madeDay?: LocalDate;
  /** Whether credentials before this one are still good. */
  readonly hasFormer: boolean;
}

/** Of a credential, and of those that will follow on it. */
export type CredentialHashes = readonly string[];

export interface StoredInvite {
  readonly id: string;
  readonly role: Exclude<Role, "anyone">;
  readonly label: string;
  readonly expires: number;
  readonly createdDay: LocalDate;
}

export interface NewInvite extends StoredInvite {
  readonly hash: string;
}

/** Who does what is done: an account's id, or a command at the server. */
export type Actor = string;
export const operator: Actor = "operator";
/** What the endpoint does by itself, as it was set. */
export const endpointItself: Actor = "endpoint";

export interface AccessStore {
  /** The one program of this endpoint, once it is set up. */
  program(): Promise<StoredProgram | undefined>;
  /** Makes the next version of a program's settings. The log tells a changed limit on details apart. */
  changeSettings(
    changed: { readonly program: string; readonly from: number; readonly settings: Program },
    by: Actor,
    now: Now,
  ): Promise<Result<void, "settings-changed">>;
  /** The limit on details of each version of a program's settings, in their order. */
  keepLimits(program: string): Promise<readonly SetLimit[]>;

  /** Makes a set-up code the only one that is good. */
  replaceSetupCode(code: { readonly hash: string; readonly expires: number }): Promise<void>;
  isSetupCodeOpen(hash: string, now: Now): Promise<boolean>;
  /** Uses a set-up code: with a program, makes it; in either case adds an admin and a session. */
  setUp(
    codeHash: string,
    made: { readonly program?: NewProgram; readonly account: NewAccount; readonly session: NewSession },
    now: Now,
  ): Promise<Result<Account, "code-not-valid" | "already-set-up" | "not-set-up" | "name-taken">>;

  addInvites(
    program: string,
    invites: readonly NewInvite[],
    by: Actor,
    now: Now,
  ): Promise<Result<void, "too-many">>;
  /** By the end of their time. */
  openInvites(program: string, now: Now): Promise<readonly StoredInvite[]>;
  /** `false` where no open invite has this id. */
  withdrawInvite(program: string, id: string, by: Actor, now: Now): Promise<boolean>;
  /** The role that an open invite gives. */
  roleOfInvite(codeHash: string, now: Now): Promise<StoredInvite["role"] | undefined>;

  /** Uses an invite of a phone. With the same credential once more, within the invite's time, it is the same phone. */
  join(
    codeHash: string,
    made: { readonly id: string; readonly credentials: CredentialHashes },
    now: Now,
  ): Promise<Result<Device, "code-not-valid">>;
  /** Uses an invite of an account. */
  addAccount(
    codeHash: string,
    made: { readonly account: NewAccount; readonly session: NewSession },
    now: Now,
  ): Promise<Result<Account, "code-not-valid" | "name-taken">>;

  /** Of one that has ended, nothing. */
  accountByName(name: string): Promise<(Account & { readonly passwordHash: string }) | undefined>;
  addSession(account: Account, session: NewSession, now: Now): Promise<void>;
  endSession(hash: string): Promise<void>;
  /** After a restore: every session, invite and set-up code ends, because it may have ended or been used since. */
  endAllSessions(now: Now): Promise<void>;
  accountBySession(hash: string, now: Now): Promise<(Account & OpenSession) | undefined>;
  /** Its account was seen today. */
  keepSession(hash: string, idleUntil: number, now: Now): Promise<void>;
  notePasswordShown(account: Account, session: string, now: Now): Promise<void>;
  /** All of the account's but one. */
  endOtherSessions(account: Account, session: string, now: Now): Promise<void>;
  /** Ends all of the account's sessions but one. */
  changePassword(account: Account, passwordHash: string, session: string, now: Now): Promise<void>;

  /** By name, those that have ended last. */
  accounts(program: string, now: Now): Promise<readonly ListedAccount[]>;
  /** Ends its sessions and the invites that it made, too. */
  endAccount(
    program: string,
    id: string,
    by: Actor,
    now: Now,
  ): Promise<Result<void, "not-found" | "last-admin">>;

  /** Also where the phone was revoked: it has to be told so. */
  deviceByCredential(hash: string, now: Now): Promise<DeviceByCredential | undefined>;
  /** The credential of this generation was used: those before it end. */
  endFormerCredentials(device: DeviceByCredential, ends: number): Promise<void>;
  /** The first is handed out now. */
  addCredentials(device: DeviceByCredential, credentials: CredentialHashes, now: Now): Promise<void>;

  /** By the day of joining, the newest first. */
  devices(program: string): Promise<readonly Device[]>;
  device(program: string, id: string): Promise<Device | undefined>;
  /** `false` where the program has no such phone; one that was revoked stays so. */
  revokeDevice(program: string, id: string, by: Actor, now: Now): Promise<boolean>;

  /** Label of a phone, or name of an account. */
  nameOf(program: string, id: string): Promise<string | undefined>;

  /** Writes what was done without a change here, such as an export. */
  note(program: string, line: AuditLine, now: Now): Promise<void>;
  /** Lines of the log below a number, the newest first. */
  auditLines(
    program: string,
    page: { readonly before?: number; readonly limit: number },
  ): Promise<readonly StoredAuditLine[]>;
  /** The whole log, oldest first, of one moment. */
  auditLog(program: string): Iterable<StoredAuditLine>;

  /** Throws where nothing can be written now. */
  assertWritable(): Promise<void>;
}

/** One line of the audit log: no content, no secret, no name. */
export interface AuditLine {
  readonly actor: Actor;
  readonly action: AuditAction;
  /** Id of what it was done to, or the filter of an export. */
  readonly object: string;
  /** `done` unless it is said. */
  readonly outcome?: AuditOutcome;
  readonly rows?: number;
}

export interface StoredAuditLine extends AuditLine {
  readonly n: number;
  readonly utc: string;
  readonly outcome: AuditOutcome;
  /** Label or name of the actor and of the object, where they have one. */
  readonly actorName?: string;
  readonly objectName?: string;
  /** Hash of the line before, and of this one. */
  readonly previous: string;
  readonly hash: string;
}
