import { describe, expect, test } from "vitest";
import { parseReplyOf } from "../../../src/contract/wire/route-messages.ts";
import { parseSettings } from "../../../src/contract/wire/settings-message.ts";
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
    const newer = { ...settings, program: { ...settings.program, schema: 2 } };

    expect(errorOf(parseSettings(newer))).toEqual([{ code: "newer-schema", path: "schema" }]);
  });
});
