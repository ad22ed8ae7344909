/** Bugs of the phone: its log, its numbering, what it makes of a reply, and what it says. */
import type { Mutant } from "./mutant.ts";

export const onPhone: readonly Mutant[] = [
  {
    name: "what is confirmed only ever rises",
    edits: [
      {
        file: "storage/apply-reply.ts",
        text: "(reply.hw < sync.hw && sync.replies !== batch.replies)",
        becomes: "reply.hw < sync.hw",
      },
    ],
  },
  {
    name: "a late reply counts like the newest",
    edits: [
      {
        file: "storage/apply-reply.ts",
        text: "log.number !== batch.number || (reply.hw < sync.hw && sync.replies !== batch.replies)",
        becomes: "log.number !== batch.number",
      },
    ],
  },
  {
    name: "the digest is not compared",
    edits: [
      {
        file: "storage/apply-reply.ts",
        text: "digestBetween(log.sumAtBorn, sumAtHw) === reply.digest",
        becomes: "sumAtHw !== undefined",
      },
    ],
  },
  {
    name: "a fork keeps its number",
    edits: [
      {
        file: "storage/apply-reply.ts",
        text: "const next = renumbered(log, newNumber);",
        becomes: "const next = { ...renumbered(log, newNumber), number: log.number };",
      },
    ],
  },
  {
    name: "an endpoint that lost what the phone let go is believed",
    edits: [
      {
        file: "storage/apply-reply.ts",
        text: "reply.hw >= log.next || reply.hw < log.pruned",
        becomes: "reply.hw >= log.next",
      },
    ],
  },
  {
    name: "a new number begins at nothing, whatever left the phone",
    edits: [
      { file: "storage/log.ts", text: "born: pruned,\n", becomes: "born: 0,\n" },
      {
        file: "storage/log.ts",
        text: "sumAtBorn: sumAtPruned,",
        becomes: "sumAtBorn: formatDigest(emptyDigest),",
      },
    ],
  },
  {
    name: "a new number doesn't tell of the one before",
    edits: [
      {
        file: "storage/log.ts",
        text: "prev: [...log.prev, { number: previous, born, next, pruned, digest }]",
        becomes: "prev: previous === '' ? [{ number: previous, born, next, pruned, digest }] : log.prev",
      },
    ],
  },
  {
    name: "a phone forgets what the endpoint lost of its former numbers",
    edits: [{ file: "storage/apply-reply.ts", text: "missing: missingIn(reply),", becomes: "missing: 0," }],
  },
  {
    name: "events leave the phone as soon as they are confirmed",
    edits: [
      {
        file: "storage/retention.ts",
        text: "Math.min(old?.hw ?? pruned, sync.hw,",
        becomes: "Math.min(old?.hw ?? sync.hw, sync.hw,",
      },
    ],
  },
  {
    name: "events leave the phone that were never confirmed",
    edits: [
      {
        file: "storage/retention.ts",
        text: "function mayLeaveUpTo({ pruned }: LogRow, sync: SyncRow): number {",
        becomes: "function mayLeaveUpTo({ pruned, next }: LogRow, sync: SyncRow): number {",
      },
      {
        file: "storage/retention.ts",
        text: "Math.min(old?.hw ?? pruned, sync.hw,",
        becomes: "Math.min(old === undefined ? pruned : next - 1,",
      },
    ],
  },
  {
    name: "what a restored endpoint has lost leaves the phone by its former word",
    edits: [
      {
        file: "storage/retention.ts",
        text: "hw: Math.min(confirmation.hw, hw)",
        becomes: "hw: Math.max(confirmation.hw, 0 * hw)",
      },
      {
        file: "storage/retention.ts",
        text: "Math.min(old?.hw ?? pruned, sync.hw,",
        becomes: "Math.min(old?.hw ?? pruned,",
      },
    ],
  },
  {
    name: "an event leaves the phone whose body never came",
    edits: [
      {
        file: "storage/retention.ts",
        text: "[...sync.withheld, ...sync.quarantined].map",
        becomes: "([] as { seq: number }[]).map",
      },
      {
        file: "storage/retention.ts",
        text: "return Math.min(hw, ...missed.filter((seq) => seq > pruned).map((seq) => seq - 1));",
        becomes: "return missed.length < 0 ? pruned : hw;",
      },
    ],
  },
  {
    name: "a withheld event counts as come",
    edits: [
      {
        file: "storage/apply-reply.ts",
        text: "return withheld.filter(({ seq }) => seq > hw || missed.has(seq));",
        becomes: "return withheld.filter(({ seq }) => seq > hw && !missed.has(seq));",
      },
      {
        file: "storage/batch.ts",
        text: "[...sync.withheld, ...sync.quarantined.filter(isWithoutBody)]",
        becomes: "sync.withheld",
      },
    ],
  },
  {
    name: "two tabs give the same number out",
    edits: [
      {
        file: "storage/commit.ts",
        text: "if (!isSameLogRow(log.result, rows.log)) throw new OutdatedRowsError();",
        becomes: "",
      },
      { file: "storage/versions/version-1.ts", text: "id, &seq, record", becomes: "id, seq, record" },
    ],
  },
  {
    name: "a tab writes the head of the log as it knows it",
    edits: [
      {
        file: "storage/commit.ts",
        text: "if (!isSameLogRow(log.result, rows.log)) throw new OutdatedRowsError();",
        becomes: "",
      },
    ],
  },
  {
    name: "a save that was unclear is stored again under a new id",
    edits: [
      {
        file: "storage/save.ts",
        text: "if (stored !== undefined && (await hasContentOf(stored, entry, row?.state, tools.doors.log))) {",
        becomes: "if (stored === null) {",
      },
      {
        file: "storage/save.ts",
        text: 'const isOfEarlierTry = wasTriedBefore || entry.kind === "rec";',
        becomes: "const isOfEarlierTry = entry.event === '' && wasTriedBefore;",
      },
    ],
  },
  {
    name: "the book changes and the totals of its day don't",
    edits: [
      {
        file: "storage/apply-events.ts",
        text: "before: countedIn(onto),",
        becomes: "before: onto === undefined ? undefined : countedIn(after),",
      },
    ],
  },
  {
    name: "the status says sent of what needs a look",
    edits: [
      {
        file: "sync/status.ts",
        text: "quarantined.length + withheld + missing > 0",
        becomes: "quarantined.length + withheld + missing < 0",
      },
    ],
  },
  {
    name: "the status says sent while something waits",
    edits: [
      {
        file: "sync/status.ts",
        text: "if (waiting === 0) return confirmedState(facts);",
        becomes: "if (waiting < 3) return confirmedState(facts);",
      },
      { file: "sync/status.ts", text: " || hw !== next - 1", becomes: "" },
    ],
  },
];
