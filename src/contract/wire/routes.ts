/**
 * Every address of the endpoint's protocol: who may ask, what is sent and what
 * comes back. The endpoint mounts what stands here and nothing else, the
 * OpenAPI document is made of it, and a test asks each route as each role.
 */
import type * as v from "valibot";
import {
  aboutSchema,
  inviteReplySchema,
  inviteRequestSchema,
  invitesSchema,
  joinReplySchema,
  joinRequestSchema,
  newAccountRequestSchema,
  setupRequestSchema,
  signInRequestSchema,
  whoSchema,
} from "./access-messages.ts";
import {
  historyReplySchema,
  phonesReplySchema,
  recordsReplySchema,
  rollupsReplySchema,
} from "./desk-messages.ts";
import { exportAboutSchema } from "./export-messages.ts";
import {
  accountsReplySchema,
  auditReplySchema,
  passwordChangeSchema,
  settingsChangeSchema,
  shownPasswordSchema,
} from "./people-messages.ts";
import { retentionChangeSchema, retentionReplySchema } from "./retention-messages.ts";
import {
  lookedAgainSchema,
  quarantineDecisionSchema,
  quarantinedEventSchema,
  quarantineReplySchema,
} from "./quarantine-messages.ts";
import type { Role } from "./roles.ts";
import { settingsSchema } from "./settings-message.ts";
import { syncReplySchema, syncRequestSchema } from "./sync-message.ts";

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the origin; `:name` stands for one segment. */
  readonly path: string;
  readonly says: string;
  /** An admin may do what a lead may, and a lead what a viewer may; a device only what names it. */
  readonly roles: readonly Role[];
  readonly query?: readonly string[];
  readonly request?: v.GenericSchema;
  readonly reply?: v.GenericSchema;
  /** The password must have been shown so lately: an unattended desk must not give it away. */
  readonly passwordWithinMinutes?: number;
  /** Of success; 204 where nothing comes back. */
  readonly status: 200 | 201 | 204;
  /** Where what comes back is no JSON. */
  readonly contentType?: string;
}

const desk = ["viewer", "lead", "admin"] as const satisfies readonly Role[];
const leads = ["lead", "admin"] as const satisfies readonly Role[];
const everyoneIn = ["device", ...desk] as const satisfies readonly Role[];
const csv = "text/csv; charset=utf-8";
const period = ["from", "to"] as const;

export const routes = {
  about: {
    method: "GET",
    path: "/v1/about",
    says: "Whether a program is set up here, and who can join.",
    roles: ["anyone"],
    reply: aboutSchema,
    status: 200,
  },
  openapi: {
    method: "GET",
    path: "/v1/openapi.json",
    says: "This document.",
    roles: ["anyone"],
    status: 200,
  },
  setup: {
    method: "POST",
    path: "/v1/setup",
    says: "Uses a set-up link: makes the program and its first account, or, where there is a program, an account.",
    roles: ["anyone"],
    request: setupRequestSchema,
    reply: whoSchema,
    status: 201,
  },
  join: {
    method: "POST",
    path: "/v1/join",
    says: "Uses an invite of a phone; the credential comes as a cookie. Asked again with the same key, it answers the same.",
    roles: ["anyone"],
    request: joinRequestSchema,
    reply: joinReplySchema,
    status: 201,
  },
  newAccount: {
    method: "POST",
    path: "/v1/accounts",
    says: "Uses an invite of an account and signs it in.",
    roles: ["anyone"],
    request: newAccountRequestSchema,
    reply: whoSchema,
    status: 201,
  },
  signIn: {
    method: "POST",
    path: "/v1/session",
    says: "Signs an account in.",
    roles: ["anyone"],
    request: signInRequestSchema,
    reply: whoSchema,
    status: 201,
  },
  signOut: { method: "DELETE", path: "/v1/session", says: "Ends the session.", roles: desk, status: 204 },
  showPassword: {
    method: "POST",
    path: "/v1/session/password",
    says: "Shows the password once more, for what an unattended desk must not give away.",
    roles: desk,
    request: shownPasswordSchema,
    status: 204,
  },
  passwordShown: {
    method: "GET",
    path: "/v1/session/password",
    says: "Whether the password was shown lately enough. A minute less than others ask, so that there is time to ask.",
    roles: desk,
    passwordWithinMinutes: 9,
    status: 204,
  },
  endOtherSessions: {
    method: "DELETE",
    path: "/v1/sessions",
    says: "Ends all other sessions of who asks.",
    roles: desk,
    status: 204,
  },
  changePassword: {
    method: "PUT",
    path: "/v1/password",
    says: "Changes the own password, and ends all other sessions.",
    roles: desk,
    request: passwordChangeSchema,
    status: 204,
  },
  accounts: {
    method: "GET",
    path: "/v1/accounts",
    says: "Who has an account.",
    roles: leads,
    reply: accountsReplySchema,
    status: 200,
  },
  endAccount: {
    method: "DELETE",
    path: "/v1/accounts/:id",
    says: "Ends an account and its sessions. Never the last that may let others in.",
    roles: ["admin"],
    passwordWithinMinutes: 10,
    status: 204,
  },
  audit: {
    method: "GET",
    path: "/v1/audit",
    says: "What was done by whom, newest first, a page at a time.",
    roles: leads,
    query: ["before"],
    reply: auditReplySchema,
    status: 200,
  },
  who: {
    method: "GET",
    path: "/v1/session",
    says: "Who asks.",
    roles: everyoneIn,
    reply: whoSchema,
    status: 200,
  },
  settings: {
    method: "GET",
    path: "/v1/settings",
    says: "The program's settings and the key to seal to.",
    roles: everyoneIn,
    reply: settingsSchema,
    status: 200,
  },
  changeSettings: {
    method: "PUT",
    path: "/v1/settings",
    says: "Changes the program. Phones get it with their next exchange.",
    roles: leads,
    request: settingsChangeSchema,
    reply: settingsSchema,
    status: 200,
  },
  retention: {
    method: "GET",
    path: "/v1/retention",
    says: "Which details were let go, which limit holds from when, and what another limit would let go.",
    roles: leads,
    query: ["months"],
    reply: retentionReplySchema,
    status: 200,
  },
  changeRetention: {
    method: "PUT",
    path: "/v1/retention",
    says: "Sets for how many months details are kept. A shorter time holds a day later: until then it can be taken back.",
    roles: ["admin"],
    request: retentionChangeSchema,
    reply: settingsSchema,
    passwordWithinMinutes: 10,
    status: 200,
  },
  sync: {
    method: "POST",
    path: "/v1/sync",
    says: "One exchange. A lead may bring the copy of a phone under the phone's number.",
    roles: ["device", ...leads],
    request: syncRequestSchema,
    reply: syncReplySchema,
    status: 201,
  },
  rollups: {
    method: "GET",
    path: "/v1/rollups",
    says: "Month blocks that changed after a cursor.",
    roles: desk,
    query: ["after"],
    reply: rollupsReplySchema,
    status: 200,
  },
  phones: {
    method: "GET",
    path: "/v1/phones",
    says: "Phones of the program, and what of theirs is in quarantine.",
    roles: leads,
    reply: phonesReplySchema,
    status: 200,
  },
  revokePhone: {
    method: "DELETE",
    path: "/v1/phones/:id",
    says: "Refuses the phone's next request and all after it.",
    roles: leads,
    status: 204,
  },
  quarantine: {
    method: "GET",
    path: "/v1/quarantine",
    says: "What came and counts for nothing, a page at a time: open ones, or those that were decided on.",
    roles: leads,
    query: ["of", "after"],
    reply: quarantineReplySchema,
    status: 200,
  },
  quarantinedEvent: {
    method: "GET",
    path: "/v1/quarantine/:number/:seq",
    says: "One of them, and what it says, as far as it can be opened.",
    roles: leads,
    reply: quarantinedEventSchema,
    status: 200,
  },
  decideQuarantined: {
    method: "PUT",
    path: "/v1/quarantine/:number/:seq",
    says: "Decides what becomes of it: set aside, mended by another event, or open again. Nothing is deleted.",
    roles: leads,
    request: quarantineDecisionSchema,
    status: 204,
  },
  lookAgain: {
    method: "POST",
    path: "/v1/quarantine/look-again",
    says: "Looks again at what another version or another key may understand, and counts what is understood.",
    roles: leads,
    reply: lookedAgainSchema,
    status: 200,
  },
  invite: {
    method: "POST",
    path: "/v1/invites",
    says: "Makes an invite. Only an admin invites leads and admins.",
    roles: leads,
    request: inviteRequestSchema,
    reply: inviteReplySchema,
    status: 201,
  },
  invites: {
    method: "GET",
    path: "/v1/invites",
    says: "Open invites.",
    roles: leads,
    reply: invitesSchema,
    status: 200,
  },
  withdrawInvite: {
    method: "DELETE",
    path: "/v1/invites/:id",
    says: "Makes an invite worthless.",
    roles: leads,
    status: 204,
  },
  recordsOfDay: {
    method: "GET",
    path: "/v1/records",
    says: "Records of a day, by id, a page at a time.",
    roles: leads,
    query: ["day", "after"],
    reply: recordsReplySchema,
    status: 200,
  },
  historyOfRecord: {
    method: "GET",
    path: "/v1/records/:record/history",
    says: "Every event of a record by revision.",
    roles: leads,
    reply: historyReplySchema,
    status: 200,
  },
  detailCsv: {
    method: "GET",
    path: "/v1/exports/detail_long.csv",
    says: "The detail CSV of a period, streamed.",
    roles: leads,
    query: [...period, "period", "profile", "language", "worker", "code", "note"],
    passwordWithinMinutes: 10,
    status: 200,
    contentType: csv,
  },
  detailAbout: {
    method: "GET",
    path: "/v1/exports/detail_long.about.json",
    says: "What the detail CSV of the same query holds, counts alone.",
    roles: leads,
    query: [...period, "period", "profile", "language"],
    reply: exportAboutSchema,
    status: 200,
  },
  summaryCsv: {
    method: "GET",
    path: "/v1/exports/summary_period_site_item.csv",
    says: "The summary CSV of periods, streamed.",
    roles: desk,
    query: [...period, "period", "profile", "language"],
    status: 200,
    contentType: csv,
  },
  summaryAbout: {
    method: "GET",
    path: "/v1/exports/summary_period_site_item.about.json",
    says: "What the summary CSV of the same query holds.",
    roles: desk,
    query: [...period, "period", "profile", "language"],
    reply: exportAboutSchema,
    status: 200,
  },
  auditCsv: {
    method: "GET",
    path: "/v1/exports/audit.csv",
    says: "The whole audit log with its hashes, streamed.",
    roles: leads,
    status: 200,
    contentType: csv,
  },
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof routes;
