import { describe, expect, test } from "vitest";
import type { InviteReply, Invites } from "../../../src/contract/wire/access-messages.ts";
import { triesAtCodesPerMinute, triesPerCodePerHour } from "../../../src/contract/wire/wire-limits.ts";
import { codeOf, whoAsks } from "../../support/answers.ts";
import { accountOf } from "../../support/program-endpoint.ts";
import { inviteCodeOf, openProgramEndpoint, testPassword } from "../../support/test-endpoint.ts";

const minuteMs = 60_000;

describe("an invite", () => {
  test("lets one phone in, once", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const code = await inviteCodeOf(admin, { label: "Bag 4" });

    const { who } = await endpoint.browser().joinWith(code);

    expect(who).toMatchObject({ role: "device", name: "Bag 4" });
    expect(await codeOf(endpoint.browser().tryCode(code))).toBe("code-not-valid");
  });

  test("is worthless after its time, and listed no more", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const code = await inviteCodeOf(admin, { hours: 1 });
    // A session left alone for so long would have ended.
    for (const _ of [1, 2, 3]) {
      endpoint.pass(20 * minuteMs);
      await whoAsks(admin);
    }

    expect(await codeOf(endpoint.browser().tryCode(code))).toBe("code-not-valid");
    expect(await (await admin.ask("GET", "/v1/invites")).json()).toEqual({ invites: [] });
  });

  test("is worthless once it is withdrawn", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const body = { role: "device", label: "Bag 4", hours: 1 };
    const made = (await (await admin.ask("POST", "/v1/invites", { body })).json()) as InviteReply;

    const withdrawn = await admin.ask("DELETE", `/v1/invites/${made.invite.id}`);

    expect(withdrawn.status).toBe(204);
    const joining = endpoint.browser().tryCode(made.code);
    expect(await codeOf(joining)).toBe("code-not-valid");
    expect(await codeOf(admin.ask("DELETE", `/v1/invites/${made.invite.id}`))).toBe("not-found");
  });

  test("is listed without its code", async () => {
    const { admin } = await openProgramEndpoint();
    const code = await inviteCodeOf(admin, { label: "Bag 4" });

    const text = await (await admin.ask("GET", "/v1/invites")).text();

    expect((JSON.parse(text) as Invites).invites).toMatchObject([
      { role: "device", label: "Bag 4", createdDay: "2026-09-08" },
    ]);
    expect(text).not.toContain(code);
  });

  test("gives what it is for and nothing else", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const forPhone = await inviteCodeOf(admin);
    const forViewer = await inviteCodeOf(admin, { role: "viewer" });
    const browser = endpoint.browser();
    const account = { account: "Sam", password: testPassword };

    expect(await codeOf(browser.ask("POST", "/v1/accounts", { body: { code: forPhone, ...account } }))).toBe(
      "code-not-valid",
    );
    expect(await codeOf(browser.tryCode(forViewer))).toBe("code-not-valid");
    const made = await browser.ask("POST", "/v1/accounts", { body: { code: forViewer, ...account } });
    expect(await made.json()).toMatchObject({ role: "viewer", name: "Sam" });
  });

  test("of leads and admins is an admin's to make", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const lead = await accountOf(endpoint, admin, "lead");
    const statuses = new Map<string, number>();

    for (const role of ["device", "viewer", "lead", "admin"]) {
      const response = await lead.ask("POST", "/v1/invites", { body: { role, label: "New", hours: 1 } });
      statuses.set(role, response.status);
    }

    expect(Object.fromEntries(statuses)).toEqual({ device: 201, viewer: 201, lead: 403, admin: 403 });
  });

  test("is the last of two hundred that may be open at once", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const ask = () => admin.ask("POST", "/v1/invites", { body: { role: "device", label: "Bag", hours: 72 } });
    for (let n = 0; n < 200; n += 1) {
      endpoint.pass(1000);
      expect((await ask()).status).toBe(201);
    }
    endpoint.pass(1000);

    const refused = await ask();

    expect(await codeOf(refused.clone())).toBe("too-fast");
    expect(Number(refused.headers.get("Retry-After"))).toBe(72 * 3600 - 200);
  });
});

describe("codes", () => {
  test("can be tried so often each, and so often altogether", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const code = await inviteCodeOf(admin, { role: "viewer" });
    const browser = endpoint.browser();
    const tryCode = (tried: string) => browser.tryCode(tried);
    const answers: unknown[] = [];
    for (let n = 0; n <= triesPerCodePerHour; n += 1) answers.push(await codeOf(tryCode(code)));

    expect(answers.at(-2)).toBe("code-not-valid");
    expect(answers.at(-1)).toBe("too-fast");

    for (let n = answers.length; n < triesAtCodesPerMinute; n += 1) {
      await tryCode(`${100_000_000_000 + n}`);
    }
    const refused = await tryCode("ABCDEFGHJKMN");
    expect(await codeOf(refused.clone())).toBe("too-fast");
    expect(refused.headers.get("Retry-After")).toBe("2");
    endpoint.pass(2000);
    expect(await codeOf(tryCode("ABCDEFGHJKMN"))).toBe("code-not-valid");
  });
});
