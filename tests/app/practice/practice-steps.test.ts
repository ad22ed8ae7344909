import { describe, expect, test } from "vitest";
import { type SoFar, stepAfter } from "../../../src/app/practice/practice-steps.ts";
import { emptyDraft } from "../../../src/app/record/draft.ts";
import type { StoredEntry } from "../../../src/app/record/recorder-state.ts";
import { reduceDraft } from "../../../src/app/record/reduce-draft.ts";
import { tilesNamed } from "../../../src/app/record/tile-catalogue.ts";
import { eventId, recordId } from "../../support/builders.ts";

const nothingYet: SoFar = { draft: emptyDraft("encounter"), last: undefined, path: "/" };

function draftWith(supply?: "first") {
  const [tallied] = tilesNamed("NLX-KIT-NAS", (code) => code);
  if (tallied === undefined) throw new Error("There is no such tile");
  return reduceDraft(emptyDraft("encounter"), {
    type: "add",
    tallied,
    quantity: 1,
    ...(supply !== undefined && { supply }),
  });
}

function storedAs(type: StoredEntry["type"]): StoredEntry {
  const saved = { event: eventId(), record: recordId(), rev: 1, kind: "rec" } as const;
  return { type, saved, draft: draftWith(), isChanging: false };
}

describe("stepAfter", () => {
  test("stays where nothing was done", () => {
    expect(stepAfter("tap", nothingYet)).toBe("tap");
  });

  test("asks for first or refill once something is tapped, and for Save once that is said", () => {
    expect(stepAfter("tap", { ...nothingYet, draft: draftWith() })).toBe("supply");
    expect(stepAfter("tap", { ...nothingYet, draft: draftWith("first") })).toBe("save");
  });

  test("goes on to Undo after a Save, whatever was left out before it", () => {
    expect(stepAfter("tap", { ...nothingYet, last: storedAs("saved") })).toBe("undo");
  });

  test("waits for an entry to be stored", () => {
    expect(stepAfter("save", { ...nothingYet, last: { type: "saving" } })).toBe("save");
  });

  test("goes on to the list once it is taken back, and is done there", () => {
    expect(stepAfter("undo", { ...nothingYet, last: storedAs("undone") })).toBe("find");
    expect(stepAfter("find", { ...nothingYet, path: "/day" })).toBe("done");
  });

  test("never goes back", () => {
    expect(stepAfter("undo", nothingYet)).toBe("undo");
    expect(stepAfter("done", nothingYet)).toBe("done");
  });
});
