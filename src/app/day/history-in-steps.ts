import type { VoidReason } from "../../domain/event.ts";
import type { EventId } from "../../domain/ids.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import type { HistoryRow } from "../../storage/phone.ts";
import type { PartKey, RecordPart } from "./record-in-words.ts";

/** One label whose words are not the same any more; absent where nothing was or is said. */
export interface PartChange {
  readonly key: PartKey;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export type HistoryStep = { readonly seq: number } & (
  | { readonly kind: "recorded" | "unreadable" }
  | { readonly kind: "changed" | "brought-back"; readonly changes: readonly PartChange[] }
  | { readonly kind: "voided"; readonly reason: VoidReason }
);

/** A record's events as a person follows them, oldest first, each fix with what it changed. */
export function historyInSteps(
  history: readonly HistoryRow[],
  partsOf: (record: SatchelRecord) => readonly RecordPart[],
): readonly HistoryStep[] {
  const voids = new Set<EventId>();
  let before: readonly RecordPart[] = [];

  return history.map((row): HistoryStep => {
    const { seq } = row;
    if (row.kind === "unreadable") return { seq, kind: "unreadable" };
    const { event } = row;
    if (event.kind === "void") {
      voids.add(event.id);
      return { seq, kind: "voided", reason: event.reason };
    }
    const after = partsOf(event.content);
    const changes = changesBetween(before, after);
    before = after;
    if (event.kind === "rec") return { seq, kind: "recorded" };
    return { seq, kind: voids.has(event.base) ? "brought-back" : "changed", changes };
  });
}

function changesBetween(before: readonly RecordPart[], after: readonly RecordPart[]): readonly PartChange[] {
  const wordsBefore = new Map(before.map(({ key, words }) => [key, words]));
  const wordsAfter = new Map(after.map(({ key, words }) => [key, words]));
  const keys = new Set([...wordsBefore.keys(), ...wordsAfter.keys()]);
  return [...keys]
    .map((key) => ({ key, before: wordsBefore.get(key), after: wordsAfter.get(key) }))
    .filter((change) => change.before !== change.after);
}
