/** What happened, what is safe, what to do. */
import type { ShiftFileProblemCode } from "../../../contract/shift-file-problem.ts";
import type { ReturnProblem } from "../../../domain/returns.ts";
import type { OpenFailure, SaveFailure } from "../../../storage/phone.ts";

const save: Record<SaveFailure["kind"], string> = {
  "storage-full":
    "Not saved: this phone is out of space. What was saved before is safe. Remove some photos or apps, then save again.",
  "storage-blocked":
    "Not saved: Satchel is busy in another tab. What was saved before is safe. Close the other tab, then save again.",
  "storage-lost":
    "The phone shut Satchel's storage, and it isn't known yet whether this was saved. Save again: it is stored once, however often you tap. If that doesn't help, open Satchel again.",
  "storage-slow":
    "The phone hasn't answered, so it isn't known yet whether this was saved. Save again: it is stored once, however often you tap.",
  "database-newer":
    "Not saved: a newer Satchel is open in another tab. What was saved before is safe. Record this again in the other tab, then close this one.",
  "database-deleted":
    "Not saved: Satchel's records were removed from this phone, by another tab or by the browser. Open Satchel again.",
  "record-unknown": "Nothing was changed: this entry isn't on this phone.",
  "changed-since":
    "Nothing was undone: the entry was changed in the meantime. Open it to see what it says now.",
  "voided-since":
    "Not saved: this entry was voided in another tab after you opened it. Open it again: saving it there brings it back.",
  unreadable:
    "Not saved: this version can't read something stored earlier. It was left as it is. Update Satchel, then save again.",
  unexpected:
    "Not saved, and Satchel doesn't know why. What was saved before is safe. Save again; if that doesn't help, open Satchel again.",
};

/** Of what was only to be shown. */
const read = {
  noAnswer:
    "This phone's storage doesn't answer, so this can't be shown. Nothing was changed by it. Try again; if that doesn't help, open Satchel again.",
  newer: "A newer Satchel wrote this. It was left as it is. Open Satchel again to update it.",
  deleted:
    "Satchel's records were removed from this phone, by another tab or by the browser. Open Satchel again.",
  unreadable:
    "This version can't read something stored earlier. It was left as it is. Update Satchel, then try again.",
};

/** Of what isn't a form: "save again" would mean something else. */
const change = {
  "storage-full":
    "This phone is out of space, so nothing was changed. What was saved is safe. Remove some photos or apps, then do it again.",
  "storage-blocked":
    "Satchel is busy in another tab, so nothing was changed. What was saved is safe. Close the other tab, then do it again.",
  "storage-slow":
    "The phone hasn't answered, so it isn't known yet whether this was done. Do it again: it is done once, however often you tap.",
  "storage-lost":
    "The phone shut Satchel's storage, and it isn't known yet whether this was done. Do it again: it is done once, however often you tap. If that doesn't help, open Satchel again.",
  unreadable:
    "This version can't read something stored earlier, so nothing was changed. Update Satchel, then do it again.",
  unexpected:
    "Nothing was changed, and Satchel doesn't know why. What was saved is safe. Do it again; if that doesn't help, open Satchel again.",
};

const open: Record<OpenFailure["kind"], string> = {
  hanging: "The browser hasn't answered. What was saved is still on this phone. Load this page again.",
  blocked:
    "An older Satchel is open in another tab. What was saved is safe. Close the other tab, then try again.",
  "database-newer":
    "The records on this phone were written by a newer Satchel. They are safe. Go online and open Satchel again to update it.",
  "insecure-address":
    "Satchel records only at an address that begins with https://, or on the machine that serves it. Nothing was changed. Open it at its https address.",
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

/** Another tab took the records away from this page. */
const closed = {
  "database-newer":
    "A newer Satchel is open in another tab, so this page can't save any more. What was saved is safe. Write down what isn't, then open Satchel again here.",
  "database-deleted":
    "Satchel's records were removed from this phone, by another tab or by the browser. This page shows nothing of them and can't save any more. Open Satchel again, or close this page.",
};

/** Said after the number of the line. */
const shiftFile: Record<ShiftFileProblemCode, string> = {
  "missing-key": "Something that must be here is missing.",
  "unknown-key": "Satchel doesn't know this word.",
  "unknown-kind": "Satchel doesn't know this kind of entry.",
  "wrong-type": "This isn't written the way an entry is.",
  "wrong-form": "This isn't written the way it has to be.",
  "not-one-of": "This isn't one of the words that can stand here.",
  "out-of-range": "This number is too small, too large or not whole.",
  "too-many": "There are more of these than one entry can hold.",
  "too-large": "This is more than one entry can hold.",
  "newer-schema": "A newer Satchel wrote this. Update this one, then bring the file in again.",
  contradiction: "Two things here can't both be true.",
  "more-than-a-year": "These totals cover more than a year. Split them into shorter periods.",
  "file-too-long":
    "The file is longer than one file may be. Nothing from this line on was read. Split it into two files.",
  "line-too-long": "This line is longer than a line may be.",
  "not-utf-8": "This isn't text that Satchel can read. Save the file as UTF-8.",
  "not-json": "This isn't a line of a Satchel file.",
  "no-program": "Nothing before this line says which program it belongs to.",
  "not-a-day": "This isn't a day, written like 2026-09-08.",
  "not-a-time": "This isn't a time, written like 21:30.",
  "not-a-site": "This can't be the code of a site.",
  "not-a-decimal": "This isn't a number, such as 2.5.",
  "item-or-kit": "Here must stand an item or a kit: one of them, not both.",
  "unknown-item": "This item isn't in the catalogue.",
  "unknown-kit": "This kit isn't in the catalogue.",
  "unknown-service": "This service isn't in the catalogue.",
  "unknown-referral": "This referral isn't in the catalogue.",
  "unknown-step": "This step isn't in the catalogue.",
  "not-a-container": "It isn't known how much this item holds.",
  "supply-without-naloxone": "First or refill can be said of naloxone only.",
  "reason-without-refill": "A reason can stand with a refill only.",
  "tare-above-gross": "The empty container weighs more than the full one.",
  "return-of-nothing": "This comes to no syringe at all.",
  "same-id-other-content": "Another line has the same id and says something else.",
};

export const failures = {
  save,
  read,
  change,
  open,
  returnProblem,
  closed,
  shiftFile,
};
