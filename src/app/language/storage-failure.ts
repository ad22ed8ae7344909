/** What storage says, in words for what was asked of it: `failures.save` speaks of what stands on a form. */
import type { SaveFailure } from "../../storage/phone.ts";
import type { Text } from "./text.ts";

/** Of a read: nothing was changed by it. */
export function readInWords({ kind }: SaveFailure, { read }: Text["failures"]): string {
  switch (kind) {
    case "database-newer":
      return read.newer;
    case "database-deleted":
      return read.deleted;
    case "unreadable":
      return read.unreadable;
    default:
      return read.noAnswer;
  }
}

/** Of a change that no form keeps, such as closing the book or an undo: where it isn't known whether it was done, doing it again is safe. */
export function changeInWords({ kind }: SaveFailure, { save, change, closed }: Text["failures"]): string {
  switch (kind) {
    case "database-newer":
    case "database-deleted":
      return closed[kind];
    case "record-unknown":
    case "changed-since":
    case "voided-since":
      return save[kind];
    default:
      return change[kind];
  }
}
