/** What a changed form asks to be stored, and whether that is anything new. */
import { canonicalJson } from "../../contract/canonical.ts";
import { isLocalDate } from "../../contract/ids.ts";
import type { Program } from "../../domain/program.ts";
import { err, type Result } from "../../domain/result.ts";
import type { EntryRecord } from "./draft.ts";
import { type DraftProblem, draftFromRecord, draftToRecord, fixedHeader } from "./draft-record.ts";
import type { UnsavedFix } from "./kept-fixes.ts";

/** The form as a record fills it, with the id that the one event of its change will have. */
export function formOf({ record, event }: Pick<UnsavedFix, "record" | "event">): UnsavedFix {
  const { site, day } = record;
  return { record, event, draft: draftFromRecord(record), site, day, firstDay: day };
}

/** The record that `form` makes of `origin`; what the form doesn't show is taken from there. */
export function recordOfForm(
  { draft, site, day }: UnsavedFix,
  { origin, program }: { readonly origin: EntryRecord; readonly program: Program },
): Result<EntryRecord, DraftProblem | "no-such-day"> {
  if (!isLocalDate(day)) return err("no-such-day");
  const header = fixedHeader(origin, { site, day, program });
  return draftToRecord({ ...draft, origin }, { header, factors: program.factors });
}

/** Whether a Save of `form` would change nothing of `record`, however the form was filled. What is no record yet would. */
export function saysTheSame(form: UnsavedFix, record: EntryRecord, program: Program): boolean {
  // Both are written as this version writes records, which is no change of what they say.
  return asksTheSame([form, formOf({ record, event: form.event })], { origin: record, program });
}

/** Whether a Save of either form would store the same. */
export function asksTheSame(
  forms: readonly [UnsavedFix, UnsavedFix],
  onto: { readonly origin: EntryRecord; readonly program: Program },
): boolean {
  const [one, other] = forms.map((form) => recordOfForm(form, onto));
  return one?.ok === true && other?.ok === true && meaningOf(one.value) === meaningOf(other.value);
}

/** In no list of a record does it matter what was tapped first: a line taken away and added again is the same. */
function meaningOf(record: EntryRecord): string {
  const parts = Object.entries(record).map(([name, part]: [string, unknown]) => [
    name,
    Array.isArray(part) ? part.map(canonicalJson).toSorted() : part,
  ]);
  return canonicalJson(Object.fromEntries(parts));
}
