import { describe, expect, test } from "vitest";
import { canonicalBytes } from "../../src/contract/canonical.ts";
import { openerWith } from "../../src/server/unsealing.ts";
import { contactWith } from "../support/entries.ts";
import { eventOf } from "../support/builders.ts";
import { doorTo, keysOf, newProgramKey, programId, sentThrough } from "../support/sealing.ts";

describe("openerWith", () => {
  test("gives back the salt and the content that the phone hashed", async () => {
    const key = await newProgramKey();
    const event = eventOf(contactWith(2));
    const sent = await sentThrough(doorTo(key), event);

    const opened = await openerWith(keysOf(key)).open(sent, programId);

    expect(opened).toEqual({
      ok: true,
      salt: expect.any(Uint8Array),
      canonical: canonicalBytes(event.content),
    });
  });
});
