/** What keeps a form of the bag from being saved, and how it is said. */
import type { ItemCode } from "../../domain/ids.ts";
import type { BagText } from "../language/bag-text.ts";
import type { RecorderState } from "../record/recorder-state.ts";
import type { CountProblem } from "./counted-lines.ts";
import type { LinesProblem } from "./stock-lines.ts";

export type FormProblem =
  | LinesProblem
  | CountProblem
  | { readonly kind: "place" }
  /** More of an item than is left over. */
  | { readonly kind: "too-many-left"; readonly item: ItemCode }
  /** What should be there is another number by now. */
  | { readonly kind: "changed" }
  /** A contact is not stored yet: what it handed out still seems to be in the bag. */
  | { readonly kind: "unsaved-contact" }
  /** A row of the shift can't be read here. */
  | { readonly kind: "not-whole" };

/** One sentence beside Save; what is wrong in a field stands at the field. */
export function problemInWords(problem: FormProblem | undefined, text: BagText): string | undefined {
  return problem && text[sentences[problem.kind]];
}

export function hasUnsavedContact({ unsaved, writing }: RecorderState): boolean {
  return unsaved.length > 0 || writing.length > 0;
}

const sentences = {
  nothing: "nothing",
  "too-many-lines": "tooManyLines",
  line: "oneField",
  "not-a-number": "oneField",
  place: "oneField",
  "too-many-left": "oneField",
  changed: "changedMeanwhile",
  "unsaved-contact": "contactUnsaved",
  "not-whole": "shiftNotWhole",
} as const satisfies Record<FormProblem["kind"], keyof BagText>;
