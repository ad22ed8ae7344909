import { describe, expect, test } from "vitest";
import { keepChoice, keptChoice } from "../../../src/app/paper/sheet-choice.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";

describe("keptChoice", () => {
  test("begins with the paper of the place, a column for each contact and nothing added", () => {
    expect(keptChoice(memoryStorage(), "America/New_York")).toEqual({
      size: "letter",
      layout: "columns",
      added: new Set(),
    });
    expect(keptChoice(memoryStorage(), "Europe/Paris").size).toBe("a4");
  });

  test("gives back what was kept, and leaves out what it doesn't know", () => {
    const storage = memoryStorage();
    keepChoice(storage, { size: "a4", layout: "strokes", added: new Set(["steps", "kits"]) });
    storage.setItem("satchel-sheet", `${storage.getItem("satchel-sheet")} of-a-later-version`);

    expect(keptChoice(storage, "America/New_York")).toEqual({
      size: "a4",
      layout: "strokes",
      added: new Set(["kits", "steps"]),
    });
  });
});
