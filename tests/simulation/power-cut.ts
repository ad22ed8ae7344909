/**
 * The power of the endpoint's machine goes in the middle of a transaction: what
 * was not committed by then is on no disk, and nobody hears of it.
 */
import type { SqliteDatabase } from "../../src/server/stores/sqlite-database.ts";
import { type Image, tornImage } from "./disk-image.ts";

export interface PowerCut {
  readonly at: "before the commit" | "in the commit";
  /** Of what a commit writes, so much is on the disk. */
  readonly share: number;
  /** Whether an event was written that would have been committed. */
  readonly onCut: (isEventWritten: boolean) => void;
}

export interface Machine {
  image(): Image;
  /** At once, with what then lies on its disk. */
  restartOn(image: Image): void;
  /** Called after each commit with how many exchanges it holds. */
  onCommit(exchanges: number): void;
}

export interface PoweredDatabase {
  readonly database: SqliteDatabase;
  /** Strikes the next transaction that holds an exchange. */
  cut: PowerCut | undefined;
}

class PowerIsGone extends Error {
  override readonly name = "PowerIsGone";
}

export function onMachine(database: SqliteDatabase, machine: Machine): PoweredDatabase {
  /** In the transaction that is open: each exchange has a savepoint, and nothing else has. */
  let exchanges = 0;
  const transaction = <T>(work: () => T): T => {
    exchanges = 0;
    const { cut } = powered;
    const result = cut === undefined ? database.transaction(work) : cutOff(work, cut);
    machine.onCommit(exchanges);
    return result;
  };
  const cutOff = <T>(work: () => T, { at, share, onCut }: PowerCut): T => {
    const before = machine.image();
    const receipts = receiptsIn(database);
    let isEventWritten = false;
    let left: Image | undefined;
    try {
      const result = database.transaction(() => {
        const done = work();
        isEventWritten = receiptsIn(database) > receipts;
        if (exchanges === 0 || at === "in the commit") return done;
        left = machine.image();
        throw new PowerIsGone();
      });
      left = exchanges === 0 ? undefined : tornImage(before, machine.image(), share);
      if (left === undefined) return result;
    } catch (error) {
      if (left === undefined) throw error;
    }
    onCut(isEventWritten);
    machine.restartOn(left);
    throw new PowerIsGone();
  };
  const savepoint = <T>(work: () => T): T => {
    exchanges += 1;
    return database.savepoint(work);
  };
  const powered: PoweredDatabase = { database: { ...database, transaction, savepoint }, cut: undefined };
  return powered;
}

function receiptsIn(database: SqliteDatabase): number {
  return Number(database.prepare("SELECT count(*) AS count FROM receipts").get()?.["count"]);
}
