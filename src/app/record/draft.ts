/** What is on the form and not saved yet. */
import type { Demographics } from "../../domain/demographics.ts";
import type { ItemCode, ServiceCode } from "../../domain/ids.ts";
import type {
  CleanupRecord,
  EncounterRecord,
  GroupRecord,
  Referral,
  Reversal,
  ServiceCount,
  StepCount,
} from "../../domain/record.ts";
import type { AskedAbout } from "./large-numbers.ts";
import { isUntouched, type ReturnEntry } from "./returned.ts";
import { noSupplies, type Supplies, untoldLines } from "./supply-lines.ts";

export type EntryRecord = EncounterRecord | GroupRecord | CleanupRecord;
export type EntryKind = EntryRecord["kind"];
export const entryKinds = ["encounter", "group", "cleanup"] as const satisfies readonly EntryKind[];

export interface Draft extends Supplies, AskedAbout {
  readonly kind: EntryKind;
  /** The record it was filled from. What the form doesn't show is taken from here again when it is saved. */
  readonly origin?: EntryRecord;
  readonly people: number;
  readonly forOthers: number;
  readonly newReturning?: "new" | "returning" | undefined;
  readonly returns: readonly ReturnEntry[];
  readonly services: readonly ServiceCount[];
  readonly referrals: readonly Referral[];
  readonly steps: readonly StepCount[];
  readonly reversals: readonly Reversal[];
  readonly topic?: ServiceCode | undefined;
  readonly heads: number;
  readonly headsCounted: boolean;
  readonly minutes?: number | undefined;
  /** As it is typed; empty for none. */
  readonly note: string;
  /** As it is typed; empty for none. */
  readonly participantCode: string;
  readonly demographics: Demographics;
}

export function emptyDraft(kind: EntryKind): Draft {
  return {
    kind,
    ...noSupplies,
    people: 1,
    forOthers: 0,
    returns: [],
    services: [],
    referrals: [],
    steps: [],
    reversals: [],
    heads: 0,
    headsCounted: true,
    note: "",
    participantCode: "",
    demographics: {},
    meant: [],
  };
}

/** Whether there is nothing on the form that would be lost. */
export function isEmptyDraft(draft: Draft): boolean {
  const { people, forOthers, newReturning, topic, heads, minutes, note, participantCode } = draft;
  const lists = [draft.lines, draft.kits, draft.services, draft.referrals, draft.steps, draft.reversals];
  return (
    lists.every((list) => list.length === 0) &&
    draft.returns.every(isUntouched) &&
    people === 1 &&
    forOthers === 0 &&
    newReturning === undefined &&
    topic === undefined &&
    heads === 0 &&
    minutes === undefined &&
    note.trim() === "" &&
    participantCode.trim() === "" &&
    Object.keys(draft.demographics).length === 0
  );
}

/**
 * The same supplies again, for the next contact. What was said by one person or
 * of one (a return, an overdose, a first or a refill and its reason, how long a
 * service took, a step, a referral, a code, an answer) is never repeated by a tap.
 */
export function sameAgain(last: Draft): Draft {
  const { kind, kits, people, topic, minutes } = last;
  const lines = untoldLines(last.lines);
  const services = last.services.map(({ code, count }) => ({ code, count }));
  return { ...emptyDraft(kind), lines, kits, services, people, topic, minutes };
}

export function countOf(counts: readonly (ServiceCount | StepCount)[], code: string): number {
  return counts.find((count) => count.code === code)?.count ?? 0;
}

/** Codes that lines name and that this version's catalogue doesn't know: kept, and shown as they are. */
export function unknownItemsOf(draft: Draft, isKnown: (code: ItemCode) => boolean): readonly ItemCode[] {
  return [...new Set(draft.lines.map(({ item }) => item).filter((code) => !isKnown(code)))];
}
