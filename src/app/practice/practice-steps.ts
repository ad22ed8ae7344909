/** The guided round: what is tried, one after the other, on the screens as they are. */
import { type Draft, isEmptyDraft } from "../record/draft.ts";
import { isStored, type LastEntry } from "../record/recorder-state.ts";

export const practiceSteps = ["tap", "supply", "save", "undo", "find"] as const;
export type PracticeStep = (typeof practiceSteps)[number];

/** What tells how far somebody is. */
export interface SoFar {
  readonly draft: Draft;
  readonly last: LastEntry | undefined;
  readonly path: string;
}

/** The step to say next, or `done`. Whoever does two at once, or leaves one out, is not sent back. */
export function stepAfter(step: PracticeStep | "done", soFar: SoFar): PracticeStep | "done" {
  let next = step;
  while (next !== "done" && isDone[next](soFar))
    next = practiceSteps[practiceSteps.indexOf(next) + 1] ?? "done";
  return next;
}

const isDone: Readonly<Record<PracticeStep, (soFar: SoFar) => boolean>> = {
  tap: ({ draft, last }) => !isEmptyDraft(draft) || isStored(last),
  supply: ({ draft, last }) => draft.lines.some(({ supply }) => supply !== undefined) || isStored(last),
  save: ({ last }) => isStored(last),
  undo: ({ last }) => last?.type === "undone",
  find: ({ path }) => path === "/day",
};
