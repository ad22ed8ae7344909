/** What lies in quarantine, and what leads have decided on it. */
import type { EventId, LocalDate } from "../../domain/ids.ts";
import type { VoidReason } from "../../domain/event.ts";
import type { QuarantineCode } from "../../contract/wire/errors.ts";
import type { WireEvent } from "../../contract/wire/wire-event.ts";
import { maxQuarantinedPerPage } from "../../contract/wire/wire-limits.ts";
import type { AuditAction } from "../../contract/wire/people-messages.ts";
import type { QuarantineDecision } from "../../contract/wire/quarantine-messages.ts";
import type { Now } from "../now.ts";
import { appendToAudit } from "./audit-log.ts";
import type { CheckedEvent } from "./checked-event.ts";
import type { Preparer } from "./positions.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import type { QuarantinedEvent, QuarantinePage, QuarantinePlace, Sender } from "./store.ts";

/** Rows that wait for somebody: what leads see first, and what a phone is told of. */
export const isOpen = "quarantine.state = 'open'";

const isDecided = "quarantine.state <> 'open'";

/**
 * What a phone is told of its own. Of a body that the phone still keeps, always:
 * once it isn't listed any more, the phone takes it for arrived. In the words of
 * the index that holds these rows and no others.
 */
const isToldToPhone = "(quarantine.asked = 1 OR quarantine.state = 'open')";

/**
 * Somebody said that it doesn't count, so nobody looks at it again. A body that
 * was missing then is another matter: nobody could know what it says.
 */
export const isSetAsideForGood = `quarantine.state = 'set-aside' AND EXISTS (
  SELECT 1 FROM quarantine_decisions AS given
  WHERE given.program = quarantine.program AND given.id = quarantine.id AND given.h = quarantine.h
    AND given.code <> 'withheld')`;

interface QuarantineRow {
  readonly number: string;
  readonly seq: number;
  readonly code: QuarantineCode;
  readonly received_day: LocalDate;
  readonly state: "open" | "set-aside" | "mended";
  readonly envelope: string;
  /** Of the body that leads are shown. */
  readonly body: string | null;
  readonly owner_kind: Sender["kind"];
  readonly owner: string;
  readonly decision: "set-aside" | "mended" | null;
  readonly reason: VoidReason | null;
  readonly mended_by: EventId | null;
  readonly account: string | null;
  readonly decided_day: LocalDate | null;
}

const withDecision = `
  SELECT quarantine.number, quarantine.seq, quarantine.code, quarantine.received_day, quarantine.state, quarantine.envelope,
    body.envelope AS body, logs.owner_kind, logs.owner, given.decision, given.reason,
    given.event AS mended_by, given.account, given.day AS decided_day
  FROM quarantine
    LEFT JOIN quarantine_bodies AS body ON body.program = quarantine.program AND body.number = quarantine.number
      AND body.seq = quarantine.seq AND body.nth = quarantine.shown
    JOIN logs ON logs.program = quarantine.program AND logs.number = quarantine.number
    LEFT JOIN quarantine_decisions AS given
      ON given.program = quarantine.program AND given.id = quarantine.id AND given.h = quarantine.h
  WHERE quarantine.program = ?`;

export function quarantinePage(
  reader: Preparer,
  program: string,
  { of, after = { number: "", seq: 0 } }: QuarantinePage,
): { readonly events: readonly QuarantinedEvent[]; readonly next?: QuarantinePlace } {
  const rows = reader
    .prepare(
      `${withDecision} AND (quarantine.number, quarantine.seq) > (?, ?) AND ${of === "open" ? isOpen : isDecided}
       ORDER BY quarantine.number, quarantine.seq LIMIT ?`,
    )
    .all(program, after.number, after.seq, maxQuarantinedPerPage + 1) as unknown as readonly QuarantineRow[];
  const page = rows.slice(0, maxQuarantinedPerPage);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return {
    events: page.map(quarantinedEventOf),
    ...(last === undefined ? {} : { next: { number: last.number, seq: last.seq } }),
  };
}

export function quarantinedAt(
  reader: Preparer,
  program: string,
  { number, seq }: QuarantinePlace,
): QuarantinedEvent | undefined {
  const row = reader
    .prepare(`${withDecision} AND quarantine.number = ? AND quarantine.seq = ?`)
    .get(program, number, seq) as unknown as QuarantineRow | undefined;
  return row && quarantinedEventOf(row);
}

function quarantinedEventOf(row: QuarantineRow): QuarantinedEvent {
  return {
    number: row.number,
    seq: row.seq,
    code: row.code,
    receivedDay: row.received_day,
    wire: wireShown(row),
    from: { kind: row.owner_kind, id: row.owner },
    ...decisionOf(row),
  };
}

/** What is in clear, and the body beside it: both written here, from requests that were parsed. */
function wireShown({ envelope, body }: Pick<QuarantineRow, "envelope" | "body">): WireEvent {
  const clear = JSON.parse(envelope) as WireEvent;
  if (body === null) return clear;
  const { key, enc, sealed } = JSON.parse(body) as WireEvent;
  return { ...clear, ...(sealed !== undefined && { key, enc, sealed }) };
}

/** One that was set aside for a reason that is over is no decision any more. */
function decisionOf({
  state,
  decision,
  reason,
  mended_by,
  account,
  decided_day,
}: QuarantineRow): Pick<QuarantinedEvent, "decision"> {
  if (decision === null || account === null || decided_day === null) return {};
  if (decision === "set-aside" && state !== "set-aside") return {};
  return {
    decision: {
      kind: decision,
      ...(reason === null ? {} : { reason }),
      ...(mended_by === null ? {} : { event: mended_by }),
      account,
      day: decided_day,
    },
  };
}

const actionOf: Readonly<Record<QuarantineDecision["decision"], AuditAction>> = {
  "set-aside": "set-aside-entry",
  mended: "mend-entry",
  open: "reopen-entry",
};

/** `false` where nothing lies there. With its line of the audit log. */
export function decide(
  database: SqliteDatabase,
  program: string,
  given: {
    readonly place: QuarantinePlace;
    readonly decision: QuarantineDecision;
    readonly by: string;
    readonly now: Now;
  },
): boolean {
  const { place, decision, by, now } = given;
  return database.transaction(() => {
    const row = database
      .prepare("SELECT id, h, code FROM quarantine WHERE program = ? AND number = ? AND seq = ?")
      .get(program, place.number, place.seq) as
      | { readonly id: string; readonly h: Uint8Array; readonly code: string }
      | undefined;
    if (row === undefined) return false;
    const { id, h, code } = row;
    database
      .prepare("DELETE FROM quarantine_decisions WHERE program = ? AND id = ? AND h = ?")
      .run(program, id, h);
    if (decision.decision !== "open") {
      database
        .prepare(
          `INSERT INTO quarantine_decisions (program, id, h, decision, code, reason, event, account, day)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          program,
          id,
          h,
          decision.decision,
          code,
          decision.reason ?? null,
          decision.event ?? null,
          by,
          now.day,
        );
    }
    settle(database, program, id);
    appendToAudit(database, program, { actor: by, action: actionOf[decision.decision], object: id }, now);
    return true;
  });
}

/**
 * Why an event lies apart that a lead has set aside, so that it does so also
 * where it comes again and could be counted now.
 */
export function setAsideFor(
  database: Preparer,
  program: string,
  { wire, h }: CheckedEvent,
): QuarantineCode | undefined {
  const row = database
    .prepare(
      `SELECT given.code FROM quarantine JOIN quarantine_decisions AS given USING (program, id, h)
       WHERE program = ? AND id = ? AND h = ? AND state = 'set-aside' AND given.code <> 'withheld' LIMIT 1`,
    )
    .get(program, wire.id, h) as { readonly code: QuarantineCode } | undefined;
  return row?.code;
}

/**
 * What the decision on an event makes of a row of it: it holds while that lies
 * there for the reason it was set aside for, and once the event that mends it has
 * come. Also where what no key opened is found to be damaged, and so to be
 * missing; not where something came of what was missing, for then there is more
 * to decide on. To be worked out where a decision, a row, or the reason in it is new.
 */
const settled = `UPDATE quarantine SET state = coalesce((
  SELECT given.decision FROM quarantine_decisions AS given
  WHERE given.program = quarantine.program AND given.id = quarantine.id AND given.h = quarantine.h
    AND CASE given.decision
      WHEN 'set-aside' THEN given.code = quarantine.code
        OR given.code = 'cannot-open' AND quarantine.code = 'withheld'
      ELSE EXISTS (SELECT 1 FROM events WHERE events.program = quarantine.program AND events.id = given.event
        AND events.record = quarantine.envelope ->> '$.record') END), 'open')`;

/** All rows of an event, under whatever number. */
function settle(database: Preparer, program: string, id: string): void {
  database.prepare(`${settled} WHERE program = ? AND id = ?`).run(program, id);
}

/** Of a row that was just written: a phone may send one id under as many numbers as it likes. */
export function settleAt(database: Preparer, program: string, { number, seq }: QuarantinePlace): void {
  database.prepare(`${settled} WHERE program = ? AND number = ? AND seq = ?`).run(program, number, seq);
}

/** Where another version of the endpoint may have decided meanwhile. */
export function settleAll(database: Preparer, program: string): void {
  database.prepare(`${settled} WHERE program = ?`).run(program);
}

/** An event that was just stored may be what a lead mends another with. */
export function settleMendedBy(database: Preparer, program: string, event: EventId): void {
  const mended = database
    .prepare("SELECT id FROM quarantine_decisions WHERE program = ? AND event = ?")
    .all(program, event);
  for (const { id } of mended) settle(database, program, String(id));
}

export interface ToldOfQuarantine {
  readonly seq: number;
  readonly code: QuarantineCode;
  readonly isSetAside?: true;
  readonly isMended?: true;
}

/** Of the events of a number up to this one, and of those the first. */
export interface ToTell {
  readonly program: string;
  readonly number: string;
  readonly upTo: number;
  readonly atMost: number;
}

/** What a log is told of its own: what of it is open, and each whose body is missing. */
export function toldOf(
  database: Preparer,
  { program, number, upTo, atMost }: ToTell,
): readonly ToldOfQuarantine[] {
  const rows = database
    .prepare(
      `SELECT seq, iif(asked = 1, 'withheld', code) AS code, state FROM quarantine
       WHERE program = ? AND number = ? AND seq <= ? AND ${isToldToPhone} ORDER BY seq LIMIT ?`,
    )
    .all(program, number, upTo, atMost) as unknown as readonly Pick<
    QuarantineRow,
    "seq" | "code" | "state"
  >[];
  return rows.map(({ seq, code, state }) => ({
    seq,
    code,
    ...(state === "set-aside" && { isSetAside: true }),
    ...(state === "mended" && { isMended: true }),
  }));
}

/** How many more of a log a lead has set aside. */
export function countSetAside(database: Preparer, program: string, number: string): number {
  const row = database
    .prepare("SELECT entries FROM set_aside WHERE program = ? AND number = ?")
    .get(program, number);
  return Number(row?.["entries"] ?? 0);
}
