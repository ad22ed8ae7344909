import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyDraft } from "../../../src/app/record/draft.ts";
import { reduceDraft } from "../../../src/app/record/reduce-draft.ts";
import {
  draftFromRecord,
  draftToRecord,
  fixedHeader,
  isEntryRecord,
  newHeader,
} from "../../../src/app/record/draft-record.ts";
import { emptyReturnForm, formOf } from "../../../src/app/record/returned.ts";
import { parseRecord } from "../../../src/contract/record-schema.ts";
import { shippedCatalogue } from "../../../src/domain/catalogue/shipped.ts";
import { recordSchema } from "../../../src/domain/record.ts";
import { arbitraryRecord } from "../../support/arbitraries.ts";
import {
  encounterOf,
  localDate,
  programOf,
  recordId,
  serviceCode,
  siteCode,
} from "../../support/builders.ts";
import { errorOf, valueOf } from "../../support/results.ts";
import { tileOf } from "../../support/tiles.ts";

const program = programOf({
  sites: [
    { code: "MAIN", name: "Main Street", model: "street" },
    { code: "VAN", name: "Van", model: "mobile" },
  ],
});
const { factors } = program;
/** Sunday 8 March 2026, 20:30 in New York, a summer-time evening. */
const eveningMs = Date.parse("2026-03-09T00:30:00Z");

describe("draftToRecord after draftFromRecord", () => {
  test("gives back every contact, group and clean-up as it was, whatever it holds", () => {
    fc.assert(
      fc.property(arbitraryRecord.filter(isEntryRecord), (record) => {
        const header = fixedHeader(record, { site: record.site, day: record.day, program });

        const again = draftToRecord(draftFromRecord(record), { header, factors });

        expect(valueOf(again)).toEqual(record);
      }),
    );
  });

  test("keeps what the form does not show", () => {
    const record = encounterOf({
      shift: "50000000-0000-4000-8000-000000000001",
      route: "North",
      worker: "Robin",
      participantCode: "AB12",
      demographics: { AGE: ["25-34"] },
      note: "Asked for wound care",
    });
    const header = fixedHeader(record, { site: record.site, day: record.day, program });

    expect(valueOf(draftToRecord(draftFromRecord(record), { header, factors }))).toEqual(record);
  });

  test("keeps an estimate that was made with another factor", () => {
    const record = encounterOf({
      returns: [
        {
          method: "container",
          container: "SHP-2GAL",
          fill: "0.25",
          containers: 1,
          measure: "1.89275",
          unit: "L",
          factor: "100",
          factorVersion: 7,
          quantity: 189,
        },
      ],
    });
    const header = fixedHeader(record, { site: record.site, day: record.day, program });

    expect(valueOf(draftToRecord(draftFromRecord(record), { header, factors }))).toEqual(record);
  });
});

describe("draftToRecord", () => {
  const header = newHeader({
    id: recordId(1),
    site: siteCode("MAIN"),
    day: localDate("2026-03-08"),
    program,
    nowMs: eveningMs,
  });

  test("makes no record of nothing", () => {
    expect(errorOf(draftToRecord(emptyDraft("encounter"), { header, factors }))).toBe("empty");
  });

  test("asks for the topic and the heads of a group", () => {
    const withHeads = { ...emptyDraft("group"), heads: 4 };
    const withTopic = { ...emptyDraft("group"), topic: serviceCode("SVC-DROPIN") };

    expect(errorOf(draftToRecord(withHeads, { header, factors }))).toBe("no-topic");
    expect(errorOf(draftToRecord(withTopic, { header, factors }))).toBe("no-heads");
  });

  test("asks about a return that was begun instead of dropping it", () => {
    const begun = reduceDraft(reduceDraft(emptyDraft("encounter"), { type: "return-add" }), {
      type: "return-change",
      index: 0,
      form: { ...emptyReturnForm, method: "container", fill: "0.5" },
    });

    expect(errorOf(draftToRecord(begun, { header, factors }))).toBe("return-unfinished");
  });

  test("asks about a return whose method was changed after its number was typed", () => {
    const kit = { type: "add", tallied: tileOf("KIT-INJ-4"), quantity: 1 } as const;
    const form = { ...emptyReturnForm, method: "weight", quantity: 50 } as const;
    const draft = [
      kit,
      { type: "return-add" } as const,
      { type: "return-change", index: 0, form } as const,
    ].reduce(reduceDraft, emptyDraft("encounter"));

    expect(errorOf(draftToRecord(draft, { header, factors }))).toBe("return-unfinished");
  });

  test.each([{ method: "weight" } as const, { method: undefined }, { quantity: 0 }])(
    "never drops a return of the record that is fixed, unless it is removed: %o",
    (changes) => {
      const kept = { method: "counted", quantity: 50 } as const;
      const draft = draftFromRecord(encounterOf({ returns: [kept] }));
      const form = { ...formOf(kept, "en"), ...changes };

      const changed = reduceDraft(draft, { type: "return-change", index: 0, form });
      const changedAgain = reduceDraft(changed, { type: "return-change", index: 0, form });
      const removed = reduceDraft(changedAgain, { type: "return-remove", index: 0 });

      expect(errorOf(draftToRecord(changed, { header, factors }))).toBe("return-unfinished");
      expect(errorOf(draftToRecord(changedAgain, { header, factors }))).toBe("return-unfinished");
      expect(valueOf(draftToRecord(removed, { header, factors }))).toMatchObject({ returns: [] });
    },
  );

  test("leaves a return form that nobody touched out of the record", () => {
    const strips = reduceDraft(emptyDraft("encounter"), {
      type: "add",
      tallied: tileOf("TST-FEN"),
      quantity: 5,
    });
    const draft = reduceDraft(strips, { type: "return-add" });

    expect(valueOf(draftToRecord(draft, { header, factors }))).toMatchObject({ returns: [] });
  });
});

describe("newHeader", () => {
  const facts = { id: recordId(1), site: siteCode("VAN"), program, nowMs: eveningMs };

  test("has the part of the day, the offset and the site's model", () => {
    expect(newHeader({ ...facts, day: localDate("2026-03-08") })).toEqual({
      schema: 1,
      id: recordId(1),
      day: "2026-03-08",
      time: "evening",
      utcOffsetMinutes: -240,
      site: "VAN",
      model: "mobile",
      catalogue: 1,
    });
  });

  test("has no time for an earlier day, and the offset of that day", () => {
    const header = newHeader({ ...facts, day: localDate("2026-03-05") });

    expect(header).not.toHaveProperty("time");
    expect(header.utcOffsetMinutes).toBe(-300);
  });
});

describe("fixedHeader", () => {
  const record = encounterOf({ day: "2026-03-08", time: "evening", model: "peer", site: "MAIN" });

  test("takes the model of another site, and keeps the recorded one at the same site", () => {
    const stays = fixedHeader(record, { site: siteCode("MAIN"), day: record.day, program });
    const moves = fixedHeader(record, { site: siteCode("VAN"), day: record.day, program });

    expect(stays.model).toBe("peer");
    expect(moves.model).toBe("mobile");
  });

  test("has the offset of the day it is moved to", () => {
    const moved = fixedHeader(record, { site: record.site, day: localDate("2026-03-05"), program });

    expect(moved).toMatchObject({ day: "2026-03-05", time: "evening", utcOffsetMinutes: -300 });
  });

  test("has the schema and the catalogue of the app that fixes it", () => {
    const older = { ...record, schema: recordSchema - 1, catalogue: shippedCatalogue.version - 1 };

    expect(fixedHeader(older, { site: record.site, day: record.day, program })).toMatchObject({
      schema: recordSchema,
      catalogue: shippedCatalogue.version,
    });
  });
});

describe("a note", () => {
  const header = newHeader({
    id: recordId(),
    site: siteCode("MAIN"),
    day: localDate("2026-03-08"),
    program,
    nowMs: eveningMs,
  });
  const written = (note: string) =>
    reduceDraft(emptyDraft("encounter"), { type: "fields", fields: { note } });

  test("is stored without the space around it, and none where nothing was written", () => {
    expect(valueOf(draftToRecord(written("  asked for size 7 "), { header, factors }))).toMatchObject({
      note: "asked for size 7",
    });
    const tapped = reduceDraft(written("   "), { type: "fields", fields: { forOthers: 1 } });
    expect(valueOf(draftToRecord(tapped, { header, factors }))).not.toHaveProperty("note");
  });

  test("alone makes a contact, space alone doesn't", () => {
    expect(draftToRecord(written("came back to say thanks"), { header, factors }).ok).toBe(true);
    expect(errorOf(draftToRecord(written("   "), { header, factors }))).toBe("empty");
  });

  test.each([
    ["of 141 characters", "x".repeat(141)],
    ["with a tab and a line's end", "one\ttwo\nthree"],
    ["that ends within an emoji", `${"x".repeat(139)}🌙`],
    ["of half an emoji", "x\ud83c"],
  ])("%s becomes one that can be stored", (_, typed) => {
    const record = valueOf(draftToRecord(written(typed), { header, factors }));

    expect(parseRecord(record)).toEqual({ ok: true, value: record });
    expect(record).toHaveProperty("note");
  });

  test("can be taken away again", () => {
    const record = encounterOf({ note: "no longer true" });
    const emptied = reduceDraft(draftFromRecord(record), { type: "fields", fields: { note: "" } });

    expect(valueOf(draftToRecord(emptied, { header, factors }))).not.toHaveProperty("note");
  });
});

describe("newHeader", () => {
  const facts = { id: recordId(), site: siteCode("MAIN"), day: localDate("2026-03-08"), nowMs: eveningMs };

  test("names who records only where the program asks", () => {
    expect(newHeader({ ...facts, program, worker: "Ash" })).not.toHaveProperty("worker");
    expect(
      newHeader({ ...facts, program: { ...program, asks: { worker: true } }, worker: "Ash" }),
    ).toMatchObject({
      worker: "Ash",
    });
  });
});
