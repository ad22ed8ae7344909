import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseReplyOf } from "../../../src/contract/wire/route-messages.ts";
import { blockFromWire, blockToWire } from "../../../src/contract/wire/wire-block.ts";
import { contributionsByMonth, applyToBlock } from "../../../src/domain/month-block.ts";
import { arbitraryContribution } from "../../support/arbitraries.ts";
import { valueOf } from "../../support/results.ts";

const cursor = "1.00000000000000aa";

describe("blockToWire", () => {
  test("is undone by blockFromWire, through JSON and the schema of the reply", () => {
    fc.assert(
      fc.property(fc.array(arbitraryContribution, { minLength: 1, maxLength: 30 }), (contributions) => {
        const blocks = [...contributionsByMonth(contributions).values()].map((ofMonth) =>
          applyToBlock(undefined, ofMonth),
        );

        const json = JSON.stringify({ blocks: blocks.map(blockToWire), cursor, more: false });
        const reply = valueOf(parseReplyOf("rollups", JSON.parse(json)));

        expect(reply.blocks.map(blockFromWire)).toEqual(blocks);
      }),
    );
  });
});
