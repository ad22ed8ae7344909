import { type QuarantineCode, quarantineMeant } from "../../../contract/wire/errors.ts";
import type { QuarantineEntry } from "../../../contract/wire/quarantine-messages.ts";

export interface PhoneGroup {
  readonly from: string;
  readonly reasons: readonly {
    readonly code: QuarantineCode | "other";
    readonly entries: readonly QuarantineEntry[];
  }[];
}

/** By phone, then by reason, each in the order in which it first came up: what is loaded later goes to its own. */
export function groupsOf(entries: readonly QuarantineEntry[]): readonly PhoneGroup[] {
  return grouped(entries, ({ from }) => from).map(([from, ofPhone]) => ({
    from,
    reasons: grouped(ofPhone, ({ code }) => quarantineMeant(code)).map(([code, ofReason]) => ({
      code,
      entries: ofReason,
    })),
  }));
}

function grouped<Key>(
  entries: readonly QuarantineEntry[],
  keyOf: (entry: QuarantineEntry) => Key,
): readonly (readonly [Key, readonly QuarantineEntry[]])[] {
  const groups = new Map<Key, QuarantineEntry[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return [...groups];
}
