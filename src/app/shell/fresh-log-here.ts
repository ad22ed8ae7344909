/** The fresh log of this page: whatever opens a database on it waits for the same one. */
import { browserTimer } from "../../storage/deadline.ts";
import { beginFreshLog } from "../../storage/fresh-log.ts";

let begun: Promise<void> | undefined;

/** At the page's start, and where its phone is tried again: the browser may not have answered before. */
export function beginFreshLogHere(): Promise<void> {
  begun = beginFreshLog(indexedDB, browserTimer);
  return begun;
}

export function freshLogHere(): Promise<void> {
  return begun ?? beginFreshLogHere();
}
