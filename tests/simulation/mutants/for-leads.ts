/** Bugs of what leads are told: the list of what never came, what a record counts for, and the months' blocks. */
import type { Mutant } from "./mutant.ts";

export const forLeads: readonly Mutant[] = [
  {
    name: "what never came is on no list",
    edits: [
      {
        file: "server/stores/gaps.ts",
        text: "if (upTo <= born) return [];",
        becomes: "if (born >= 0) return [];",
      },
    ],
  },
  {
    name: "a gap of the list ends too early",
    edits: [
      {
        file: "server/stores/gaps.ts",
        text: "{ first: next, last: upTo, certain: !isAnyLeft }",
        becomes: "{ first: next, last: Math.max(next, upTo - 1), certain: !isAnyLeft }",
      },
    ],
  },
  {
    name: "what a later number took over is on no list any more",
    edits: [
      {
        file: "server/stores/gaps.ts",
        text: "told([...dropped, ...perhaps, ...forgotten], { isDropped: true })",
        becomes: "told([...perhaps, ...forgotten], { isDropped: true })",
      },
    ],
  },
  {
    name: "what came under another number is missing for certain",
    edits: [
      {
        file: "server/stores/gaps.ts",
        text: "first: continues ? before.first : seq, last: seq, certain: false",
        becomes: "first: continues ? before.first : seq, last: seq, certain: true",
      },
    ],
  },
  {
    name: "a contact counts as one person, whoever was there",
    edits: [
      {
        file: "domain/contribution.ts",
        text: 'yield cell("people", "", record.people);',
        becomes: 'yield cell("people", "", 1);',
      },
    ],
  },
  {
    name: "a block has all places of a day as one",
    edits: [{ file: "server/stores/total-rows.ts", text: "one.site === other.site &&", becomes: "" }],
  },
  {
    name: "a block is packed without its last cell",
    edits: [
      {
        file: "server/stores/total-rows.ts",
        text: "blockOfDays(month, contributionsOf(rows))",
        becomes: "blockOfDays(month, contributionsOf([...rows].slice(0, -1)))",
      },
    ],
  },
  {
    name: "a block has a cell twice",
    edits: [
      {
        file: "server/stores/total-rows.ts",
        text: "blockOfDays(month, contributionsOf(rows))",
        becomes: "blockOfDays(month, ((all) => contributionsOf([...all, ...all.slice(-1)]))([...rows]))",
      },
    ],
  },
  {
    name: "a month that came to nothing is not told",
    edits: [
      {
        file: "server/stores/rollups.ts",
        text: "return ok({ blocks, cursor",
        becomes: "return ok({ blocks: blocks.filter(({ places }) => places.length > 0), cursor",
      },
    ],
  },
];
