/** What is kept apart, as it is written: of the bodies that come of one event, which is kept, and who is asked for it. */
import type { QuarantineCode } from "../../contract/wire/errors.ts";
import type { WithheldReason } from "../../contract/wire/wire-event.ts";
import type { CheckedEvent } from "./checked-event.ts";
import type { Arrival } from "./head-rows.ts";
import type { Preparer } from "./positions.ts";
import { settleAt } from "./quarantine-decisions.ts";

/**
 * A body that came whole once is kept, also where a later try comes without, or
 * with a damaged one. A damaged one of the phone's own lies apart as it is: the
 * phone has nothing better, and is not asked again. Where the phone kept its own
 * back, or only a copy of it came, it is asked.
 */
export function quarantine(
  database: Preparer,
  { wire, h, said }: CheckedEvent,
  code: QuarantineCode,
  { program, number, today, by }: Arrival,
): void {
  const isDamaged = !said.ok && said.isDamaged === true;
  const place = { program, number, seq: wire.seq };
  if (by === "owner") forgetCopy(database, place);
  database
    .prepare(
      `INSERT INTO quarantine (program, number, seq, id, h, code, day, received_day, envelope, damaged, kept_back)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (program, number, seq)
         DO UPDATE SET code = excluded.code, envelope = excluded.envelope, damaged = excluded.damaged
       WHERE CASE
         -- Of a copy, when the phone's own comes.
         WHEN quarantine.code = 'withheld' AND quarantine.kept_back IS NULL THEN 1
         WHEN excluded.code = 'withheld' THEN 0
         WHEN excluded.damaged THEN quarantine.damaged OR quarantine.envelope = excluded.envelope
         WHEN excluded.code = 'cannot-open' THEN quarantine.damaged OR quarantine.code IN ('withheld', 'cannot-open')
         ELSE 1 END`,
    )
    .run(
      program,
      number,
      wire.seq,
      wire.id,
      h,
      code,
      wire.day,
      today,
      JSON.stringify(wire),
      isDamaged ? 1 : 0,
      by === "copy" ? "copy" : null,
    );
  if (wire.withheld !== undefined) noteKeptBack(database, place, wire.withheld);
  askForWhole(database, place);
  settleAt(database, program, place);
  if (code === "withheld") takeBody(database, { wire, h }, place);
  // What was damaged on its way is no body: the phone may still have it whole.
  else if (!isDamaged && code !== "hash-mismatch") bringBody(database, { wire, h }, { code, program });
}

interface Place {
  readonly program: string;
  readonly number: string;
  readonly seq: number;
}

/** What the phone itself has of the event has come now, whatever it is. */
function forgetCopy(database: Preparer, { program, number, seq }: Place): void {
  database
    .prepare(
      "UPDATE quarantine SET kept_back = NULL WHERE program = ? AND number = ? AND seq = ? AND kept_back = 'copy'",
    )
    .run(program, number, seq);
}

function noteKeptBack(database: Preparer, { program, number, seq }: Place, reason: WithheldReason): void {
  database
    .prepare("UPDATE quarantine SET kept_back = ? WHERE program = ? AND number = ? AND seq = ?")
    .run(reason, program, number, seq);
}

/**
 * Of a damaged one that the phone may have whole. Told anything else, the phone
 * takes the damaged one for the one that it has, and never brings that.
 */
function askForWhole(database: Preparer, { program, number, seq }: Place): void {
  database
    .prepare(
      `UPDATE quarantine SET code = 'withheld', damaged = 0, envelope = iif(kept_back = 'copy', envelope,
         json_remove(json_set(envelope, '$.withheld', kept_back), '$.key', '$.enc', '$.sealed'))
       WHERE program = ? AND number = ? AND seq = ? AND damaged AND kept_back IS NOT NULL`,
    )
    .run(program, number, seq);
}

/** From the same event where it came with one, under another number. */
function takeBody(
  database: Preparer,
  { wire, h }: Pick<CheckedEvent, "wire" | "h">,
  { program, number, seq }: Place,
): void {
  const { changes } = database
    .prepare(
      `UPDATE quarantine SET code = whole.code, envelope = json_set(whole.envelope, '$.seq', quarantine.seq)
       FROM (SELECT code, envelope FROM quarantine
             WHERE program = ?1 AND id = ?2 AND h = ?3 AND NOT damaged
               AND code NOT IN ('withheld', 'hash-mismatch') LIMIT 1) AS whole
       WHERE quarantine.program = ?1 AND quarantine.number = ?4 AND quarantine.seq = ?5 AND quarantine.code = 'withheld'`,
    )
    .run(program, wire.id, h, number, seq);
  if (changes > 0) settleAt(database, program, { number, seq });
}

/** To the same event where it came without one, under another number: nobody has to look for the body any more. */
function bringBody(
  database: Preparer,
  { wire, h }: Pick<CheckedEvent, "wire" | "h">,
  { code, program }: { readonly code: QuarantineCode; readonly program: string },
): void {
  const places = database
    .prepare(
      `UPDATE quarantine SET code = ?, envelope = json_set(?, '$.seq', seq)
       WHERE program = ? AND id = ? AND h = ? AND code = 'withheld' RETURNING number, seq`,
    )
    .all(code, JSON.stringify(wire), program, wire.id, h);
  for (const { number, seq } of places) {
    settleAt(database, program, { number: String(number), seq: Number(seq) });
  }
}
