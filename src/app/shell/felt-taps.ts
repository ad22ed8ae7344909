/** A tap that can be felt, on phones that can do that. Never all that tells of it: what is counted is shown and said. */
import type { PreferenceStorage } from "./preference-storage.ts";

/** Long enough to be felt through a glove, too short to be heard across a street. */
const feltMs = 15;

const storageKey = "satchel-felt-taps";

/** Safari has none; Firefox on Android says yes and stays still. */
export function canBeFelt(phone: Navigator = navigator): boolean {
  return "vibrate" in phone;
}

export function areTapsFelt(storage: PreferenceStorage): boolean {
  return storage.getItem(storageKey) !== "no";
}

export function keepTapsFelt(storage: PreferenceStorage, areFelt: boolean): void {
  storage.setItem(storageKey, areFelt ? "yes" : "no");
}

/** Still where it was switched off, and where the phone is asked to move as little as it can. */
export function feelTap(storage: PreferenceStorage): void {
  if (!canBeFelt() || !areTapsFelt(storage)) return;
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  navigator.vibrate(feltMs);
}
