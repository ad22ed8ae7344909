/**
 * `npx node tests/support/write-wire.ts` writes down the wire of today as that of
 * its version. Only for a version that no phone speaks yet.
 */
import { writeFileSync } from "node:fs";
import { protocolVersion } from "../../src/contract/wire/protocol.ts";
import hashes from "../fixtures/contract/protocol-hashes.json" with { type: "json" };
import { hashOfWire, wireOfToday } from "./wire-as-said.ts";

const folder = new URL("../fixtures/contract/", import.meta.url);
const wire = wireOfToday();
const known = { ...hashes, [protocolVersion]: [await hashOfWire(wire)] };
writeFileSync(new URL("protocol-hashes.json", folder), `${JSON.stringify(known, undefined, 2)}\n`);
writeFileSync(new URL(`wire-v${protocolVersion}.json`, folder), `${linesOf(wire)}\n`);

/** A line for each address and each schema, so that a change shows where it is. */
function linesOf(whole: object): string {
  const parts = Object.entries(whole).map(([name, members]) => {
    const lines = Object.entries(members as object).map(
      ([key, member]) => `    ${JSON.stringify(key)}: ${JSON.stringify(member)}`,
    );
    return `  ${JSON.stringify(name)}: {\n${lines.join(",\n")}\n  }`;
  });
  return `{\n${parts.join(",\n")}\n}`;
}
