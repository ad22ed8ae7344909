import { render, screen, waitFor } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { describe, expect, test } from "vitest";
import { lazyText } from "../../../src/app/language/lazy-text.ts";
import { LanguageProvider, useLanguage } from "../../../src/app/language/LanguageProvider.tsx";
import { loadLanguage } from "../../../src/app/language/load-language.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";

async function setUp({ spanish = async () => "Nada" } = {}) {
  const useWords = lazyText({ en: async () => "Nothing", es: spanish, fr: async () => "Rien" });
  const answers: boolean[] = [];

  function Words() {
    const { language, setLanguage } = useLanguage();
    const words = useWords();
    return (
      <button type="button" onClick={() => void setLanguage("es").then((isThere) => answers.push(isThere))}>
        {`${language}: ${words}`}
      </button>
    );
  }

  render(
    <LanguageProvider initial={await loadLanguage("en")} storage={memoryStorage()}>
      <LoadingBoundary>
        <Words />
      </LoadingBoundary>
    </LanguageProvider>,
  );
  return { answers };
}

describe("lazyText", () => {
  test("has its screen wait for its words", async () => {
    await setUp();

    expect(await screen.findByRole("button", { name: "en: Nothing" })).toBeTruthy();
  });

  test("follows the language, never showing one with the words of another", async () => {
    await setUp();

    (await screen.findByRole("button")).click();

    expect(await screen.findByRole("button", { name: "es: Nada" })).toBeTruthy();
  });

  test("keeps the language where the words of what is shown can't be had", async () => {
    const { answers } = await setUp({ spanish: () => Promise.reject(new Error("offline")) });

    (await screen.findByRole("button")).click();

    await waitFor(() => expect(answers).toEqual([false]));
    expect(screen.getByRole("button", { name: "en: Nothing" })).toBeTruthy();
  });
});
