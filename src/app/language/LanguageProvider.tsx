import { type ComponentChildren, createContext } from "preact";
import { useContext, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import type { CatalogueNames, Language } from "../../domain/catalogue/catalogue.ts";
import { keepLanguage } from "./language-preference.ts";
import { type LanguagePack, loadLanguage } from "./load-language.ts";
import { loadTextInUse } from "./text-in-use.ts";
import { chosenHand, showHand } from "../shell/hand.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";
import type { Text } from "./text.ts";

interface LanguageChoice {
  readonly language: Language;
  /** Resolves once the words are there and the choice is kept; says false, and changes nothing, if they can't be had. */
  readonly setLanguage: (language: Language) => Promise<boolean>;
}

interface LanguageContextValue extends LanguageChoice {
  readonly pack: LanguagePack;
  readonly storage: PreferenceStorage;
}

const LanguageContext = createContext<LanguageContextValue | undefined>(undefined);

interface LanguageProviderProps {
  /** Loaded before the first render, so that no screen ever shows a language that isn't the person's. */
  readonly initial: LanguagePack;
  readonly storage: PreferenceStorage;
  readonly children: ComponentChildren;
}

export function LanguageProvider({ initial, storage, children }: LanguageProviderProps) {
  const [pack, setPack] = useState(initial);
  // The last choice wins, whichever language happens to load first.
  const wanted = useRef(initial.language);

  useLayoutEffect(() => {
    document.documentElement.lang = pack.language;
    document.documentElement.dir = directionOf[pack.language];
    showHand(chosenHand(storage));
  }, [pack, storage]);

  const value = useMemo(
    () => ({
      pack,
      storage,
      language: pack.language,
      async setLanguage(language: Language): Promise<boolean> {
        wanted.current = language;
        const loading = Promise.all([loadLanguage(language), loadTextInUse(language)]);
        const [loaded] = await loading.catch(() => []);
        if (loaded === undefined) return false;
        if (wanted.current === language) {
          keepLanguage(storage, language);
          setPack(loaded);
        }
        return true;
      },
    }),
    [pack, storage],
  );

  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}

interface WithPreferencesProps {
  readonly storage: PreferenceStorage;
  readonly children: ComponentChildren;
}

/** The same language, and another place for what is chosen: nothing below reaches the phone's own. */
export function WithPreferences({ storage, children }: WithPreferencesProps) {
  const outer = useLanguageContext();
  const value = useMemo(() => ({ ...outer, storage }), [outer, storage]);
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}

/** Every sentence of the app in the language in use. */
export function useText(): Text {
  return useLanguageContext().pack.text;
}

/** Names of the catalogue's codes in the language in use; read them with `nameOf`. */
export function useNames(): CatalogueNames {
  return useLanguageContext().pack.names;
}

export function useLanguage(): LanguageChoice {
  return useLanguageContext();
}

/** Where what was chosen for this phone is kept, such as the language and the light. */
export function usePreferenceStorage(): PreferenceStorage {
  return useLanguageContext().storage;
}

/** The name of a code, or the code itself where a newer phone's catalogue knows more than this one. */
export function nameOf(names: CatalogueNames, code: string): string {
  return names[code] ?? code;
}

const directionOf: Record<Language, "ltr" | "rtl"> = { en: "ltr", es: "ltr", fr: "ltr" };

function useLanguageContext(): LanguageContextValue {
  const context = useContext(LanguageContext);
  assert(context !== undefined, "main.tsx wraps every screen in a LanguageProvider");
  return context;
}
