import { askable, type Program } from "../../domain/program.ts";
import { draftOf, type SetUpDraft, type SiteRow } from "./set-up-draft.ts";

interface Moved {
  /** What the draft was made of. */
  readonly before: Program;
  readonly now: Program;
}

/**
 * A draft on a program that somebody else changed in the meantime: each field
 * as it was typed, and those that nobody typed in as they stand now. Where both
 * wrote in one field, it is the draft's: whoever sees it can still turn back.
 */
export function draftOnto(typed: SetUpDraft, { before, now }: Moved): SetUpDraft {
  const [old, current] = [draftOf(before), draftOf(now)];
  return {
    ...current,
    ...changed(typed, old, plainFields),
    sites: sitesOnto(typed.sites, { old: old.sites, current: current.sites }),
    asks: new Set(
      askable.filter((asked) =>
        (typed.asks.has(asked) === old.asks.has(asked) ? current : typed).asks.has(asked),
      ),
    ),
  };
}

const plainFields = [
  "name",
  "zone",
  "dayStartHour",
  "weekStart",
  "fiscalStart",
  "timePrecision",
  "custody",
  "bookDays",
] as const satisfies readonly (keyof SetUpDraft)[];
const fieldsOfSite = [
  "name",
  "model",
  "isPrivate",
  "isRetired",
] as const satisfies readonly (keyof SiteRow)[];

/** A site is the same by its code. Rows that no program knows yet stay, below those that it knows. */
function sitesOnto(
  typed: readonly SiteRow[],
  { old, current }: { readonly old: readonly SiteRow[]; readonly current: readonly SiteRow[] },
): readonly SiteRow[] {
  const known = current.filter(isKnown).map((row) => {
    const [mine, former] = [rowOf(typed, row), rowOf(old, row)];
    return mine === undefined || former === undefined
      ? row
      : { ...row, ...changed(mine, former, fieldsOfSite) };
  });
  const added = typed.filter((row) => !isKnown(row));
  return [...known, ...added.map((row, index) => ({ ...row, key: known.length + index }))];
}

function isKnown({ known }: SiteRow): boolean {
  return known !== undefined;
}

function rowOf(rows: readonly SiteRow[], { known }: SiteRow): SiteRow | undefined {
  return rows.find((row) => row.known?.code === known?.code);
}

function changed<Fields extends object>(
  typed: Fields,
  old: Fields,
  names: readonly (keyof Fields)[],
): Partial<Fields> {
  const entries = names.filter((name) => typed[name] !== old[name]).map((name) => [name, typed[name]]);
  return Object.fromEntries(entries) as Partial<Fields>;
}
