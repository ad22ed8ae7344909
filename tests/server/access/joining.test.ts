import { describe, expect, test } from "vitest";
import type { JoinReply } from "../../../src/contract/wire/access-messages.ts";
import { codeOf, whoAsks } from "../../support/answers.ts";
import {
  inviteCodeOf,
  newTryKey,
  openProgramEndpoint,
  type TestBrowser,
} from "../../support/test-endpoint.ts";

const minuteMs = 60_000;

async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  return { endpoint, admin, phone: endpoint.browser(), code: await inviteCodeOf(admin, { label: "Bag 4" }) };
}

async function phonesOf(admin: TestBrowser) {
  return ((await (await admin.ask("GET", "/v1/phones")).json()) as { phones: { id: string }[] }).phones;
}

describe("joining, when the reply was lost", () => {
  test("gives the same phone to the same key once more, with a credential that works", async () => {
    const { endpoint, admin, phone, code } = await setup();
    const first = await phone.joinWith(code);
    const lost = [...phone.cookies];
    for (const [name] of lost) phone.setCookie(name, "");

    endpoint.pass(5 * minuteMs);
    const again = await phone.joinWith(code);

    expect(again.who).toEqual(first.who);
    expect((await whoAsks(phone)).status).toBe(200);
    expect([...phone.cookies], "not lost after all").toEqual(lost);
    expect((await phonesOf(admin)).map(({ id }) => id)).toEqual([first.who.id]);
  });

  test("makes one phone of two requests that are under way at once", async () => {
    const { admin, phone, code } = await setup();

    const answers = await Promise.all([phone.tryCode(code), phone.tryCode(code)]);
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as JoinReply).who.id));

    expect(new Set(ids).size).toBe(1);
    expect(await phonesOf(admin)).toHaveLength(1);
  });

  test("refuses another phone's key, which changes nothing for the first", async () => {
    const { endpoint, phone, code } = await setup();
    await phone.joinWith(code);

    expect(await codeOf(endpoint.browser().tryCode(code))).toBe("code-not-valid");
    expect(await codeOf(phone.tryCode(code, { tryKey: newTryKey() }))).toBe("code-not-valid");
    expect((await whoAsks(phone)).status).toBe(200);
  });

  test("refuses the same key once the phone was cut off, and once the code's time is over", async () => {
    const { endpoint, admin, phone, code } = await setup();
    const { who } = await phone.joinWith(code);
    const other = endpoint.browser();
    const otherCode = await inviteCodeOf(admin, { hours: 1 });
    await other.joinWith(otherCode);

    await admin.ask("DELETE", `/v1/phones/${who.id}`);
    endpoint.pass(60 * minuteMs);

    expect(await codeOf(phone.tryCode(code))).toBe("code-not-valid");
    expect(await codeOf(other.tryCode(otherCode))).toBe("code-not-valid");
    expect((await whoAsks(other)).status, "its credential stays").toBe(200);
  });

  test("never answers a code that was withdrawn", async () => {
    const { admin, phone, code } = await setup();
    const { invites } = (await (await admin.ask("GET", "/v1/invites")).json()) as {
      invites: { id: string }[];
    };
    await admin.ask("DELETE", `/v1/invites/${invites[0]!.id}`);

    expect(await codeOf(phone.tryCode(code))).toBe("code-not-valid");
    expect(await codeOf(phone.tryCode(code))).toBe("code-not-valid");
  });
});
