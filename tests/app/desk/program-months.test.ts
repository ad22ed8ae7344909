import { describe, expect, test } from "vitest";
import { noMonths, pullMonths } from "../../../src/app/desk/program-months.ts";
import { blockToWire } from "../../../src/contract/wire/wire-block.ts";
import { applyToBlock, emptyBlock } from "../../../src/domain/month-block.ts";
import { localDate, localMonth } from "../../support/builders.ts";
import { contributionOf, out } from "../../support/contributions.ts";
import { fakeEndpoint, noConnection, refusal } from "../../support/fake-endpoint.ts";
import { valueOf } from "../../support/results.ts";

const today = localDate("2026-03-08");
const february = applyToBlock(undefined, [contributionOf([out("TST-FEN", 5)])]);
const march = applyToBlock(undefined, [contributionOf([out("TST-FEN", 7)], { day: "2026-03-01" })]);
const cursor = (position: number) => `${position}.00000000000000aa`;

describe("pullMonths", () => {
  test("goes on from page to page until there is no more", async () => {
    const endpoint = fakeEndpoint({
      rollups: ({ query }) =>
        query?.after === undefined
          ? { blocks: [blockToWire(february)], cursor: cursor(1), more: true }
          : { blocks: [blockToWire(march)], cursor: cursor(2), more: false },
    });

    const months = valueOf(await pullMonths(endpoint.client, noMonths, today));

    expect([...months.blocks.values()]).toEqual([february, march]);
    expect(months).toMatchObject({ cursor: cursor(2), asOf: today });
    expect(endpoint.asked.map(({ input }) => input)).toEqual([
      { query: {} },
      { query: { after: cursor(1) } },
    ]);
  });

  test("takes a month away that has nothing any more", async () => {
    const endpoint = fakeEndpoint({
      rollups: () => ({
        blocks: [blockToWire(emptyBlock(localMonth("2026-02")))],
        cursor: cursor(3),
        more: false,
      }),
    });
    const before = { blocks: new Map([[february.month, february]]), cursor: cursor(2) };

    expect(valueOf(await pullMonths(endpoint.client, before, today)).blocks.size).toBe(0);
  });

  test("reads all anew where the server no longer knows the cursor", async () => {
    const endpoint = fakeEndpoint({
      rollups: ({ query }) =>
        query?.after === undefined
          ? { blocks: [blockToWire(march)], cursor: cursor(1), more: false }
          : refusal("cursor-unknown"),
    });
    const before = { blocks: new Map([[february.month, february]]), cursor: cursor(9) };

    expect([...valueOf(await pullMonths(endpoint.client, before, today)).blocks.values()]).toEqual([march]);
  });

  test("gives up on a server that forgets each cursor", async () => {
    const endpoint = fakeEndpoint({ rollups: () => refusal("cursor-unknown") });

    const pulled = await pullMonths(endpoint.client, noMonths, today);

    expect(pulled.ok).toBe(false);
    expect(endpoint.times("rollups")).toBe(3);
  });

  test("takes nothing over of a pull that breaks off", async () => {
    const endpoint = fakeEndpoint({
      rollups: ({ query }) =>
        query?.after === undefined
          ? { blocks: [blockToWire(february)], cursor: cursor(1), more: true }
          : noConnection,
    });

    expect(await pullMonths(endpoint.client, noMonths, today)).toEqual({ ok: false, error: noConnection });
    expect(noMonths.blocks.size).toBe(0);
  });
});
