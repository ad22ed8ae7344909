import { describe, expect, test } from "vitest";
import { parseReplyOf } from "../../../src/contract/wire/route-messages.ts";
import {
  parseSettings,
  programToldBack,
  programToldIn,
} from "../../../src/contract/wire/settings-message.ts";
import { newestProgramSchema, programForPhones, withKeepMonths } from "../../../src/domain/program.ts";
import { programOf } from "../../support/builders.ts";
import { samples } from "../../support/route-samples.ts";
import { errorOf, valueOf } from "../../support/results.ts";

const { who, settings } = samples.join.reply;

describe("parseSettings", () => {
  test("keeps what only a later version knows, so that the later app finds it", () => {
    const { program, sealTo } = settings;
    const sites = program.sites.map((site) => ({ ...site, phone: "555" }));
    const later = {
      ...settings,
      program: { ...program, sites, motto: "Hi" },
      sealTo: { ...sealTo, suite: 2 },
      news: [1],
    };

    expect(valueOf(parseSettings(later))).toEqual(later);
    expect(valueOf(parseSettings(valueOf(parseSettings(later))))).toEqual(later);
  });

  test("keeps nothing besides them: who asks is no settings", () => {
    const reply = { who: { ...who, motto: "Hi" }, settings: { ...settings, motto: "Hi" }, motto: "Hi" };

    expect(valueOf(parseReplyOf("join", reply))).toEqual({ who, settings: reply.settings });
  });

  test("tells settings of a newer schema from broken ones", () => {
    const newer = { ...settings, program: { ...settings.program, schema: newestProgramSchema + 1 } };

    expect(errorOf(parseSettings(newer))).toEqual([{ code: "newer-schema", path: "schema" }]);
  });
});

describe("programToldIn", () => {
  const plain = programOf();
  const withLimit = withKeepMonths(plain, 24);

  test("leaves out for version 1 what settings of the first schema can't say", () => {
    expect(programToldIn(1, withLimit)).toEqual(plain);
    expect(programToldIn(1, plain)).toBe(plain);
  });

  test("says all of it from version 2 on", () => {
    expect(withLimit).toMatchObject({ schema: 2, keepMonths: 24 });
    expect(programToldIn(2, withLimit)).toBe(withLimit);
  });

  test("is of the first schema again without a limit, so that every app reads it", () => {
    expect(withKeepMonths(withLimit, undefined)).toEqual(plain);
  });
});

describe("programToldBack", () => {
  const before = programOf({ schema: 2, asks: { note: true, age: true } });

  test("keeps what a desk of version 1 could not know of, and takes what it changed", () => {
    const after = programOf({ name: "Night Van", asks: { worker: true } });

    expect(programToldBack(1, { before, after })).toEqual({
      ...after,
      schema: 2,
      asks: { worker: true, age: true },
    });
  });

  test("takes what a desk of version 2 says as all of it", () => {
    const after = programOf({ asks: { worker: true } });

    expect(programToldBack(2, { before, after })).toBe(after);
  });
});

describe("programForPhones", () => {
  test("says what is asked for in the first schema, which an app before keeps and doesn't ask", () => {
    const asks = { participantCode: true, age: true } as const;

    expect(programForPhones(programOf({ schema: 2, asks }))).toEqual(programOf({ asks }));
  });

  test("is of the first schema: another tab of a phone may still have the app before", () => {
    expect(programForPhones(withKeepMonths(programOf(), 24))).toEqual(programOf());
  });
});
