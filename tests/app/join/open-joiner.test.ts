// @vitest-environment node -- a page's Request sends no cookies of ours
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { openJoiner } from "../../../src/app/join/open-joiner.ts";
import { phoneKeptIn } from "../../../src/app/shell/which-phone.ts";
import { clientOver } from "../../support/client-over.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import { joiningOf, programOptions } from "../../support/program-phone.ts";
import { valueOf } from "../../support/results.ts";
import { inviteCodeOf, openProgramEndpoint } from "../../support/test-endpoint.ts";

/** A phone at a real endpoint, over a line that loses what the test says: the reply, and the cookie in it. */
async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const storage = memoryStorage();
  const options = programOptions({ indexedDB: new IDBFactory() });
  const sent: unknown[] = [];
  let browser = endpoint.browser();
  let isReplyLost = false;
  const client = clientOver(async (path, init) => {
    if (path === "/v1/join") sent.push(JSON.parse(new TextDecoder().decode(init.body as Uint8Array)));
    const asking = isReplyLost ? endpoint.browser() : browser;
    const response = await asking.send(path, init);
    if (!isReplyLost) return response;
    throw new TypeError("The connection was lost.");
  });
  /** As after the app was killed: what stands in the browser's storage is what there is. */
  const start = () => openJoiner({ client, options, storage, openProgramPhone: () => undefined });
  return {
    admin,
    storage,
    sent,
    start,
    code: await inviteCodeOf(admin),
    loseReplies: (isLost: boolean) => {
      isReplyLost = isLost;
    },
    forgetCookies: () => {
      browser = endpoint.browser();
    },
  };
}

const lost = { ok: false, error: { kind: "no-connection" } };

describe("openJoiner", () => {
  test("joins with the same code after a reply that was lost", async () => {
    const { admin, start, code, loseReplies } = await setup();
    const joiner = start();
    loseReplies(true);
    const first = await joiner.redeem(code);
    loseReplies(false);

    const second = valueOf(await joiner.redeem(code));

    expect(first).toEqual(lost);
    const { phones } = (await (await admin.ask("GET", "/v1/phones")).json()) as { phones: { id: string }[] };
    expect(phones.map(({ id }) => id)).toEqual([second.id]);
  });

  test("joins with the same code after the app was killed meanwhile", async () => {
    const { start, code, loseReplies, sent } = await setup();
    loseReplies(true);
    await start().redeem(code);
    loseReplies(false);

    const again = start();
    const begun = await again.begun();
    const second = await again.redeem(code);

    expect(begun, "no credential came").toBeUndefined();
    expect(second.ok).toBe(true);
    expect(sent[1]).toEqual(sent[0]);
  });

  test("writes the key of its try down and the code nowhere", async () => {
    const { storage, start, code, sent } = await setup();
    const joiner = start();
    const enrolment = valueOf(await joiner.redeem(code));
    const { tryKey } = sent[0] as { tryKey: string };

    expect(storage.getItem("satchel.phone")).toBe(`joining ${tryKey}`);
    valueOf(await joiner.join(joiningOf({ enrolment })));

    expect(storage.getItem("satchel.phone")).toBe("program");
    expect(phoneKeptIn(storage)).toBe("program");
    expect(storage.getItem("satchel.joined")).toBe(tryKey);
  });

  test("joins with the same code as the same phone, where the browser was killed before it wrote the cookie down", async () => {
    const { start, code, forgetCookies } = await setup();
    const joiner = start();
    const enrolment = valueOf(await joiner.redeem(code));
    valueOf(await joiner.join(joiningOf({ enrolment })));
    forgetCookies();

    const again = start();
    const second = valueOf(await again.redeem(code));

    expect(second.id).toBe(enrolment.id);
    expect(await again.join(joiningOf({ enrolment: second }))).toMatchObject({
      ok: true,
      value: { isAgain: false },
    });
  });

  test("goes by the key of its first joining, and draws another for one whose key was spoilt", async () => {
    const { admin, storage, start, code, sent, forgetCookies } = await setup();
    const joiner = start();
    const enrolment = valueOf(await joiner.redeem(code));
    valueOf(await joiner.join(joiningOf({ enrolment })));
    forgetCookies();

    await joiner.redeem(await inviteCodeOf(admin));
    storage.setItem("satchel.phone", "joining nonsense");
    await joiner.redeem(await inviteCodeOf(admin));

    expect(new Set(sent.map((body) => (body as { tryKey: string }).tryKey)).size).toBe(2);
  });
});
