/** That nothing is claimed which isn't known, in every language. */
import { describe, expect, test } from "vitest";
import { loadLanguage } from "../../../src/app/language/load-language.ts";
import { changeInWords, readInWords } from "../../../src/app/language/storage-failure.ts";
import { languages } from "../../../src/domain/catalogue/catalogue.ts";
import type { SaveFailure } from "../../../src/storage/phone.ts";

const unclear: readonly SaveFailure[] = [{ kind: "storage-slow" }, { kind: "storage-lost", cause: "test" }];
const certain: readonly SaveFailure[] = [
  { kind: "storage-full", cause: "test" },
  { kind: "storage-blocked" },
  { kind: "unexpected", cause: "test" },
];
/** What to do about a form, as each language says it. */
const saveAgain = /save again|guarde de nuevo|enregistrez de nouveau/i;
/** As each language begins what was surely not stored. */
const notSaved = /^(Not saved|No se guardó|No guardad|Pas enregistré|Non enregistré)/;

describe.each(languages)("what storage says in %s", (language) => {
  test("says of a save that it was not stored only where that is sure", async () => {
    const { failures } = (await loadLanguage(language)).text;

    expect(certain.map(({ kind }) => notSaved.test(failures.save[kind]))).toEqual([true, true, true]);
    expect(unclear.map(({ kind }) => notSaved.test(failures.save[kind]))).toEqual([false, false]);
  });

  test("speaks of a form only where there is one", async () => {
    const { failures } = (await loadLanguage(language)).text;

    const ofSaves = [...certain, ...unclear].map(({ kind }) => failures.save[kind]);
    expect(ofSaves.every((words) => saveAgain.test(words))).toBe(true);
    const ofChanges = [...certain, ...unclear].map((failure) => changeInWords(failure, failures));
    expect(new Set(ofChanges).size).toBe(5);
    expect(ofChanges.filter((words) => saveAgain.test(words) || notSaved.test(words))).toEqual([]);
    expect(changeInWords({ kind: "database-newer" }, failures)).toBe(failures.closed["database-newer"]);
    expect(changeInWords({ kind: "changed-since" }, failures)).toBe(failures.save["changed-since"]);
    const ofReads = [...certain, ...unclear].map((failure) => readInWords(failure, failures));
    expect(new Set(ofReads)).toEqual(new Set([failures.read.noAnswer]));
    expect(readInWords({ kind: "unreadable", cause: "test" }, failures)).toBe(failures.read.unreadable);
    expect(readInWords({ kind: "database-newer" }, failures)).toBe(failures.read.newer);
    expect(readInWords({ kind: "database-deleted" }, failures)).toBe(failures.read.deleted);
  });
});
