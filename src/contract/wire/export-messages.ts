/** What describes a table that the endpoint streams: the sidecar of its file, with the keys that stand in it. */
import * as v from "valibot";
import type { ExportLayout } from "../../domain/csv/about.ts";
import { languages } from "../../domain/catalogue/catalogue.ts";
import { periodTypes } from "../../domain/period.ts";
import { form, listOf, localDate, oneOf, openObjectOf, text, whole, yesOrNo } from "../fields.ts";
import { isSiteCode } from "../ids.ts";
import { maxListLength, maxSequence, maxTextLength, maxVersion } from "../limits.ts";
import { isYearlyDay, isZone } from "../program-schema.ts";
import { localMonth, uuid } from "./wire-fields.ts";
import { maxAppVersionLength, maxListedPhones, maxMonthsLetGo, maxTalliesOutside } from "./wire-limits.ts";

const site = form(isSiteCode);

const restOfAbout = {
  program: text(maxTextLength.programName),
  period: openObjectOf({ type: oneOf(periodTypes), from: localDate, to: localDate }),
  zone: form(isZone),
  day_start_hour: whole(0, 12),
  week_start: whole(1, 7),
  fiscal_start: form(isYearlyDay),
  /** Of what a desk asks for here, all is in the table. */
  filters: openObjectOf({ site: v.exactOptional(listOf(site, maxListLength.sites)) }),
  catalogue_version: whole(1, maxVersion),
  app_version: text(maxAppVersionLength),
  row_count: whole(0, maxSequence),
  /** How far the program's log had come; what comes later is not in the table. */
  position: whole(0, maxSequence),
  phones_with_unsent_records: listOf(uuid, maxListedPhones),
  tallies_outside: listOf(
    openObjectOf({ site_code: site, first_day: localDate, last_day: localDate }),
    maxTalliesOutside,
  ),
  /** Months of the period of which records are counted whose details were let go; a detail table has no row of these. */
  months_let_go: v.exactOptional(
    listOf(openObjectOf({ month: localMonth, records: whole(1, maxSequence) }), maxMonthsLetGo),
  ),
  suppression: oneOf(["none"]),
  language: oneOf(languages),
  csv: openObjectOf({
    encoding: oneOf(["utf-8"]),
    byte_order_mark: yesOrNo,
    delimiter: oneOf([",", ";"]),
    decimal_mark: oneOf([".", ","]),
  }),
};

/** A reply names one of the tables that its address was made for: an app that knows no other reads no other. */
function aboutOf<const Layouts extends readonly ExportLayout[]>(layouts: Layouts) {
  return openObjectOf({ layout: oneOf(layouts), ...restOfAbout });
}

export const exportAboutSchema = aboutOf(["detail_long", "summary_period_site_item"]);
export const shiftsAboutSchema = aboutOf(["shifts"]);
export const stockAboutSchema = aboutOf(["stock"]);
export const reversalsAboutSchema = aboutOf(["reversals"]);
export const demographicsAboutSchema = aboutOf(["demographics"]);
