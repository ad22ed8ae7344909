/** Bugs between the two: what a phone believes, and what it does about a refusal. */
import type { Mutant } from "./mutant.ts";

export const onTheWay: readonly Mutant[] = [
  {
    name: "a refusal without our headers is believed",
    edits: [
      {
        file: "sync/endpoint-client.ts",
        text: 'if (!isOurs) return err({ kind: "no-connection" });',
        becomes: 'if (!isOurs && status < 400) return err({ kind: "no-connection" });',
      },
    ],
  },
  {
    name: "the nonce is not compared",
    edits: [
      {
        file: "sync/endpoint-client.ts",
        text: "headers.get(nonceHeader) === nonce",
        becomes: "headers.get(nonceHeader) !== null",
      },
    ],
  },
  {
    name: "a batch that is too large is never halved",
    edits: [
      {
        file: "sync/send-waiting.ts",
        text: 'if (verdict.reason === "too-large") ceilings.halve(sentBytes);',
        becomes: 'if (verdict.reason === "too-large") return trouble("too-large");',
      },
    ],
  },
  {
    name: "a withheld event is not sent again",
    edits: [
      {
        file: "sync/send-waiting.ts",
        text: 'sent.kind === "done" && tools.retriesWithheld === true',
        becomes: 'sent.kind !== "done" && tools.retriesWithheld === true',
      },
    ],
  },
  {
    name: "a number that is another phone's is kept",
    edits: [
      {
        file: "sync/send-waiting.ts",
        text: '(await tools.log.takeNewNumber(batch.number)).ok ? "turn" : trouble("storage")',
        becomes: 'trouble("busy")',
      },
    ],
  },
  {
    name: "a copy goes under its number, whoever uses that by now",
    edits: [
      {
        file: "server/stores/sqlite-record-store.ts",
        text: 'exchange.sender.kind === "account" && isPlaceTaken',
        becomes: 'exchange.sender.kind !== "account" && isPlaceTaken',
      },
    ],
  },
];
