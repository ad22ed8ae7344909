/** What each tap makes of what is on the form. Pure: two taps are two, in any frame. */
import { maxListLength, maxMinutes, maxPeople, maxTextLength } from "../../contract/limits.ts";
import { type DemographicQuestion, withAnswer } from "../../domain/demographics.ts";
import type { ReferralCode, ServiceCode, StepCode } from "../../domain/ids.ts";
import { maxQuantity } from "../../domain/limits.ts";
import type { ReferralOutcome, RefillReason, Reversal, ServiceCount } from "../../domain/record.ts";
import type { Draft } from "./draft.ts";
import { type LargeNumber, largeTileCodes, withMeant } from "./large-numbers.ts";
import { emptyReturnForm, type ReturnEntry, type ReturnForm } from "./returned.ts";
import {
  type Added,
  addTallied,
  giveReason,
  setTallied,
  type Supply,
  takeTallied,
  type Tallied,
} from "./supplies.ts";
import type { Supplies } from "./supply-lines.ts";
import { codeOf } from "./tile-catalogue.ts";

/** Fields that hold one value each. */
export type DraftFields = Partial<
  Pick<
    Draft,
    | "people"
    | "forOthers"
    | "newReturning"
    | "topic"
    | "heads"
    | "headsCounted"
    | "minutes"
    | "note"
    | "participantCode"
  >
>;

/** What the keypad gives: the number that was typed, if one was, and what was added to it by its other keys. */
export interface SetNumber {
  readonly quantity?: number | undefined;
  readonly added?: readonly Added[];
}

export type DraftAction =
  | ({ readonly type: "add"; readonly tallied: Tallied; readonly quantity: number } & Supply)
  | {
      readonly type: "take";
      readonly tallied: Tallied;
      readonly quantity: number;
      readonly supply?: "first" | "refill";
    }
  | ({ readonly type: "set"; readonly tallied: Tallied } & SetNumber)
  | {
      readonly type: "repack";
      /** Comes with the sheet that asks for it, which most entries never open. */
      readonly repacked: (supplies: Supplies) => Supplies;
    }
  | {
      readonly type: "refill-reason";
      readonly tallied: Tallied;
      readonly quantity: number;
      readonly from: RefillReason | undefined;
      readonly to: RefillReason | undefined;
    }
  | { readonly type: "answer"; readonly question: DemographicQuestion; readonly answer: string }
  | { readonly type: "service"; readonly code: ServiceCode; readonly by: number }
  | {
      readonly type: "service-detail";
      readonly code: ServiceCode;
      readonly asked: "count" | "minutes" | "heads";
      readonly value: number | undefined;
    }
  | { readonly type: "step"; readonly code: StepCode; readonly by: number }
  | { readonly type: "referral-add"; readonly code: ReferralCode }
  | { readonly type: "referral-take"; readonly code: ReferralCode }
  | { readonly type: "referral-outcome"; readonly index: number; readonly outcome: ReferralOutcome }
  | { readonly type: "return-add" }
  | { readonly type: "return-change"; readonly index: number; readonly form: ReturnForm }
  | { readonly type: "return-remove"; readonly index: number }
  | { readonly type: "reversal-add"; readonly reversal: Reversal }
  | { readonly type: "reversal-change"; readonly index: number; readonly reversal: Reversal }
  | { readonly type: "reversal-remove"; readonly index: number }
  | { readonly type: "fields"; readonly fields: DraftFields }
  | { readonly type: "meant"; readonly large: LargeNumber }
  | { readonly type: "replace"; readonly draft: Draft };

export function reduceDraft(draft: Draft, action: DraftAction): Draft {
  switch (action.type) {
    case "answer":
      return { ...draft, demographics: withAnswer(draft.demographics, action.question, action.answer) };
    case "add": {
      const { type: _type, tallied, ...added } = action;
      return withSupplies(draft, addTallied(draft, tallied, added));
    }
    case "take":
      return withSupplies(draft, takeTallied(draft, action.tallied, action));
    case "set":
      return withTyped(draft, action);
    case "repack":
      return withSupplies(draft, action.repacked(draft));
    case "refill-reason":
      return withSupplies(draft, giveReason(draft, action.tallied, action));
    case "service":
      return { ...draft, services: withCount(draft.services, action, maxListLength.services) };
    case "service-detail":
      return { ...draft, services: withDetail(draft.services, action) };
    case "step":
      return { ...draft, steps: withCount(draft.steps, action, maxListLength.steps) };
    case "referral-add":
      return {
        ...draft,
        referrals: appended(
          draft.referrals,
          { code: action.code, outcome: "offered" },
          maxListLength.referrals,
        ),
      };
    case "referral-take":
      return { ...draft, referrals: withoutLast(draft.referrals, ({ code }) => code === action.code) };
    case "referral-outcome":
      return {
        ...draft,
        referrals: changed(draft.referrals, action.index, (referral) => ({
          ...referral,
          outcome: action.outcome,
        })),
      };
    case "return-add":
      return {
        ...draft,
        returns: appended(draft.returns, { type: "form", form: emptyReturnForm }, maxListLength.returns),
      };
    case "return-change":
      return {
        ...draft,
        returns: changed(draft.returns, action.index, (entry) => changedReturn(entry, action.form)),
      };
    case "return-remove":
      return { ...draft, returns: draft.returns.toSpliced(action.index, 1) };
    case "reversal-add":
      return { ...draft, reversals: appended(draft.reversals, action.reversal, maxListLength.reversals) };
    case "reversal-change":
      return { ...draft, reversals: changed(draft.reversals, action.index, () => action.reversal) };
    case "reversal-remove":
      return { ...draft, reversals: draft.reversals.toSpliced(action.index, 1) };
    case "fields":
      return { ...draft, ...withinLimits(action.fields) };
    case "meant":
      return withMeant(draft, action.large);
    case "replace":
      return action.draft;
  }
}

function withSupplies(draft: Draft, { lines, kits }: Supplies): Draft {
  // Past the limits of one record nothing is counted any more, and the tile's number says so by standing still.
  const isTooLong = lines.length > maxListLength.lines || kits.length > maxListLength.kits;
  return isTooLong ? draft : { ...draft, lines, kits };
}

/** The keypad asks by itself before it gives a large number. */
function withTyped(
  draft: Draft,
  { tallied, quantity, added = [] }: SetNumber & { readonly tallied: Tallied },
): Draft {
  const set = quantity === undefined ? draft : setTallied(draft, tallied, quantity);
  const typed = withSupplies(
    draft,
    added.reduce((before, more) => addTallied(before, tallied, more), { lines: set.lines, kits: set.kits }),
  );
  const code = codeOf(tallied);
  return largeTileCodes(typed.lines).includes(code) ? { ...typed, meant: [...typed.meant, code] } : typed;
}

function withCount<Code extends string>(
  counts: readonly (Tally & { readonly code: Code })[],
  { code, by }: { readonly code: Code; readonly by: number },
  maxLength: number,
): readonly (Tally & { readonly code: Code })[] {
  const index = counts.findIndex((other) => other.code === code);
  const found = counts[index];
  const count = between((found?.count ?? 0) + by, 0, maxQuantity);
  if (count === 0) return counts.filter((other) => other.code !== code);
  return found === undefined
    ? appended(counts, { code, count }, maxLength)
    : counts.with(index, { ...found, count });
}

interface Tally {
  readonly count: number;
}

function withDetail(
  services: readonly ServiceCount[],
  {
    code,
    asked,
    value,
  }: {
    readonly code: ServiceCode;
    readonly asked: "count" | "minutes" | "heads";
    readonly value: number | undefined;
  },
): readonly ServiceCount[] {
  return services.map((service) => {
    if (service.code !== code) return service;
    if (asked === "count") return { ...service, count: between(value ?? 1, 1, maxQuantity) };
    const { [asked]: _before, ...rest } = service;
    if (value === undefined || value <= 0) return rest;
    return { ...rest, [asked]: Math.min(value, asked === "minutes" ? maxMinutes : maxPeople) };
  });
}

function withinLimits(fields: DraftFields): DraftFields {
  const { people, forOthers, heads, minutes, note, participantCode } = fields;
  return {
    ...fields,
    ...(people !== undefined && { people: between(people, 1, maxPeople) }),
    ...(forOthers !== undefined && { forOthers: between(forOthers, 0, maxPeople) }),
    ...(heads !== undefined && { heads: between(heads, 0, maxPeople) }),
    ...(minutes !== undefined && { minutes: minutes <= 0 ? undefined : Math.min(minutes, maxMinutes) }),
    ...(note !== undefined && { note: writable(note, maxTextLength.note) }),
    ...(participantCode !== undefined && {
      participantCode: writable(participantCode, maxTextLength.participantCode),
    }),
  };
}

/** What a keyboard, a paste or an emoji that was cut in two may bring, as text that can be stored. */
function writable(typed: string, maxLength: number): string {
  return typed
    .replaceAll(/\p{Cc}/gu, " ")
    .slice(0, maxLength)
    .replaceAll(/\p{Cs}/gu, "");
}

function changedReturn(entry: ReturnEntry, form: ReturnForm): ReturnEntry {
  const wasKept = entry.type === "kept" || entry.wasKept === true;
  return { type: "form", form, ...(wasKept && { wasKept }) };
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function appended<T>(list: readonly T[], entry: T, maxLength: number): readonly T[] {
  return list.length < maxLength ? [...list, entry] : list;
}

function changed<T>(list: readonly T[], index: number, change: (entry: T) => T): readonly T[] {
  const found = list[index];
  return found === undefined ? list : list.with(index, change(found));
}

function withoutLast<T>(list: readonly T[], fits: (entry: T) => boolean): readonly T[] {
  const index = list.findLastIndex(fits);
  return index === -1 ? list : list.toSpliced(index, 1);
}
