import { describe, expect, test } from "vitest";
import { parseReplyOf } from "../../../src/contract/wire/route-messages.ts";
import { samples } from "../../support/route-samples.ts";
import { valueOf } from "../../support/results.ts";

describe("a role that only a later version knows", () => {
  test("gets the screens of a viewer, who may do the least", () => {
    const reply = { ...samples.who.reply, role: "auditor" };

    expect(valueOf(parseReplyOf("who", reply)).role).toBe("viewer");
  });

  test("is another one in the list of invites, never one that it isn't", () => {
    const invites = samples.invites.reply.invites.map((invite) => ({ ...invite, role: "auditor" }));

    expect(valueOf(parseReplyOf("invites", { invites })).invites.map(({ role }) => role)).toEqual(["anyone"]);
  });
});
