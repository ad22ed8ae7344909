/** Bugs of the endpoint: what it stores, what it acknowledges, how it counts, and what leads pull. */
import type { Mutant } from "./mutant.ts";

export const onEndpoint: readonly Mutant[] = [
  {
    name: "an event that comes again is taken for a new one",
    edits: [
      {
        file: "server/stores/ingest.ts",
        text: "insertEvent(database, checked, said, arrival)",
        becomes: "(insertEvent(database, checked, said, arrival) || true)",
      },
    ],
  },
  {
    name: "an event that comes again is counted again",
    edits: [
      {
        file: "server/stores/ingest.ts",
        text: "hasQuarantined ||= known.is_same === 0;",
        becomes: `hasQuarantined ||= known.is_same === 0;
      if (said.ok) {
        const alone = countedIn(applyEvent(emptyState, said.event));
        differences.push(...contributionDifference(undefined, alone));
      }`,
      },
    ],
  },
  {
    name: "an event that came under another number gets no receipt",
    edits: [
      {
        file: "server/stores/ingest.ts",
        text: "if (!writeReceipt(database, checked, arrival)) continue;",
        becomes:
          "if (knownEvent(database, checked, arrival) !== undefined || !writeReceipt(database, checked, arrival)) continue;",
      },
    ],
  },
  {
    name: "an event is stored though another has its place",
    edits: [
      {
        file: "server/stores/ingest.ts",
        text: "return same !== undefined;",
        becomes: "return same !== null;",
      },
    ],
  },
  {
    name: "what can't be counted is dropped",
    edits: [
      {
        file: "server/stores/ingest.ts",
        text: 'quarantine(database, checked, said.ok ? "frozen" : said.code, arrival);',
        becomes: "",
      },
    ],
  },
  {
    name: "what was set aside stays there once it is understood",
    edits: [
      {
        file: "server/stores/ingest.ts",
        text: "releaseQuarantined(database, checked, arrival);",
        becomes: "",
      },
    ],
  },
  {
    name: "the digest is worked out from bodies",
    edits: [
      {
        file: "server/stores/ingest.ts",
        text: "written.push({ seq: wire.seq, h });",
        becomes: "written.push({ seq: wire.seq, h: said.ok ? h : Buffer.alloc(32) });",
      },
    ],
  },
  {
    name: "a number that is new begins at nothing",
    edits: [
      { file: "server/stores/log-rows.ts", text: "stored?.hw ?? request.born", becomes: "stored?.hw ?? 0" },
    ],
  },
  {
    name: "a gap is passed over",
    edits: [{ file: "server/stores/log-rows.ts", text: "if (seq !== hw + 1) break;", becomes: "" }],
  },
  {
    name: "a commit is acknowledged before it is one",
    edits: [
      {
        file: "server/stores/group-commit.ts",
        text: "for (const part of parts) part.run(group);",
        becomes: `for (const part of parts) {
          part.run(group);
          part.settle(undefined);
        }`,
      },
    ],
  },
  {
    name: "a commit that failed is acknowledged",
    edits: [
      { file: "server/stores/group-commit.ts", text: "failure = error;", becomes: "failure = undefined;" },
    ],
  },
  {
    name: "receipts are committed before their events",
    edits: [
      {
        file: "server/stores/sqlite-record-store.ts",
        text: "const answer = await commits.write(",
        becomes: `const early = { program: exchange.program, number: exchange.request.number, today: exchange.today };
      const checked = await checkedEventsOf(exchange);
      database.transaction(() => {
        for (const one of checked) writeReceipt(database, one, early);
      });
      const answer = await commits.write(`,
      },
      {
        file: "server/stores/sqlite-record-store.ts",
        text: "import { isPlaceTaken, takeEvents }",
        becomes: "import { isPlaceTaken, takeEvents, writeReceipt }",
      },
      {
        file: "server/stores/ingest.ts",
        text: "function writeReceipt(",
        becomes: "export function writeReceipt(",
      },
    ],
  },
  {
    name: "a former number is not heard of",
    edits: [
      {
        file: "server/stores/previous-numbers.ts",
        text: "noteReplaced(database, exchange, { ...previous, digest });",
        becomes: "",
      },
    ],
  },
  {
    name: "a fix brings back what was voided",
    edits: [
      {
        file: "domain/record-state.ts",
        text: "openVoids: state.openVoids.filter((id) => id !== event.base),",
        becomes: "openVoids: [],",
      },
    ],
  },
  {
    name: "of two equals, the one that came last counts",
    edits: [
      {
        file: "domain/record-state.ts",
        text: "(event.rev === content.rev && event.id > content.event)",
        becomes: "event.rev === content.rev",
      },
    ],
  },
  {
    name: "a fix that moves a record leaves it counted where it was",
    edits: [
      {
        file: "domain/rollup.ts",
        text: "...(before === undefined ? [] : [negated(before)]),",
        becomes: "...(before === undefined || after !== undefined ? [] : [negated(before)]),",
      },
    ],
  },
  {
    name: "a cursor has no witness",
    edits: [
      {
        file: "server/stores/positions.ts",
        text: "return known !== undefined && known === witness ?",
        becomes: "return known !== undefined && witness !== undefined ?",
      },
    ],
  },
  {
    name: "a month that a record left is not told",
    edits: [
      {
        file: "server/stores/total-rows.ts",
        text: "noteChanges(database, program, new Set([...days].map(monthOf)));",
        becomes: "noteChanges(database, program, new Set([...days].map(monthOf).slice(-1)));",
      },
    ],
  },
];
