/** The one place where a record becomes numbers. Screens, CSV, charts, phone and server all count through it. */
import { catalogueOf, shippedCatalogue } from "./catalogue/shipped.ts";
import type { Cell, CellPlace, Contribution, Measure } from "./measure.ts";
import type {
  CleanupRecord,
  EncounterRecord,
  GroupRecord,
  Line,
  Return,
  Reversal,
  SatchelRecord,
  ShiftRecord,
  StockRecord,
  TallyRecord,
} from "./record.ts";
import { reasonNotKnown, type StockLine } from "./stock.ts";

/**
 * What one live record adds to the totals: every cell once, in a fixed order,
 * none of them 0. It needs nothing but the record and the catalogue it names.
 * An item that the catalogue doesn't know counts under its code all the same.
 *
 * A record that counts for nothing, such as a shift that is open, has a place and
 * no cells. Raise `foldVersion` when this function counts differently, and when a
 * new catalogue ships: records made with it may have been counted here before its
 * doses were known.
 */
export function contribution(record: SatchelRecord): Contribution {
  return { place: placeOf(record), cells: merged(cellsOf(record)) };
}

type Cells = Generator<Cell, void, undefined>;

function cellsOf(record: SatchelRecord): Cells {
  switch (record.kind) {
    case "encounter":
      return encounterCells(record);
    case "group":
      return groupCells(record);
    case "cleanup":
      return cleanupCells(record);
    case "tally":
      return tallyCells(record);
    case "shift":
      return shiftCells(record);
    case "stock":
      return stockCells(record);
  }
}

function* encounterCells(record: EncounterRecord): Cells {
  yield cell("contacts", "", 1);
  if (record.newReturning !== undefined) yield cell(`contacts_${record.newReturning}`, "", 1);
  yield cell("people", "", record.people);
  yield cell("for_others", "", record.forOthers);
  yield* lineCells(record);
  for (const item of itemsHandedOut(record.lines)) yield cell("contacts_with", item, 1);
  yield* kitCells(record);
  yield* returnCells(record.returns);
  yield* supportCells(record);
  for (const reversal of record.reversals) yield* reversalCells(reversal);
}

function* groupCells(record: GroupRecord): Cells {
  yield cell("groups", record.topic, 1);
  yield cell(
    record.headsCounted ? "group_heads_counted" : "group_heads_estimated",
    record.topic,
    record.heads,
  );
  yield cell("group_minutes", record.topic, record.minutes ?? 0);
  yield* lineCells(record);
  yield* kitCells(record);
  yield* supportCells(record);
}

function* cleanupCells(record: CleanupRecord): Cells {
  yield* returnCells(record.returns);
}

function* tallyCells(record: TallyRecord): Cells {
  yield cell("contacts", "", record.contacts ?? 0);
  yield cell("people", "", record.people ?? 0);
  yield cell("for_others", "", record.forOthers ?? 0);
  yield* lineCells(record);
  yield* kitCells(record);
  yield* returnCells(record.returns);
}

/** An open shift is no shift yet: its hours aren't known, and it may be closed on another phone. */
function* shiftCells({ closed, empty, minutes }: ShiftRecord): Cells {
  if (!closed) return;
  yield cell("shifts_closed", "", 1);
  if (empty) yield cell("shifts_closed_empty", "", 1);
  yield minutes === undefined ? cell("shift_minutes_unknown", "", 1) : cell("shift_minutes", "", minutes);
}

/**
 * What moves between places, or arrives, is handed out to nobody: it counts for
 * nothing here. What places hold is worked out in `stock-ledger.ts`.
 */
function* stockCells({ movement, lines, returns }: StockRecord): Cells {
  switch (movement) {
    case "count":
      for (const line of lines) yield differenceCell(line, line.quantity);
      return;
    case "wasted":
      for (const line of lines) yield differenceCell(line, -line.quantity);
      return;
    case "untallied":
      for (const { item, quantity } of lines) yield cell("untallied_out", item, quantity);
      return;
    case "disposed":
      for (const { method, quantity } of returns) yield cell("disposed", method, quantity);
      return;
    case "received":
    case "transfer":
    case "load-out":
    case "load-in":
      return;
  }
}

function differenceCell({ item, reason }: StockLine, value: number): Cell {
  return cell("stock_difference", `${item}:${reason ?? reasonNotKnown}`, value);
}

function* lineCells({ lines, catalogue }: { lines: readonly Line[]; catalogue: number }): Cells {
  // An item's doses never change, so for a catalogue newer than this app the shipped one answers for items it knows.
  const { items } = catalogueOf(catalogue) ?? shippedCatalogue;
  for (const line of lines) {
    if (line.direction === "in") {
      yield cell("in", line.item, line.quantity);
      continue;
    }
    yield cell("out", line.item, line.quantity);
    if (line.supply !== undefined) yield cell(`out_${line.supply}`, line.item, line.quantity);
    if (line.reason !== undefined) {
      yield cell("refill_reason", line.reason, line.quantity * (items.get(line.item)?.doses ?? 0));
    }
  }
}

/** Each item once: a contact that got two boxes of one syringe is one contact with it. */
function itemsHandedOut(lines: readonly Line[]): Set<string> {
  return new Set(lines.filter((line) => line.direction === "out").map((line) => line.item));
}

function* kitCells({ kits }: Pick<EncounterRecord | GroupRecord | TallyRecord, "kits">): Cells {
  for (const kit of kits) yield cell("kits", `${kit.code}@${kit.version}`, kit.quantity);
}

function* returnCells(returns: readonly Return[]): Cells {
  for (const { method, quantity } of returns) yield cell("in", method, quantity);
}

function* supportCells(record: EncounterRecord | GroupRecord): Cells {
  for (const service of record.services) {
    yield cell("services", service.code, service.count);
    yield cell("service_minutes", service.code, service.minutes ?? 0);
    yield cell("service_heads", service.code, service.heads ?? 0);
  }
  for (const referral of record.referrals) {
    yield cell("referrals", `${referral.code}:${referral.outcome}`, 1);
  }
  for (const step of record.steps) yield cell("steps", step.code, step.count);
}

function* reversalCells(reversal: Reversal): Cells {
  yield cell("reversals", reversal.outcome, 1);
  for (const { product, doses } of reversal.used) yield cell("reversal_doses", product ?? "", doses);
  if (reversal.used.length === 0) yield cell("reversal_doses_unknown", "", 1);
  yield cell("reversal_ems", reversal.ems === undefined ? "unknown" : reversal.ems ? "yes" : "no", 1);
}

function cell(measure: Measure, code: string, value: number): Cell {
  return { measure, code, value };
}

function placeOf(record: SatchelRecord): CellPlace {
  const isTally = record.kind === "tally";
  return {
    day: record.day,
    firstDay: isTally ? record.firstDay : record.day,
    site: record.site,
    route: record.route ?? "",
    model: record.model ?? "",
    source: isTally ? "tally" : "record",
  };
}

/** One cell a measure and code, so that adding and taking away touch each number once. */
function merged(cells: Cells): readonly Cell[] {
  const byKey = new Map<string, Cell>();
  for (const next of cells) {
    if (next.value === 0) continue;
    // No measure holds a space, so the key is unambiguous.
    const key = `${next.measure} ${next.code}`;
    const earlier = byKey.get(key)?.value ?? 0;
    byKey.set(key, { ...next, value: earlier + next.value });
  }
  // A count that found two more of one lot and two less of another differs by none.
  return [...byKey.values()].filter(({ value }) => value !== 0);
}
