/** Who has an account, what was done by whom, and changing either. */
import * as v from "valibot";
import {
  form,
  listOf,
  localDate,
  objectOf,
  openObjectOf,
  text,
  whole,
  word,
  wordAmong,
  yesOrNo,
} from "../fields.ts";
import { maxSequence } from "../limits.ts";
import { programSchema } from "../program-schema.ts";
import { accountName, password } from "./account-fields.ts";
import { roles } from "./roles.ts";
import { uuid } from "./wire-fields.ts";
import {
  maxAuditLinesPerPage,
  maxAuditObjectLength,
  maxListedAccounts,
  maxPasswordLength,
  maxPhoneLabelLength,
  maxSettingsTagLength,
} from "./wire-limits.ts";

const accountSchema = openObjectOf({
  id: uuid,
  name: accountName,
  role: wordAmong(roles, "viewer"),
  createdDay: localDate,
  /** Of its last request; absent before the first. */
  lastSeenDay: v.exactOptional(localDate),
  openSessions: whole(0, maxSequence),
  /** It can't sign in any more; what it did keeps its name. */
  endedDay: v.exactOptional(localDate),
});
export type AccountOfProgram = v.InferOutput<typeof accountSchema>;

export const accountsReplySchema = openObjectOf({ accounts: listOf(accountSchema, maxListedAccounts) });

export const shownPasswordSchema = objectOf({ password: text(maxPasswordLength) });

export const passwordChangeSchema = objectOf({ former: text(maxPasswordLength), password });

export const settingsChangeSchema = objectOf({
  /** Of the settings that were changed: another lead may have been quicker. */
  tag: text(maxSettingsTagLength),
  program: programSchema,
});

/** What the audit log tells of. One that a later version adds is shown as it is called. */
export const auditActions = [
  "use-setup-code",
  "new-account-viewer",
  "new-account-lead",
  "new-account-admin",
  "sign-in",
  /** Names that nobody has, and an account at which strangers have to wait: one line an hour, with how many tries. */
  "unknown-sign-in",
  "slow-sign-in",
  "show-password",
  "end-other-sessions",
  "end-all-sessions",
  "change-password",
  "end-account",
  "invite-device",
  "invite-viewer",
  "invite-lead",
  "invite-admin",
  "withdraw-invite",
  "join",
  "revoke-phone",
  "set-aside-entry",
  "mend-entry",
  "reopen-entry",
  "look-again",
  "change-settings",
  "change-retention",
  "let-go-details",
  "new-key",
  "restore",
  "export-detail",
  "export-summary",
  "export-shifts",
  "export-stock",
  "export-reversals",
  "export-demographics",
  "export-log",
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditOutcomes = [
  "done",
  /** A password was wrong. */
  "refused",
  /** A download whose end has a line of its own, if it comes to one. */
  "begun",
  "cut-off",
] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** To the second, in UTC. */
const utc = form((value: unknown): value is string => typeof value === "string" && utcPattern.test(value), {
  type: "string",
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$",
});
const utcPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

const auditLineSchema = openObjectOf({
  n: whole(1, maxSequence),
  utc,
  /** Id of an account or a phone, or `operator` for a command at the server. */
  actor: text(maxAuditObjectLength),
  /** Of the actor, as long as the program knows it. */
  actorName: v.exactOptional(text(maxPhoneLabelLength)),
  action: word,
  /** Id of what it was done to, or the filter of an export. */
  object: text(maxAuditObjectLength),
  objectName: v.exactOptional(text(maxPhoneLabelLength)),
  outcome: wordAmong(auditOutcomes, "done"),
  rows: v.exactOptional(whole(0, maxSequence)),
});
export type AuditLineShown = v.InferOutput<typeof auditLineSchema>;

/** Newest first. */
export const auditReplySchema = openObjectOf({
  lines: listOf(auditLineSchema, maxAuditLinesPerPage),
  more: yesOrNo,
});
