import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { newestProgramSchema } from "../../src/domain/program.ts";
import { programOf } from "../support/builders.ts";
import { changeRow, rowsOf } from "../support/stored-rows.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

describe("saveProgram", () => {
  test.each([
    [
      "a newer version in another tab has left",
      { schema: newestProgramSchema + 1, colour: "red" },
      "database-newer",
    ],
    ["can't be understood", { zone: "Nowhere/Land" }, "unreadable"],
  ])("leaves settings that %s as they are", async (_, change, kind) => {
    const indexedDB = new IDBFactory();
    const phone = await openTestPhone({ indexedDB });
    await phone.saveProgram(programOf());
    await changeRow(indexedDB, "meta", "program", (row) => ({
      ...row,
      program: { ...(row["program"] as object), ...change },
    }));

    const saved = await phone.saveProgram(programOf({ name: "Another name" }));

    expect(saved).toMatchObject({ ok: false, error: { kind } });
    expect(await rowsOf(indexedDB, "meta")).toContainEqual(
      expect.objectContaining({ program: expect.objectContaining(change) as unknown }),
    );
  });

  test("puts new settings in the place of the old ones", async () => {
    const phone = await openTestPhone();
    await phone.saveProgram(programOf());

    await phone.saveProgram(programOf({ name: "Another name" }));

    expect(await phone.program()).toEqual(programOf({ name: "Another name" }));
  });
});
