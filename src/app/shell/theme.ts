/** Day, night or red, as the phone is set or as the person chose; kept beside the language, outside the database. */
import type { PreferenceStorage } from "./preference-storage.ts";

/** Red is for eyes that are to stay used to the dark. No phone asks for it, so it is only ever chosen. */
export const themes = ["auto", "day", "night", "red"] as const;
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
  colourBars(theme, root);
}

const barColour = "theme-color";

/**
 * The browser's own bars take the ground of a theme that was chosen. Those of index.html follow the phone; the first
 * of them that fits is the one that counts, so a choice stands before them.
 */
function colourBars(theme: Theme, root: HTMLElement): void {
  const head = root.querySelector("head");
  head?.querySelector(`meta[name="${barColour}"]:not([media])`)?.remove();
  const ground = getComputedStyle(root).getPropertyValue("--ground").trim();
  if (theme === "auto" || ground === "") return;
  const chosen = document.createElement("meta");
  chosen.name = barColour;
  chosen.content = ground;
  head?.prepend(chosen);
}
