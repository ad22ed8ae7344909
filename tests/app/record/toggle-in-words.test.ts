/** Why an entry could not be taken back, or brought back, in each language. */
import { describe, expect, test } from "vitest";
import { loadLanguage } from "../../../src/app/language/load-language.ts";
import type { StoredEntry } from "../../../src/app/record/recorder-state.ts";
import { toggleFailureInWords } from "../../../src/app/record/toggle-in-words.ts";
import { languages } from "../../../src/domain/catalogue/catalogue.ts";
import type { SaveFailure } from "../../../src/storage/phone.ts";
import { phoneThatFails } from "../../support/failing-storage.ts";
import { recorderOn, tapStrips } from "../../support/recorder.ts";

describe.each(languages)("toggleFailureInWords in %s", (language) => {
  async function inWords() {
    const { text } = await loadLanguage(language);
    const { phone } = await phoneThatFails();
    const { recorder } = recorderOn(phone);
    tapStrips(recorder);
    await recorder.save("encounter");
    const { last } = recorder.state();
    if (last === undefined || last.type === "saving") throw new Error("Nothing is stored");
    const wordsOf = (failure: SaveFailure, type: StoredEntry["type"] = "saved") =>
      toggleFailureInWords({ ...last, type, failure }, text);
    return { record: text.record, change: text.failures.change, wordsOf, last, text };
  }

  test("says what still counts where that is sure, and why", async () => {
    const { record, change, wordsOf } = await inWords();
    const failure = { kind: "storage-full", cause: "test" } as const;

    expect(wordsOf(failure)).toBe(`${record.undoFailed} ${change["storage-full"]}`);
    expect(wordsOf(failure, "undone")).toBe(`${record.bringBackFailed} ${change["storage-full"]}`);
  });

  test.each(["storage-slow", "storage-lost"] as const)("claims nothing after %s", async (kind) => {
    const { change, wordsOf } = await inWords();

    expect(wordsOf({ kind, cause: "test" })).toBe(change[kind]);
    expect(wordsOf({ kind, cause: "test" }, "undone")).toBe(change[kind]);
  });

  test("claims nothing where an earlier try had no answer, whatever the last one was told", async () => {
    const { change, last, text } = await inWords();
    const failure = { kind: "storage-full", cause: "test" } as const;

    expect(toggleFailureInWords({ ...last, failure, mayBeDone: true }, text)).toBe(change["storage-full"]);
    expect(
      toggleFailureInWords({ ...last, failure: { kind: "record-unknown" }, mayBeDone: true }, text),
    ).toBe(text.record.notOnThisPhone);
  });

  test("says nothing of what went well", async () => {
    const { last, text } = await inWords();

    expect(toggleFailureInWords(last, text)).toBeUndefined();
  });
});
