/** What a tab writes of rows only as long as no other one has turned them elsewhere. */
import { StorageError } from "../failures.ts";
import { logName, parseLogRow } from "../log.ts";
import type { StrictWrite } from "../strict-write.ts";

/** Goes on where rows are still going to where they were at that turn; else the transaction ends, and nothing is written. */
export function atTurn<T>(
  { table, afterAll }: Pick<StrictWrite<T>, "table" | "afterAll">,
  turn: number,
  next: () => void,
): void {
  const head = table("meta").get(logName);
  afterAll([head], () => {
    if ((parseLogRow(head.result).doors ?? 0) !== turn) throw new StorageError({ kind: "storage-blocked" });
    next();
  });
}
