import { describe, expect, test } from "vitest";
import { detailLongColumns, detailLongColumnsWith } from "../../../src/domain/csv/detail-long.ts";
import { encounterOf, localDate } from "../../support/builders.ts";
import { detailRowsOf, nothingExtra } from "../../support/detail-rows.ts";

const everything = { worker: true, participantCode: true, note: true };

describe("detailLongRowsFor", () => {
  test("says the program, the day of receipt and the phone where these are given", () => {
    const [row] = detailRowsOf(encounterOf(), {
      programId: "p1",
      receivedDay: localDate("2026-03-09"),
      deviceRef: "d7",
    });

    expect(row).toMatchObject({ program_id: "p1", received_day: "2026-03-09", device_ref: "d7" });
  });

  test("tells neither worker nor participant code nor note unless asked", () => {
    const record = encounterOf({ worker: "Kit", participantCode: "AB12", note: "came back later" });

    const text = JSON.stringify(detailRowsOf(record));

    expect(text).not.toMatch(/Kit|AB12|came back/);
  });

  test("appends worker to every row, and participant code and note to the first, when asked", () => {
    const record = encounterOf({
      worker: "Kit",
      participantCode: "AB12",
      note: "came back later",
      out: { "CKR-STD": 1, "FLT-COT": 1 },
    });

    const rows = detailRowsOf(record, { include: everything });

    expect(detailLongColumnsWith(everything).slice(-4)).toEqual([
      "catalogue_version",
      "worker",
      "participant_code",
      "note",
    ]);
    expect(rows[0]).toMatchObject({ worker: "Kit", participant_code: "AB12", note: "came back later" });
    expect(rows[1]).toMatchObject({ worker: "Kit" });
    expect(rows[1]).not.toHaveProperty("participant_code");
    expect(rows[1]).not.toHaveProperty("note");
  });

  test.each([
    ["worker", { ...nothingExtra, worker: true }, "Kit"],
    ["participant_code", { ...nothingExtra, participantCode: true }, "AB12"],
    ["note", { ...nothingExtra, note: true }, "came back later"],
  ])("appends %s alone when only that is asked for", (column, include, value) => {
    const record = encounterOf({ worker: "Kit", participantCode: "AB12", note: "came back later" });

    expect(detailLongColumnsWith(include)).toEqual([...detailLongColumns, column]);
    expect(detailRowsOf(record, { include })[0]).toMatchObject({ [column]: value });
  });

  test("never tells demographics", () => {
    const record = encounterOf({ demographics: { GENDER: ["TELLTALE"] } });

    expect(JSON.stringify(detailRowsOf(record, { include: everything }))).not.toContain("TELLTALE");
  });
});
