/** Addresses of what was recorded, entry by entry and as tables. */
import { historyReplySchema, recordsReplySchema } from "./desk-messages.ts";
import { exportAboutSchema } from "./export-messages.ts";
import { desk, leads, type Route } from "./route.ts";

const csv = "text/csv; charset=utf-8";
const period = ["from", "to"] as const;

export const readingRoutes = {
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
