/** What happened, what is safe, what to do. */
import type { ReturnProblem } from "../../../domain/returns.ts";
import type { OpenFailure, SaveFailure } from "../../../storage/phone.ts";

const save: Record<SaveFailure["kind"], string> = {
  "storage-full":
    "Not saved: this phone is out of space. What was saved before is safe. Remove some photos or apps, then save again.",
  "storage-blocked":
    "Not saved: Satchel is busy in another tab. What was saved before is safe. Close the other tab, then save again.",
  "storage-lost":
    "Not saved: the phone shut Satchel's storage. What was saved before is safe. Save again; if that doesn't help, open Satchel again.",
  "storage-slow":
    "The phone hasn't answered, so it isn't known yet whether this was saved. Save again: it is stored once, however often you tap.",
  "database-newer":
    "Not saved: a newer Satchel is open in another tab. What was saved before is safe. Close this tab and go on in the other.",
  "database-deleted":
    "Not saved: Satchel's records were removed from this phone, by another tab or by the browser. Open Satchel again.",
  "record-unknown": "Nothing was changed: this entry isn't on this phone.",
  "changed-since":
    "Nothing was undone: the entry was changed in the meantime. Open it to see what it says now.",
  unreadable:
    "Not saved: this version can't read something stored earlier. It was left as it is. Update Satchel, then save again.",
  unexpected:
    "Not saved: the browser refused and didn't say why. What was saved before is safe. Save again; if that doesn't help, open Satchel again.",
};

const open: Record<OpenFailure["kind"], string> = {
  hanging: "The browser hasn't answered. What was saved is still on this phone. Load this page again.",
  blocked:
    "An older Satchel is open in another tab. What was saved is safe. Close the other tab, then try again.",
  "database-newer":
    "The records on this phone were written by a newer Satchel. They are safe. Go online and open Satchel again to update it.",
  unavailable:
    "The browser lets Satchel store nothing here. A private window is the usual reason. Nothing was changed. Open Satchel in an ordinary window.",
};

const returnProblem: Record<ReturnProblem, string> = {
  "no-container-size": "It isn't known how much this container holds. Choose another, or count them by eye.",
  "not-a-container-count": "Write how many containers: 1 or more.",
  "tare-above-gross": "The empty container weighs more than the full one. Check the two weights.",
  zero: "This comes to no syringe at all. Check the numbers.",
  "too-many": "This comes to more than one return can hold. Split it into two.",
};

export const failures = {
  save,
  open,
  returnProblem,
};
