/** What a program, or one phone alone, has decided about how it counts. */
import { type DemographicQuestion, demographicQuestions } from "./demographics.ts";
import type { Decimal, SiteCode } from "./ids.ts";
import type { ServiceModel } from "./record.ts";

export interface Site {
  readonly code: SiteCode;
  readonly name: string;
  /** Coarse area the program reports by, never an address. */
  readonly area?: string;
  readonly model: ServiceModel;
  /** A retired site is no longer offered; its records stay. */
  readonly retired?: true;
  /** A place that must not be found, such as a shelter. Phones get its code in place of its name, and no area. */
  readonly private?: true;
}

/** Syringes per unit of what was measured. Changing one makes a new version; records keep theirs. */
export interface Factors {
  readonly version: number;
  readonly perPound: Decimal;
  readonly perKilogram: Decimal;
  readonly perLitre: Decimal;
}

export type TimePrecision = "none" | "part" | "hour";

/**
 * Who can read, on a program's phone, what was recorded there and is still in
 * its book: whoever has the phone (a curtain only), nobody once the app was
 * closed or locked, or whoever knows a passphrase.
 */
export const bookCustodies = ["device", "memory", "passphrase"] as const;
export type BookCustody = (typeof bookCustodies)[number];

export interface BookSettings {
  readonly custody: BookCustody;
  /** How long a record stays readable on the phone: until the program day ends (0), 7 or 30 days. */
  readonly days: 0 | 7 | 30;
}

/** What a worker may note that could lead to a person. Each is off unless the program asks for it. */
export interface Asks extends Readonly<Partial<Record<DemographicQuestion, true>>> {
  /** A line beside a contact. */
  readonly note?: true;
  /** Under which chosen name somebody records, where several share a phone. */
  readonly worker?: true;
  /** A word that a participant chose, so that people are counted apart from contacts. */
  readonly participantCode?: true;
}

export const askable = ["note", "worker", "participantCode", ...demographicQuestions] as const;

/**
 * Of a program's settings. History: 1, the first; 2, how long a server keeps
 * details, and asking for a participant's code or background. Settings have the
 * lowest that can say what they say, so that an older app goes on reading those
 * of a program that uses nothing newer.
 */
export const newestProgramSchema = 2;
export const plainProgramSchema = 1;
const askedInFirstSchema: ReadonlySet<keyof Asks> = new Set(["note", "worker"]);

/** What is asked for that an app of the first schema knows nothing of. */
export function onlyNewer(asks: Asks = {}): Asks {
  return Object.fromEntries(
    askable.flatMap((each) => (asks[each] === true && !askedInFirstSchema.has(each) ? [[each, true]] : [])),
  );
}

/** The lowest that can say what these settings say. */
export function schemaOf({ keepMonths, asks = {} }: Pick<Program, "keepMonths" | "asks">): number {
  const isPlain = keepMonths === undefined && Object.keys(onlyNewer(asks)).length === 0;
  return isPlain ? plainProgramSchema : newestProgramSchema;
}

/** How many months before this one an endpoint may be told to keep details. */
export const minKeepMonths = 3;
export const maxKeepMonths = 120;
/** What a program without a reason of its own does well with: two years' reports, and corrections to them. */
export const advisedKeepMonths = 24;

/** What is tapped at a site, most first. */
export interface TileOrder {
  readonly site: SiteCode;
  /** Of items and kits. */
  readonly codes: readonly string[];
}

/** More than the first page of tiles has. */
export const maxTilesInOrder = 24;

export interface Program {
  /** So that an older app says of settings it doesn't know that they are newer, not that they are broken. */
  readonly schema: number;
  readonly name: string;
  /** IANA zone, such as `America/New_York`. */
  readonly zone: string;
  /** Hour at which a program day begins: 0, or 3–12. */
  readonly dayStartHour: number;
  /** First day of the week, 1 Monday … 7 Sunday. */
  readonly weekStart: number;
  /** First day of the fiscal year, `MM-DD`. */
  readonly fiscalStart: string;
  readonly timePrecision: TimePrecision;
  readonly sites: readonly Site[];
  readonly factors: Factors;
  /** Of a program that phones join; a phone alone keeps its book. */
  readonly book?: BookSettings;
  readonly asks?: Asks;
  /**
   * Of how many months before this one the endpoint keeps what each record
   * says; of what is older, the totals alone. Absent: for ever.
   */
  readonly keepMonths?: number;
}

/** As a phone is told of it: with what nobody decided, and the endpoint worked out. */
export interface ToldProgram extends Program {
  /** By site; absent where nothing was handed out for two months. */
  readonly tiles?: readonly TileOrder[];
}

/** Without a number, for ever. */
export function withKeepMonths(program: Program, keepMonths: number | undefined): Program {
  const { keepMonths: _, ...rest } = program;
  const changed = { ...rest, ...(keepMonths !== undefined && { keepMonths }) };
  return { ...changed, schema: schemaOf(changed) };
}

/**
 * As an app that knows only the first schema reads it: what it must not lose is
 * said in that schema, and what it doesn't know of what is asked it leaves be.
 */
export function inFirstSchema(program: Program): Program {
  const { keepMonths: _, ...rest } = program;
  return { ...rest, schema: plainProgramSchema };
}

/**
 * As a phone may hold it, which can be lost or taken away: of a private site,
 * nothing that says where it is. How long the endpoint keeps details is left out
 * too, since it changes nothing on a phone: what is stored there is read by every
 * open tab, and one may still have the app before, with a form open.
 */
export function programForPhones(program: Program): Program {
  return { ...inFirstSchema(program), sites: program.sites.map(siteForPhones) };
}

function siteForPhones(site: Site): Site {
  if (site.private !== true) return site;
  const { area: _, ...rest } = site;
  return { ...rest, name: site.code };
}
