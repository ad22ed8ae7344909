/** Day or night, as the phone is set or as the person chose; kept beside the language, outside the database. */
import type { PreferenceStorage } from "./preference-storage.ts";

export const themes = ["auto", "day", "night"] as const;
export type Theme = (typeof themes)[number];

const storageKey = "satchel-theme";

/** The theme chosen on this phone; `auto` until one is. */
export function chosenTheme(storage: PreferenceStorage): Theme {
  const chosen = storage.getItem(storageKey);
  return themes.find((theme) => theme === chosen) ?? "auto";
}

export function keepTheme(storage: PreferenceStorage, theme: Theme): void {
  storage.setItem(storageKey, theme);
}

/** Without the attribute, the style sheet follows the phone. */
export function showTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === "auto") root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", theme);
}
