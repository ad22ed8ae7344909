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
import type { Role } from "./roles.ts";
import { settingsSchema } from "./settings-message.ts";
import { syncReplySchema, syncRequestSchema } from "./sync-message.ts";

export interface Route {
  readonly method: "GET" | "POST" | "DELETE";
  /** Below the origin; `:name` stands for one segment. */
  readonly path: string;
  readonly says: string;
  /** An admin may do what a lead may, and a lead what a viewer may; a device only what names it. */
  readonly roles: readonly Role[];
  readonly query?: readonly string[];
  readonly request?: v.GenericSchema;
  readonly reply?: v.GenericSchema;
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
    status: 200,
    contentType: csv,
  },
  detailAbout: {
    method: "GET",
    path: "/v1/exports/detail_long.about.json",
    says: "What the detail CSV of the same query holds.",
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
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof routes;
