/** What a phone must have in its log after a save. Also bundled into pages. */
import type { RecordEvent } from "../../src/domain/event.ts";
import type { Entry, Saved } from "../../src/storage/phone.ts";

/** Worked out of what was asked and the revision that was told. */
export function savedEvent(entry: Entry, { event: id, record, rev }: Saved): RecordEvent {
  switch (entry.kind) {
    case "rec":
      return { kind: "rec", id, record, rev, content: entry.record };
    case "fix":
      return { kind: "fix", id, record, rev, base: entry.base, content: entry.record };
    case "void":
      return { kind: "void", id, record, rev, base: entry.base, reason: entry.reason };
  }
}
