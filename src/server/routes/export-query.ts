/** What is asked of a table: its period, how it is written, and in which language things are named. */
import { isLocalDate } from "../../contract/ids.ts";
import type { CatalogueNames, Language } from "../../domain/catalogue/catalogue.ts";
import { languages } from "../../domain/catalogue/catalogue.ts";
import { names as english } from "../../domain/catalogue/names/en.ts";
import { names as spanish } from "../../domain/catalogue/names/es.ts";
import { names as french } from "../../domain/catalogue/names/fr.ts";
import { type CsvProfile, dataProfile } from "../../domain/csv/csv-profile.ts";
import { type Period, periodOf, periodTypes } from "../../domain/period.ts";
import type { Program } from "../../domain/program.ts";
import { Refusal } from "../refusal.ts";

export interface ExportQuery {
  readonly from?: string;
  readonly to?: string;
  readonly period?: string;
  readonly profile?: string;
  readonly language?: string;
}

export interface ExportAsked {
  readonly period: Period;
  readonly profile: CsvProfile;
  readonly language: Language;
  readonly names: CatalogueNames;
}

const namesIn: Readonly<Record<Language, CatalogueNames>> = { en: english, es: spanish, fr: french };

const profiles = {
  data: dataProfile,
  comma: { bom: true, delimiter: "," },
  semicolon: { bom: true, delimiter: ";" },
} as const satisfies Readonly<Record<string, CsvProfile>>;

/** Refuses what it can't read. */
export function readExportQuery(query: ExportQuery, program: Program): ExportAsked {
  const { profile = "data", language: asked = "en" } = query;
  const language = languages.find((one) => one === asked);
  const known = new Map<string, CsvProfile>(Object.entries(profiles)).get(profile);
  if (language === undefined || known === undefined) throw new Refusal("malformed");
  return { period: periodAsked(query, program), profile: known, language, names: namesIn[language] };
}

function periodAsked({ from, to, period: type = "custom" }: ExportQuery, program: Program): Period {
  const known = periodTypes.find((one) => one === type);
  if (known === undefined || !isLocalDate(from) || !isLocalDate(to) || from > to) {
    throw new Refusal("malformed");
  }
  const period = periodOf({ type: known, day: from, program, from, to });
  // A month that is asked for with the days of another would have a label that lies.
  if (period.from !== from || period.to !== to) throw new Refusal("malformed");
  return period;
}

/** Whether something that only a lead's tick lets out was asked for. */
export function isYes(value: string | undefined): boolean {
  if (value !== undefined && value !== "1") throw new Refusal("malformed");
  return value === "1";
}
