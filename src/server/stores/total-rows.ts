/** `cells` and `months`: the numbers, kept by difference. */
import type { Cell, CellPlace, Contribution } from "../../domain/measure.ts";
import type { LocalDate, LocalMonth } from "../../domain/ids.ts";
import { monthOf } from "../../domain/local-date.ts";
import { blockOfDays, type MonthBlock } from "../../domain/month-block.ts";
import { type PlacedCell, Rollup } from "../../domain/rollup.ts";
import { drawPosition, type Preparer } from "./positions.ts";

/** Adds differences up before they touch a row: a group commit changes each cell once, and each month. */
export class PendingTotals {
  readonly #byProgram = new Map<string, Rollup>();

  add(program: string, contributions: readonly Contribution[]): void {
    if (contributions.length === 0) return;
    const rollup = this.#byProgram.get(program) ?? new Rollup();
    this.#byProgram.set(program, rollup);
    for (const contribution of contributions) rollup.add(contribution);
  }

  write(database: Preparer): void {
    for (const [program, rollup] of this.#byProgram) addToCells(database, program, rollup.cells());
  }
}

/** Adds to stored cells, and gives each month that changed a new position. */
export function addToCells(database: Preparer, program: string, cells: readonly PlacedCell[]): void {
  const days = new Set<LocalDate>();
  for (const cell of cells) {
    addToCell(database, program, cell);
    days.add(cell.place.day);
  }
  for (const day of days) dropEmptyCells(database, program, day);
  noteChanges(database, program, new Set([...days].map(monthOf)));
}

/** Gives each month a new position, so that readers fetch it again. */
export function noteChanges(database: Preparer, program: string, months: ReadonlySet<LocalMonth>): void {
  for (const month of [...months].toSorted()) noteChange(database, program, month);
}

function addToCell(database: Preparer, program: string, { place, measure, code, value }: PlacedCell): void {
  const { day, firstDay, site, route, model, source } = place;
  database
    .prepare(
      `INSERT INTO cells (program, month, day, first_day, site, route, model, source, measure, code, value)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value`,
    )
    .run(program, monthOf(day), day, firstDay, site, route, model, source, measure, code, value);
}

/** A cell that was added to and taken from leaves no trace, so that rebuilt cells are the same rows. */
function dropEmptyCells(database: Preparer, program: string, day: LocalDate): void {
  database
    .prepare("DELETE FROM cells WHERE program = ? AND month = ? AND day = ? AND value = 0")
    .run(program, monthOf(day), day);
}

function noteChange(database: Preparer, program: string, month: LocalMonth): void {
  database
    .prepare(
      `INSERT INTO months (program, month, position) VALUES (?, ?, ?)
       ON CONFLICT (program, month) DO UPDATE SET position = excluded.position`,
    )
    .run(program, month, drawPosition(database, program));
}

interface CellRow extends Omit<CellPlace, "firstDay"> {
  readonly first_day: CellPlace["firstDay"];
  readonly measure: PlacedCell["measure"];
  readonly code: string;
  readonly value: number;
}

function placedCellOf(row: CellRow): PlacedCell {
  return { place: placeOf(row), ...cellOf(row) };
}

function placeOf({ day, first_day, site, route, model, source }: CellRow): CellPlace {
  return { day, firstDay: first_day, site, route, model, source };
}

function cellOf({ measure, code, value }: CellRow): Cell {
  return { measure, code, value };
}

/** Every cell of a program. */
export function* readCells(database: Preparer, program: string): Generator<PlacedCell, void, undefined> {
  const rows = database
    .prepare(`SELECT ${cellColumns} FROM cells WHERE program = ?`)
    .iterate(program) as Iterable<unknown> as Iterable<CellRow>;
  for (const row of rows) yield placedCellOf(row);
}

const cellColumns = "day, first_day, site, route, model, source, measure, code, value";

/**
 * A month's cells as a block; without any, an empty one. Of a large program a
 * month has 75,000 rows, so they are packed as they are read, day by day.
 */
export function readBlock(database: Preparer, program: string, month: LocalMonth): MonthBlock {
  const rows = database
    .prepare(`SELECT ${cellColumns} FROM cells WHERE program = ? AND month = ? ORDER BY day`)
    .iterate(program, month) as Iterable<unknown> as Iterable<CellRow>;
  return blockOfDays(month, contributionsOf(rows));
}

/** In the table's key, rows of one place stand together: as one contribution, a block looks its place up once. */
function* contributionsOf(rows: Iterable<CellRow>): Generator<Contribution, void, undefined> {
  let before: CellRow | undefined;
  let cells: Cell[] = [];
  for (const row of rows) {
    if (before !== undefined && !isAtOnePlace(before, row)) {
      yield { place: placeOf(before), cells };
      cells = [];
    }
    cells.push(cellOf(row));
    before = row;
  }
  if (before !== undefined) yield { place: placeOf(before), cells };
}

function isAtOnePlace(one: CellRow, other: CellRow): boolean {
  return (
    one.site === other.site &&
    one.day === other.day &&
    one.first_day === other.first_day &&
    one.route === other.route &&
    one.model === other.model &&
    one.source === other.source
  );
}
