/** Which hand holds the phone; kept beside the language, outside the database. */
import type { PreferenceStorage } from "./preference-storage.ts";

export const hands = ["right", "left"] as const;
export type Hand = (typeof hands)[number];

const storageKey = "satchel-hand";

/** The hand chosen on this phone; the right one until one is. */
export function chosenHand(storage: PreferenceStorage): Hand {
  return storage.getItem(storageKey) === "left" ? "left" : "right";
}

export function keepHand(storage: PreferenceStorage, hand: Hand): void {
  storage.setItem(storageKey, hand);
}

/**
 * What the thumb reaches stands where a line ends, unless the thumb is where it begins: that is what the attribute
 * says, for style sheets know of beginnings and ends, not of left and right. A hand stays a hand in a script that
 * runs from the right; so this is asked again when the language changes.
 */
export function showHand(hand: Hand, root: HTMLElement = document.documentElement): void {
  const beginsAt: Hand = root.dir === "rtl" ? "right" : "left";
  if (hand === beginsAt) root.setAttribute("data-thumb", "start");
  else root.removeAttribute("data-thumb");
}
