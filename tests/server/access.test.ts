import { describe, expect, test } from "vitest";
import { inviteCodeOf, openProgramEndpoint } from "../support/test-endpoint.ts";

describe("an endpoint", () => {
  test("lets a phone in that an admin invited", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const phone = endpoint.browser();
    const who = await phone.joinWith(await inviteCodeOf(admin));
    expect(who.role).toBe("device");
    expect((await phone.ask("GET", "/v1/settings")).status).toBe(200);
  });
});
