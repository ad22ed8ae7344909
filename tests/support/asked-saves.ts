/** Saves of one record, asked by its forms as the screens ask them. */
import type { StoreFix } from "../../src/app/record/asked-save.ts";
import { baseOf } from "../../src/app/record/fix-base.ts";
import { formOf } from "../../src/app/record/fix-content.ts";
import type { SavesEnd } from "../../src/app/record/fix-saves.ts";
import { createUnsavedFixes } from "../../src/app/record/unsaved-fixes.ts";
import { applyEvent, emptyState } from "../../src/domain/record-state.ts";
import type { EncounterRecord, SatchelRecord } from "../../src/domain/record.ts";
import { ok } from "../../src/domain/result.ts";
import { encounterOf, eventId, programOf } from "./builders.ts";

export const full = { words: "full", failure: { kind: "storage-full", cause: "test" } } as const;
export const slow = { words: "slow", failure: { kind: "storage-slow" } } as const;

type Asked = Parameters<StoreFix>[0];
type Answer = Awaited<ReturnType<StoreFix>>;

/** One record whose Saves are answered when the test says so, and with `hasNotes` also what belongs to them. */
export function askedSaves({ hasNotes = false } = {}) {
  const record = encounterOf({ people: 1 });
  const { id } = record;
  const [first, own] = [eventId(), eventId()];
  const state = applyEvent<SatchelRecord>(emptyState, { kind: "rec", id: first, rev: 1, content: record });
  const fixes = createUnsavedFixes();
  const asked: Asked[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  const notes: { readonly event: string; readonly end: (notNoted?: string) => void }[] = [];
  const ends: SavesEnd[] = [];
  fixes.onEnd({ id }, (how) => ends.push(how));

  const formWith = (people: number) => {
    const form = formOf({ record, event: own });
    return { ...form, draft: { ...form.draft, people } };
  };
  async function answer(given: (fix: Asked) => Answer) {
    const fix = asked.at(-1);
    if (fix === undefined) throw new Error("Nothing is asked");
    answers.at(-1)?.(given(fix));
    await settle();
  }
  return {
    id,
    fixes,
    asked,
    ends,
    change: (people: number) => fixes.keep(formWith(people)),
    /** A tap on Save of what the form says; one that nobody touched is kept nowhere. */
    save: (people: number, place?: string, { isTouched = true } = {}) => {
      const form = { ...formWith(people), place, ...(place !== undefined && { event: eventId() }) };
      if (isTouched) fixes.keep(form);
      fixes.save({
        form: fixes.of({ id, place }) ?? form,
        read: { record, state, place },
        program: programOf(),
        newEvent: () => eventId(),
        store: (fix) => {
          asked.push(fix);
          const { promise, resolve } = Promise.withResolvers<Answer>();
          answers.push(resolve);
          return promise;
        },
        note: hasNotes
          ? ({ event }) => {
              const { promise, resolve } = Promise.withResolvers<string | undefined>();
              notes.push({ event, end: resolve });
              return promise;
            }
          : undefined,
      });
    },
    /** What is on the form, as long as anything holds it. */
    draftNow: () => new WeakRef(fixes.of({ id })?.draft ?? {}),
    /** What the Saves of the form have stored last. */
    ofForm: () => fixes.stored(id).byForm.get(undefined),
    baseNow: () => baseOf({ record, state }, fixes.stored(id)),
    answer,
    stored: () => answer(({ event, onto }) => ok({ event, rev: onto.rev + 1 })),
    notes,
    /** What was asked to be noted last is, or why not. */
    noted: async (notNoted?: string) => {
      notes.at(-1)?.end(notNoted);
      await settle();
    },
    people: () => asked.map((fix) => (fix.record as EncounterRecord).people),
  };
}

/** What follows from an answer is done. */
export async function settle() {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}
