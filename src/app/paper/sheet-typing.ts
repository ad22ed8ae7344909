/**
 * Typing sheets back in, above the screen: looking at something else loses no
 * figure, and what was typed is there until it is stored.
 */
import type { Phone, Saved, SaveFailure, Entry } from "../../storage/phone.ts";
import { assert } from "../../domain/assert.ts";
import { doubleTapMs } from "../components/double-tap.ts";
import type { Ids } from "../shell/program-context.tsx";
import { tellOfSheet } from "./begun-sheets.ts";
import { columnsHere, numberedSheet } from "./numbered-sheet.ts";
import {
  columnsOf,
  entriesOf,
  isEmptyIn,
  isEmptySheet,
  newColumn,
  newSheet,
  type SheetFacts,
  type SheetProblem,
  type TypedSheet,
} from "./typed-sheet.ts";

/** What became of the last Save. */
export type TypingOutcome =
  | { readonly type: "none" | "saving" }
  | { readonly type: "problems"; readonly problems: readonly SheetProblem[] }
  /** By its number, so many of all its columns are stored: it was typed before. Nothing was saved. */
  | { readonly type: "here"; readonly count: number; readonly all: number }
  /** Some may be stored: a Save of the same sheet goes on with the rest. */
  | { readonly type: "failed"; readonly failure: SaveFailure; readonly stored: number; readonly all: number }
  | ({ readonly type: "saved" | "undoing" } & StoredSheet)
  | ({ readonly type: "undo-failed"; readonly failure: SaveFailure } & StoredSheet)
  | { readonly type: "undone"; readonly isOnForm: boolean };

interface StoredSheet {
  readonly saved: readonly Saved[];
  readonly sheet: TypedSheet;
}

export interface SheetTyping {
  readonly sheet: () => TypedSheet;
  readonly outcome: () => TypingOutcome;
  readonly subscribe: (listener: () => void) => () => void;
  /** Nothing is changed while a Save is under way: it stores what is on the form. */
  readonly change: (next: (sheet: TypedSheet) => TypedSheet) => void;
  /** Another contact comes on the form, what was said of the last Save stays. */
  readonly show: (at: number) => void;
  readonly save: (facts: SheetFacts) => Promise<void>;
  readonly undo: () => Promise<void>;
}

interface TypingOptions {
  readonly phone: Pick<Phone, "save" | "undo" | "bookRow" | "recordsHere">;
  readonly ids: Ids;
  readonly first: TypedSheet;
}

function createSheetTyping({ phone, ids, first }: TypingOptions): SheetTyping {
  const listeners = new Set<() => void>();
  let sheet = first;
  let outcome: TypingOutcome = { type: "none" };
  let savedMs = Number.NEGATIVE_INFINITY;

  function set(next: { readonly sheet?: TypedSheet; readonly outcome?: TypingOutcome }): void {
    sheet = next.sheet ?? sheet;
    outcome = next.outcome ?? outcome;
    for (const listener of listeners) listener();
  }

  async function save(facts: SheetFacts): Promise<void> {
    if (outcome.type === "saving" || outcome.type === "undoing") return;
    if (isEmptySheet(sheet) && facts.nowMs - savedMs < doubleTapMs) return;
    const typed = entriesOf(sheet, facts);
    if (!typed.ok) {
      set({ outcome: { type: "problems", problems: typed.error } });
      return;
    }
    set({ outcome: { type: "saving" } });
    const isFirstTry = !sheet.isNumbered;
    const numbered = await numberedSheet(sheet);
    // Where the phone doesn't answer, storing it will say so.
    const count = isFirstTry && numbered.isNumbered ? await columnsHere(phone, numbered).catch(() => 0) : 0;
    if (count > 0) {
      set({ outcome: { type: "here", count, all: typed.value.length } });
      return;
    }
    set({ sheet: numbered });
    const entries = entriesOf(numbered, facts);
    assert(entries.ok, "a number changes nothing of what was typed");
    const { saved, failure } = await saveAll(phone, entries.value);
    if (failure !== undefined) {
      set({ outcome: { type: "failed", failure, stored: saved.length, all: entries.value.length } });
      return;
    }
    savedMs = facts.nowMs;
    set({ sheet: leftOf(sheet, ids), outcome: { type: "saved", saved, sheet } });
  }

  async function undo(): Promise<void> {
    if (outcome.type !== "saved" && outcome.type !== "undo-failed") return;
    const { saved, sheet: typed } = outcome;
    set({ outcome: { type: "undoing", saved, sheet: typed } });
    for (const one of saved) {
      // One after the other: where one fails, undoing again finds the others done.
      const undone = await phone.undo(one, "void");
      if (!undone.ok) {
        set({ outcome: { type: "undo-failed", failure: undone.error, saved, sheet: typed } });
        return;
      }
    }
    const isOnForm = isEmptyIn(sheet, typed.layout);
    set({
      ...(isOnForm && { sheet: broughtBack(typed, { onto: sheet, ids }) }),
      outcome: { type: "undone", isOnForm },
    });
  }

  return {
    sheet: () => sheet,
    outcome: () => outcome,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(next) {
      if (outcome.type === "saving") return;
      const isAnswered = ["problems", "failed", "here"].includes(outcome.type);
      set({ sheet: next(sheet), ...(isAnswered && { outcome: { type: "none" } }) });
    },
    show(at) {
      if (outcome.type !== "saving") set({ sheet: { ...sheet, at } });
    },
    save,
    undo,
  };
}

async function saveAll(phone: Pick<Phone, "save">, entries: readonly Entry[]) {
  const saved: Saved[] = [];
  for (const entry of entries) {
    // In the order of the paper, so that the list of the day has them in it.
    const result = await phone.save(entry);
    if (!result.ok) return { saved, failure: result.error };
    saved.push(result.value);
  }
  return { saved, failure: undefined };
}

/** What was typed the other way is no part of what was stored: it stays, and is shown, since nobody would look for it. */
function leftOf(sheet: TypedSheet, ids: Ids): TypedSheet {
  const next = newSheet(ids, sheet);
  const { layout } = sheet;
  const other = layout === "strokes" ? "columns" : "strokes";
  if (isEmptyIn(sheet, other)) return next;
  const { tally, contacts, written } = sheet;
  const left = other === "strokes" ? { tally } : { contacts };
  return { ...next, ...left, layout: other, written };
}

/** On the side of the form that it was typed on; what is begun on the other stays. */
function broughtBack(
  typed: TypedSheet,
  { onto, ids }: { readonly onto: TypedSheet; readonly ids: Ids },
): TypedSheet {
  const again = withNewIds(typed, ids);
  return typed.layout === "strokes" ? { ...again, contacts: onto.contacts } : { ...again, tally: onto.tally };
}

/** What was voided stays void: typed and saved again, it is another record. */
function withNewIds(sheet: TypedSheet, ids: Ids): TypedSheet {
  return {
    ...sheet,
    isNumbered: false,
    tally: newColumn(ids, sheet.tally.values),
    contacts: sheet.contacts.map(({ values }) => newColumn(ids, values)),
    at: Math.min(sheet.at, columnsOf(sheet).length - 1),
  };
}

/** What only a newer version of the app can store doesn't keep it from coming. */
function isLostWithPage(typing: SheetTyping): boolean {
  const outcome = typing.outcome();
  if (outcome.type === "saving" || outcome.type === "undoing") return true;
  const needsNewVersion =
    outcome.type === "failed" && ["unreadable", "database-newer"].includes(outcome.failure.kind);
  return !needsNewVersion && !isEmptySheet(typing.sheet());
}

const typings = new WeakMap<object, SheetTyping>();

/** One for each phone, for as long as the app is open. In memory only: what isn't stored yet isn't sealed either. */
export function typingOf(options: TypingOptions): SheetTyping {
  const { phone } = options;
  const known = typings.get(phone);
  if (known !== undefined) return known;
  const typing = createSheetTyping(options);
  typings.set(phone, typing);
  tellOfSheet(phone, () => isLostWithPage(typing));
  return typing;
}
