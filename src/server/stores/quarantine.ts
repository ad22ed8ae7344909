/** Looks again at what could not be understood when it came: after an upgrade, or once a key is back. */
import type { WireEvent } from "../../contract/wire/wire-event.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { Opener } from "../unsealing.ts";
import { type CheckedEvent, checkedEvent } from "./checked-event.ts";
import { takeEvents } from "./ingest.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { PendingTotals } from "./total-rows.ts";

export interface LookedAgain {
  /** Whose body is here. */
  readonly tried: number;
  readonly understood: number;
}

/** Each event that is understood now is stored and counted, in a transaction of its own. */
export async function retryQuarantined(database: SqliteDatabase, opener: Opener): Promise<LookedAgain> {
  const rows = database
    .prepare(
      `SELECT program, number, received_day, envelope FROM quarantine
       WHERE code NOT IN ('withheld', 'id-conflict') ORDER BY program, number, seq`,
    )
    .all() as unknown as readonly QuarantinedRow[];
  let understood = 0;
  for (const row of rows) {
    // Written here, from a request that was parsed.
    const wire = JSON.parse(row.envelope) as WireEvent;
    const checked = checkedEvent(wire, await opener.open(wire, row.program));
    if (!checked.said.ok) continue;
    takeIn(database, checked, row);
    understood += 1;
  }
  return { tried: rows.length, understood };
}

interface QuarantinedRow {
  readonly program: string;
  readonly number: string;
  readonly received_day: LocalDate;
  readonly envelope: string;
}

function takeIn(
  database: SqliteDatabase,
  checked: CheckedEvent,
  { program, number, received_day: today }: QuarantinedRow,
): void {
  database.transaction(() => {
    const totals = new PendingTotals();
    totals.add(program, takeEvents(database, [checked], { program, number, today }).differences);
    totals.write(database);
  });
}
