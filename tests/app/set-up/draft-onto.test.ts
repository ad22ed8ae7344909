import { describe, expect, test } from "vitest";
import { draftOnto } from "../../../src/app/set-up/draft-onto.ts";
import { draftOf, newSiteRow, programFrom, type SetUpDraft } from "../../../src/app/set-up/set-up-draft.ts";
import type { Program } from "../../../src/domain/program.ts";
import { programOf, siteOf } from "../../support/builders.ts";
import { valueOf } from "../../support/results.ts";

const main = siteOf({ code: "MAIN", name: "Main Street" });
const pier = siteOf({ code: "PIER", name: "Pier" });
const before = programOf({ name: "Harbour", sites: [main, pier], asks: { note: true } });

/** What would be saved of what was typed on the program before, once another was read. */
function savedAfter(typing: (draft: SetUpDraft) => SetUpDraft, now: Program): Program {
  const draft = draftOnto(typing(draftOf(before)), { before, now });
  return valueOf(programFrom(draft, now));
}

describe("draftOnto", () => {
  test("takes over what somebody else changed where nobody typed", () => {
    const now = { ...before, name: "Night Van", weekStart: 1 as const, asks: { worker: true } as const };

    const saved = savedAfter((draft) => ({ ...draft, fiscalStart: "07-01" }), now);

    expect(saved).toMatchObject({
      name: "Night Van",
      weekStart: 1,
      fiscalStart: "07-01",
      asks: { worker: true },
    });
    expect(saved.asks).not.toHaveProperty("note");
  });

  test("keeps what was typed where somebody else wrote in the same field", () => {
    const saved = savedAfter((draft) => ({ ...draft, name: "My van" }), { ...before, name: "Night Van" });

    expect(saved.name).toBe("My van");
  });

  test("keeps a box that was unticked unticked", () => {
    const saved = savedAfter((draft) => ({ ...draft, asks: new Set() }), {
      ...before,
      asks: { note: true, worker: true },
    });

    expect(saved.asks).toEqual({ worker: true });
  });

  test("changes a site field by field, and leaves new ones of both", () => {
    const station = siteOf({ code: "STATION", name: "Station" });
    const now = {
      ...before,
      sites: [{ ...main, name: "Main Square" }, { ...pier, retired: true as const }, station],
    };

    const saved = savedAfter(
      (draft) => ({
        ...draft,
        sites: [
          ...draft.sites.map((row) => (row.known?.code === "PIER" ? { ...row, name: "Old pier" } : row)),
          { ...newSiteRow(2), name: "Ferry" },
        ],
      }),
      now,
    );

    expect(saved.sites.map(({ code, name, retired }) => [code, name, retired])).toEqual([
      ["MAIN", "Main Square", undefined],
      ["PIER", "Old pier", true],
      ["STATION", "Station", undefined],
      ["FERRY", "Ferry", undefined],
    ]);
  });

  test("gives each row of a site a key of its own", () => {
    const now = { ...before, sites: [main, pier, siteOf({ code: "STATION", name: "Station" })] };
    const typed = { ...draftOf(before), sites: [...draftOf(before).sites, newSiteRow(2)] };

    const keys = draftOnto(typed, { before, now }).sites.map(({ key }) => key);

    expect(new Set(keys).size).toBe(4);
  });
});
