import { demographicQuestions, demographics } from "../../domain/demographics.ts";
import { type Asks, askable } from "../../domain/program.ts";
import type { EntryRecord } from "./draft.ts";

/**
 * What the form has a place for: what the program asks, and what the record says
 * already, which can be taken away also where the program has stopped asking.
 */
export function takesOf(asks: Asks = {}, record?: EntryRecord): ReadonlySet<keyof Asks> {
  const said = record?.kind === "encounter" ? record : undefined;
  const isSaid: Readonly<Record<keyof Asks, boolean>> = {
    note: said?.note !== undefined,
    worker: said?.worker !== undefined,
    participantCode: said?.participantCode !== undefined,
    ...answered(said?.demographics),
  };
  return new Set(askable.filter((each) => asks[each] === true || isSaid[each]));
}

function answered(given: Readonly<Record<string, readonly string[]>> = {}) {
  const isAnswered = demographicQuestions.map((question) => [
    question,
    given[demographics[question].code] !== undefined,
  ]);
  return Object.fromEntries(isAnswered) as Record<(typeof demographicQuestions)[number], boolean>;
}
