import { render, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import {
  LanguageProvider,
  nameOf,
  useLanguage,
  useNames,
  useText,
} from "../../../src/app/language/LanguageProvider.tsx";
import { preferredLanguage } from "../../../src/app/language/language-preference.ts";
import { loadLanguage } from "../../../src/app/language/load-language.ts";
import { preferenceStorageOf } from "../../../src/app/shell/preference-storage.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";

function Greeting() {
  const text = useText();
  const names = useNames();
  const { setLanguage } = useLanguage();
  return (
    <>
      <h1>{text.settings.title}</h1>
      <p>{nameOf(names, "CKR-STD")}</p>
      <p>{nameOf(names, "NOT-YET-1")}</p>
      <button type="button" onClick={() => void setLanguage("fr")}>
        Français
      </button>
    </>
  );
}

async function setUp() {
  const storage = memoryStorage();
  render(
    <LanguageProvider initial={await loadLanguage("en")} storage={storage}>
      <Greeting />
    </LanguageProvider>,
  );
  return { storage };
}

describe("LanguageProvider", () => {
  test("switches words, names and the page's language without a reload", async () => {
    await setUp();
    expect(screen.getByRole("heading").textContent).toBe("Settings");

    screen.getByRole("button").click();

    await screen.findByRole("heading", { name: "Réglages" });
    expect(screen.getByText((await loadLanguage("fr")).names["CKR-STD"] ?? "")).toBeTruthy();
    expect(document.documentElement.lang).toBe("fr");
    expect(document.documentElement.dir).toBe("ltr");
  });

  test("keeps the choice for the next start", async () => {
    const { storage } = await setUp();

    screen.getByRole("button").click();
    await screen.findByRole("heading", { name: "Réglages" });

    expect(preferredLanguage(storage, ["en-US"])).toBe("fr");
  });
});

describe("nameOf", () => {
  test("falls back to the code of what a newer catalogue knows", async () => {
    await setUp();

    expect(screen.getByText("NOT-YET-1")).toBeTruthy();
  });
});

describe("preferredLanguage", () => {
  test("takes the first of the browser's languages that Satchel speaks", () => {
    expect(preferredLanguage(memoryStorage(), ["ht", "es-MX", "en"])).toBe("es");
  });

  test("speaks English where it speaks none of them", () => {
    expect(preferredLanguage(memoryStorage(), ["so", "ti"])).toBe("en");
    expect(preferredLanguage(memoryStorage(), [])).toBe("en");
  });

  test("ignores a kept value that is no language", () => {
    const storage = memoryStorage();
    storage.setItem("satchel-language", "xx");

    expect(preferredLanguage(storage, ["fr-CA"])).toBe("fr");
  });
});

describe("preferenceStorageOf", () => {
  test("remembers for as long as the page lives where the browser refuses storage", () => {
    const storage = preferenceStorageOf({
      get localStorage(): Storage {
        throw new DOMException("Access is denied", "SecurityError");
      },
    });

    storage.setItem("satchel-language", "es");

    expect(storage.getItem("satchel-language")).toBe("es");
  });
});
