import { describe, expect, test } from "vitest";
import { maxProblemsKept, planCopy } from "../../../src/app/copy/read-file.ts";
import { err } from "../../../src/domain/result.ts";
import { StorageError } from "../../../src/storage/failures.ts";
import eveningText from "../../fixtures/shift/evening.jsonl?raw";
import faultyText from "../../fixtures/shift/faulty.jsonl?raw";
import faultyProblems from "../../fixtures/shift/faulty.problems.json" with { type: "json" };
import { programOf, siteOf } from "../../support/builders.ts";
import { eveningProgram } from "../../support/shift-files.ts";
import { bringIn, copyOf, fileOf, phoneWith, planOf, receivingOf, watch } from "../../support/copies.ts";

describe("planCopy", () => {
  test("says what would happen and changes nothing", async () => {
    const phone = await phoneWith(eveningProgram);

    const plan = await planOf(fileOf(eveningText), phone);

    expect(plan).toMatchObject({ recordCount: 28, isAdopted: false, problemCount: 0 });
    expect(plan.newSites.map((site) => site.code)).toEqual(["Pier 9", "ANNEX"]);
    expect([plan.firstDay, plan.lastDay]).toEqual(["2026-04-15", "2026-06-19"]);
    expect((await phone.storedCount()).records).toBe(0);
    expect(await phone.program()).toEqual(eveningProgram);
  });

  test("names each bad line by its number and its reason", async () => {
    const plan = await planOf(fileOf(faultyText, "faulty.jsonl"), await phoneWith(eveningProgram));

    expect(plan.problemCount).toBe(plan.problems.length);
    expect(plan.problems.map(({ line, code }) => [line, code])).toEqual(
      faultyProblems.problems.map(({ line, code }) => [line, code]),
    );
  });

  test("keeps a thousand bad lines and counts the rest", async () => {
    const plan = await planOf(fileOf("?\n".repeat(maxProblemsKept + 1)), await phoneWith(eveningProgram));

    expect(plan.problems).toHaveLength(maxProblemsKept);
    expect(plan.problemCount).toBe(maxProblemsKept + 1);
  });

  test("adds sites up to 500 and says how many found no room", async () => {
    const sites = Array.from({ length: 499 }, (_, index) =>
      siteOf({ code: `S-${index}`, name: `S ${index}` }),
    );
    const lines = ["A", "B", "C"].map((site) => JSON.stringify({ day: "2026-03-08", site }));

    const plan = await planOf(fileOf(lines.join("\n")), await phoneWith(programOf({ sites })));

    expect(plan.newSites.map((site) => site.code)).toEqual(["A"]);
    expect(plan.sitesLeftOutCount).toBe(2);
    expect(plan.recordCount).toBe(3);
  });

  test("stops when it is told to", async () => {
    const stopped = new AbortController();
    stopped.abort();
    const phone = await phoneWith(eveningProgram);

    const plan = await planCopy(fileOf(eveningText), await receivingOf(phone), {
      onProgress: () => undefined,
      signal: stopped.signal,
    });

    expect(plan).toEqual(err("stopped"));
  });

  test.each([0, 1, 200, 201])("tells %i records that are here from those that are new", async (here) => {
    const phone = await phoneWith(eveningProgram);
    const lines = Array.from({ length: 203 }, (_, index) =>
      JSON.stringify({ day: "2026-06-19", site: "HARBOR", forOthers: index }),
    );
    await bringIn(fileOf(lines.slice(0, here).join("\n")), phone);

    const plan = await planOf(fileOf(lines.join("\n")), phone);

    expect([plan.recordCount, plan.hereCount]).toEqual([203, here]);
    expect(await bringIn(fileOf(lines.join("\n")), phone)).toMatchObject({
      added: 203 - here,
      alreadyHere: here,
    });
  });

  test("says what failed when the phone can't tell which records are here", async () => {
    const phone = await phoneWith(eveningProgram);
    const receiving = {
      ...(await receivingOf(phone)),
      recordsHere: () => Promise.reject(new StorageError({ kind: "storage-blocked" })),
    };

    const plan = await planCopy(fileOf(eveningText), receiving, watch());

    expect(plan).toEqual(err({ kind: "storage-blocked" }));
  });

  test("sees that a copy was cut after a whole line, and plans what is there", async () => {
    const phone = await phoneWith(eveningProgram);
    await bringIn(fileOf(eveningText), phone);
    const copy = await copyOf(phone);
    const cut = copy.split("\n").slice(0, 5).join("\n");

    expect((await planOf(fileOf(copy), await phoneWith())).broken).toBeUndefined();
    expect(await planOf(fileOf(`${cut}\n`), await phoneWith())).toMatchObject({
      recordCount: 4,
      problemCount: 0,
      broken: { announcedCount: undefined, foundCount: 4 },
    });
  });
});
