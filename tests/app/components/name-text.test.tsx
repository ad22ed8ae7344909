import { describe, expect, test } from "vitest";
import { NameText } from "../../../src/app/components/NameText.tsx";
import type { Language } from "../../../src/domain/catalogue/catalogue.ts";
import { showScreen } from "../../support/ledger-screen.tsx";

async function drawn(name: string, language: Language): Promise<string> {
  await showScreen(
    <p>
      <NameText>{name}</NameText>
    </p>,
    { language },
  );
  return (document.querySelector("p")?.textContent ?? "").replaceAll("\u00AD", "-").replaceAll("\u00A0", "_");
}

describe("NameText", () => {
  test("lets a word break that may be wider than a tile, and no other", async () => {
    expect(await drawn("Bandelette test fentanyl", "fr")).toBe("Ban-de-lette test fen-ta-nyl");
  });

  test("begins anew after a hyphen that a name has itself", async () => {
    expect(await drawn("Tampon post-injection", "fr")).toBe("Tampon post-injec-tion");
  });

  test("keeps a number with its unit, and a gauge with its length", async () => {
    expect(await drawn("Syringe 1 mL 28G ½″", "en")).toBe("Syringe 1_mL 28G_½″");
  });
});
