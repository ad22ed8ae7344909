/** What is being entered on the keypad: digits, and what its other keys add. */
import type { Added } from "./supplies.ts";
import { sum } from "./supply-lines.ts";

export interface Entered {
  /** As typed; empty while nothing is, and what was counted before stays. */
  readonly digits: string;
  /** In the order of the presses. */
  readonly added: readonly Added[];
}

export const nothingEntered: Entered = { digits: "", added: [] };

/** 99,999 is the most a line holds. */
const maxDigits = 5;

/** Digits take the place of all there was: nobody can be meant to see a box behind a number that is typed anew. */
function typed(digits: string): Entered {
  return { digits: digits.replace(/^0+(?=\d)/, "").slice(0, maxDigits), added: [] };
}

export function withDigit({ digits, added }: Entered, digit: string): Entered {
  return typed(added.length > 0 ? digit : digits + digit);
}

export function withAdded({ digits, added }: Entered, more: Added): Entered {
  return { digits, added: [...added, more] };
}

/**
 * What a keyboard made of the number that was shown. After a press that added,
 * it does what the keys on the screen do: a digit begins anew, erasing takes
 * the press back. The number itself stands there, and was not typed.
 */
export function fromKeyboard(entered: Entered, digits: string, shown: string): Entered {
  if (entered.added.length === 0) return typed(digits);
  if (digits.length < shown.length) return erased(entered);
  return typed(digits.startsWith(shown) ? digits.slice(shown.length) : digits);
}

/** Takes the last press back. */
export function erased({ digits, added }: Entered): Entered {
  return added.length > 0 ? { digits, added: added.slice(0, -1) } : { digits: digits.slice(0, -1), added };
}

export function isNothing({ digits, added }: Entered): boolean {
  return digits === "" && added.length === 0;
}

/** What it comes to, where so many were counted before. */
export function totalOf({ digits, added }: Entered, before: number): number {
  const from = digits === "" && added.length > 0 ? before : Number(digits);
  return from + sum(added);
}

/** What was added, each kind of press once, with how often. */
export function groupedAdded({ added }: Entered): readonly (Added & { readonly times: number })[] {
  const isSame = (one: Added, other: Added) => one.quantity === other.quantity && one.pack === other.pack;
  return added
    .filter((press, index) => added.findIndex((other) => isSame(press, other)) === index)
    .map((press) => ({ ...press, times: added.filter((other) => isSame(press, other)).length }));
}
