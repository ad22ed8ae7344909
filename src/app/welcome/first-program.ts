import { shippedFactors } from "../../domain/returns.ts";
import { plainProgramSchema, type Program } from "../../domain/program.ts";
import { siteCodeFor } from "../settings/site-fields.ts";

interface FirstProgramFacts {
  readonly name: string;
  readonly siteName: string;
  readonly zone: string;
  /** BCP 47 tags, the browser's first: a region in them says on which day weeks begin. */
  readonly browserLanguages: readonly string[];
}

/** What a phone begins with so that nothing has to be set before the first contact. All of it can be changed later. */
export function firstProgram({ name, siteName, zone, browserLanguages }: FirstProgramFacts): Program {
  return {
    schema: plainProgramSchema,
    name,
    zone,
    // Evenings go past midnight; before four in the morning almost nobody has begun a new day.
    dayStartHour: 4,
    weekStart: weekStartOf(browserLanguages),
    fiscalStart: "01-01",
    timePrecision: "part",
    sites: [{ code: siteCodeFor(siteName, []), name: siteName, model: "street" }],
    factors: shippedFactors,
  };
}

const monday = 1;

/** Newer than the types of the standard library; Firefox has neither form. */
interface LocaleWithWeek {
  getWeekInfo?(): { readonly firstDay: number };
  readonly weekInfo?: { readonly firstDay: number };
}

/** 1 Monday … 7 Sunday: what the person's region does, Monday (ISO) where that isn't known. */
export function weekStartOf(browserLanguages: readonly string[]): number {
  const [tag] = browserLanguages;
  if (tag === undefined) return monday;
  try {
    const locale = new Intl.Locale(tag) as LocaleWithWeek;
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? monday;
  } catch {
    // Not a language tag: some browsers say "C" or "en_US.UTF-8".
    return monday;
  }
}
