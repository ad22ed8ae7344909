/**
 * What is on the forms, as it is kept for an app that is killed. It is JSON that
 * this app wrote; of another version's, or of what isn't understood, nothing is
 * brought back.
 */
import { isEventId, isLocalDate, isRecordId, isSiteCode } from "../../contract/ids.ts";
import type { LocalDate, SiteCode } from "../../domain/ids.ts";
import { entryKinds, emptyDraft, isEmptyDraft } from "./draft.ts";
import type { EntryForm } from "./recorder-state.ts";

/** Raised with every change of what a draft holds. */
const version = 3;

/** What was on the forms, and for which day and site it was tapped. */
export interface KeptForms {
  readonly day: LocalDate;
  readonly site: SiteCode | undefined;
  readonly forms: readonly EntryForm[];
}

/** `undefined` where nothing is on any form that would be lost. */
export function formsToKeep({ day, site, forms }: KeptForms): Uint8Array<ArrayBuffer> | undefined {
  const begun = forms.filter(({ draft }) => !isEmptyDraft(draft));
  if (begun.length === 0) return undefined;
  return new TextEncoder().encode(JSON.stringify({ version, day, site, forms: begun }));
}

export function keptForms(plain: Uint8Array): KeptForms | undefined {
  try {
    const kept = JSON.parse(new TextDecoder().decode(plain)) as Readonly<Record<string, unknown>>;
    const { day, site, forms } = kept;
    if (kept["version"] !== version || !isLocalDate(day) || !Array.isArray(forms)) return undefined;
    return { day, site: isSiteCode(site) ? site : undefined, forms: forms.filter(isForm) };
  } catch {
    return undefined;
  }
}

function isForm(value: unknown): value is EntryForm {
  const { record, event, draft } = value as Readonly<Record<keyof EntryForm, unknown>>;
  if (!isRecordId(record) || !isEventId(event) || typeof draft !== "object" || draft === null) return false;
  const given = draft as Readonly<Record<string, unknown>>;
  const kind = entryKinds.find((one) => one === given["kind"]);
  if (kind === undefined) return false;
  // What every draft has: of the same kind as in an empty one.
  return Object.entries(emptyDraft(kind)).every(
    ([field, usual]) =>
      typeof given[field] === typeof usual && Array.isArray(given[field]) === Array.isArray(usual),
  );
}
