/**
 * Words that come with the screens they are for. What stands in `text.ts` is
 * fetched by every phone before its first screen; most phones never open these.
 */
import { useRef, useState } from "preact/hooks";
import { useLanguage } from "./LanguageProvider.tsx";
import { keepInUse } from "./text-in-use.ts";
import type { Language } from "../../domain/catalogue/catalogue.ts";

type Loaders<T> = Readonly<Record<Language, () => Promise<T>>>;

/** A hook that gives the words in the language in use, and has the screen wait for them the first time. */
export function lazyText<T>(loaders: Loaders<T>): () => T {
  const loaded = new Map<Language, T>();
  const loading = new Map<Language, Promise<void>>();

  function load(language: Language): Promise<void> {
    const begun = loading.get(language);
    if (begun !== undefined) return begun;
    const words = loaders[language]().then(
      (found) => void loaded.set(language, found),
      (cause: unknown) => {
        // The next try asks again.
        loading.delete(language);
        throw cause;
      },
    );
    loading.set(language, words);
    return words;
  }

  return function useLazyText() {
    const { language } = useLanguage();
    const [, drawAgain] = useState(0);
    const awaited = useRef<Language>(undefined);
    const words = loaded.get(language);
    if (words !== undefined) {
      keepInUse(load);
      return words;
    }
    const wait = load(language);
    if (awaited.current !== language) {
      awaited.current = language;
      // The router draws what waited only once it is told; `lazy` does the same for what it loads.
      wait.then(() => drawAgain((times) => times + 1)).catch(() => undefined);
    }
    // A component that throws a promise tells preact-iso that it waits.
    throw wait;
  };
}
