import { isNeutralised } from "./neutralise.ts";

/**
 * The text that was written, from a cell a CSV parser has unquoted: takes away
 * the one apostrophe that `neutralise` added. Any other apostrophe is the
 * writer's own and stays, as does a bare number such as `-5`.
 */
export function readCsvCell(cell: string): string {
  return isNeutralised(cell) ? cell.slice(1) : cell;
}
