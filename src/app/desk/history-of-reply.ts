/** A record's history as the endpoint tells it, folded as a phone would fold it. */
import type { HistoryReply } from "../../contract/wire/desk-messages.ts";
import type { RecordEvent } from "../../domain/event.ts";
import type { RecordId } from "../../domain/ids.ts";
import { applyEvent, emptyState, type RecordState } from "../../domain/record-state.ts";
import type { HistoryRow } from "../../storage/phone.ts";

type HistoryEntry = HistoryReply["history"][number];

export interface ToldHistory {
  readonly state: RecordState;
  /** In the order it was told in; `seq` is the place there. */
  readonly rows: readonly HistoryRow[];
}

export function historyOfReply(record: RecordId, { history }: HistoryReply): ToldHistory {
  let state = emptyState;
  const rows = history.map((entry, seq): HistoryRow => {
    const event = eventOf(record, entry);
    if (event === undefined) return { kind: "unreadable", seq, id: entry.event, rev: entry.rev };
    state = applyEvent(state, event);
    return { kind: "readable", seq, event };
  });
  return { state, rows };
}

/** Nothing where its content is set aside, or was let go by retention. */
function eventOf(record: RecordId, entry: HistoryEntry): RecordEvent | undefined {
  const { event: id, rev, kind, base, record: content, reason } = entry;
  switch (kind) {
    case "rec":
      return content && { kind, id, record, rev, content };
    case "fix":
      return content && base && { kind, id, record, rev, base, content };
    case "void":
      return base && reason && { kind, id, record, rev, base, reason };
  }
}
