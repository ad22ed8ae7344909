/** What was saved last on the bag's pages, for its Undo: it stands until the next one, or until the phone is opened anew. */
import type { ShiftId } from "../../domain/ids.ts";
import type { Phone, Saved, SaveFailure } from "../../storage/phone.ts";
import type { StockMovement } from "../../domain/stock.ts";

export interface LastMove {
  readonly movement: StockMovement;
  /** Whose page shows it, too. */
  readonly shift: ShiftId | undefined;
  readonly saved: Saved;
  readonly state: "saved" | "undoing" | "undone";
  /** Why it could not be undone. */
  readonly failure?: SaveFailure;
}

const lastMoves = new WeakMap<Phone, LastMove>();
const listeners = new Set<() => void>();

export function lastMoveOn(phone: Phone): LastMove | undefined {
  return lastMoves.get(phone);
}

export function keepLastMove(phone: Phone, move: LastMove | undefined): void {
  if (move === undefined) lastMoves.delete(phone);
  else lastMoves.set(phone, move);
  for (const listener of listeners) listener();
}

/** Returns how to stop. */
export function subscribeToLastMoves(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
