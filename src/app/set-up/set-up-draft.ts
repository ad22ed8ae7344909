/** A program as it is typed on the day it is set up, read into what phones will take from it. */
import { parseSiteCode } from "../../contract/ids.ts";
import { maxTextLength } from "../../contract/limits.ts";
import {
  askable,
  type Asks,
  type BookSettings,
  schemaOf,
  type Program,
  type Site,
} from "../../domain/program.ts";
import type { ServiceModel } from "../../domain/record.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { shippedFactors } from "../../domain/returns.ts";
import { parseLabel, siteCodeFor } from "../settings/site-fields.ts";
import { weekStartOf } from "../welcome/first-program.ts";

export interface SiteRow {
  /** Stays while rows come and go. */
  readonly key: number;
  readonly name: string;
  /** As typed; absent follows the name. */
  readonly code?: string;
  readonly model: ServiceModel;
  readonly isPrivate: boolean;
  /** Of a site that the program has already: it keeps its code, and is retired, never taken out. */
  readonly known?: Site;
  readonly isRetired?: boolean;
}

export interface SetUpDraft
  extends Pick<Program, "name" | "zone" | "dayStartHour" | "weekStart" | "fiscalStart" | "timePrecision"> {
  readonly sites: readonly SiteRow[];
  readonly custody: BookSettings["custody"];
  readonly bookDays: BookSettings["days"];
  readonly asks: ReadonlySet<keyof Asks>;
}

export interface SetUpProblems {
  readonly name?: "missing" | "unfit";
  /** By the key of the row. */
  readonly sites?: ReadonlyMap<number, SiteProblems>;
}

export interface SiteProblems {
  readonly name?: "missing" | "unfit";
  readonly code?: "unfit" | "taken";
}

/** What the browser can propose, so that a program is set up in minutes. */
export function firstDraft(given: {
  readonly zone: string;
  readonly browserLanguages: readonly string[];
}): SetUpDraft {
  return {
    name: "",
    zone: given.zone,
    // Evenings go past midnight; before four in the morning almost nobody has begun a new day.
    dayStartHour: 4,
    weekStart: weekStartOf(given.browserLanguages),
    fiscalStart: "01-01",
    timePrecision: "part",
    sites: [newSiteRow(0)],
    custody: "device",
    bookDays: 0,
    asks: new Set(),
  };
}

/** A program as it stands, to be changed. */
export function draftOf(program: Program): SetUpDraft {
  const { name, zone, dayStartHour, weekStart, fiscalStart, timePrecision, book, asks } = program;
  const sites = program.sites.map((known, key) => ({
    key,
    name: known.name,
    code: known.code,
    model: known.model,
    isPrivate: known.private === true,
    known,
    isRetired: known.retired === true,
  }));
  return {
    name,
    zone,
    dayStartHour,
    weekStart,
    fiscalStart,
    timePrecision,
    sites: sites.length === 0 ? [newSiteRow(0)] : sites,
    custody: book?.custody ?? "device",
    bookDays: book?.days ?? 0,
    asks: new Set(askable.filter((asked) => asks?.[asked] === true)),
  };
}

export function newSiteRow(key: number): SiteRow {
  return { key, name: "", model: "street", isPrivate: false };
}

/** The code that stands in a row: what was typed, else what the name and the rows before it give. A private site's says nothing of it. */
export function codesInRows(rows: readonly SiteRow[]): readonly string[] {
  const sites: Site[] = [];
  return rows.map(({ name, code, model, isPrivate }) => {
    if (code === undefined && name.trim() === "") return "";
    const typed = code === undefined ? undefined : parseSiteCode(code);
    const shown =
      typed === undefined ? siteCodeFor(isPrivate ? "" : name, sites) : typed.ok ? typed.value : undefined;
    if (shown !== undefined) sites.push({ code: shown, name, model });
    return code ?? shown ?? "";
  });
}

/** A row that nobody wrote in is no site, as long as another is. */
export function programFrom(draft: SetUpDraft, before?: Program): Result<Program, SetUpProblems> {
  const name = parseLabel(draft.name, maxTextLength.programName);
  const sites = sitesFrom(draft.sites);
  if (!name.ok || !sites.ok) {
    return err({ ...(!name.ok && { name: name.error }), ...(!sites.ok && { sites: sites.error }) });
  }
  const { zone, dayStartHour, weekStart, fiscalStart, timePrecision, custody, bookDays, asks } = draft;
  const asked = asks.size > 0 && { asks: Object.fromEntries([...asks].map((each) => [each, true])) };
  return ok({
    schema: schemaOf({ ...asked }),
    name: name.value,
    zone,
    dayStartHour,
    weekStart,
    fiscalStart,
    timePrecision,
    sites: sites.value,
    factors: before?.factors ?? shippedFactors,
    book: { custody, days: bookDays },
    ...asked,
  });
}

function sitesFrom(rows: readonly SiteRow[]): Result<readonly Site[], ReadonlyMap<number, SiteProblems>> {
  const codes = codesInRows(rows);
  const written = rows
    .map((row, index) => ({ row, code: codes[index] ?? "" }))
    .filter(({ row, code }, index) => row.name.trim() !== "" || code !== "" || index === 0);
  const problems = new Map<number, SiteProblems>();
  const sites: Site[] = [];
  for (const { row, code } of written) {
    const name = parseLabel(row.name, maxTextLength.siteName);
    const parsed = parseSiteCode(code);
    const isTaken = parsed.ok && sites.some((site) => site.code === parsed.value);
    if (name.ok && parsed.ok && !isTaken) {
      const { area } = row.known ?? {};
      sites.push({
        code: parsed.value,
        name: name.value,
        ...(area !== undefined && { area }),
        model: row.model,
        ...(row.isPrivate && { private: true }),
        ...(row.isRetired === true && { retired: true }),
      });
    } else {
      problems.set(row.key, problemsOf(name, { isFit: parsed.ok, isTaken }));
    }
  }
  return problems.size === 0 ? ok(sites) : err(problems);
}

function problemsOf(
  name: Result<string, "missing" | "unfit">,
  { isFit, isTaken }: { readonly isFit: boolean; readonly isTaken: boolean },
): SiteProblems {
  if (!name.ok) return { name: name.error };
  if (isTaken) return { code: "taken" };
  return isFit ? {} : { code: "unfit" };
}
