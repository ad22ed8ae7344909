/** A phone's credential is renewed every month; a backup may be older than the one that it holds. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { backUp } from "../../../src/server/operations/backup.ts";
import { restore } from "../../../src/server/operations/restore.ts";
import { codeOf } from "../../support/answers.ts";
import { joinedPhone } from "../../support/program-endpoint.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { openProgramEndpoint, openTestEndpoint, type TestBrowser } from "../../support/test-endpoint.ts";
import { syncRequest } from "../../support/wire-messages.ts";

const dayMs = 24 * 60 * 60 * 1000;
const cookieName = "__Host-satchel-device";

async function setup() {
  const { endpoint, admin } = await openProgramEndpoint();
  const { browser } = await joinedPhone(endpoint, admin);
  const { dataDir, clockMs } = endpoint;
  const done = await backUp({ dataDir, folder: temporaryFolder(), clockMs });
  if (!done.ok) throw new Error(done.error);
  return {
    endpoint,
    phone: browser,
    /** The endpoint of the backup, and the phone at it. */
    restored: async () => {
      endpoint.close();
      const put = await restore({ dataDir, file: done.value.file, clockMs });
      if (!put.ok) throw new Error(put.error);
      const after = await openTestEndpoint({ dataDir, startMs: clockMs() });
      return { after, phone: after.browser(browser) };
    },
  };
}

function send(phone: TestBrowser): Promise<Response> {
  return phone.ask("POST", "/v1/sync", { body: syncRequest({ number: randomUUID() }) });
}

describe("a phone whose credential was renewed after the backup", () => {
  test.each([1, 2, 13])("still sends once it is restored, after %i renewals", async (renewals) => {
    const { endpoint, phone: before, restored } = await setup();
    const former = before.cookies.get(cookieName)!;
    for (let done = 0; done < renewals; done += 1) {
      endpoint.pass(30 * dayMs);
      await send(before);
    }

    const { after, phone } = await restored();

    expect(phone.cookies.get(cookieName)).not.toBe(former);
    expect((await send(phone)).status).toBe(201);
    expect((await send(phone)).status, "with the one after it, which it got at once").toBe(201);
    after.pass(10 * 60_000);
    const late = after.browser();
    late.setCookie(cookieName, former);
    expect(await codeOf(send(late)), "the one of the backup has ended").toBe("not-signed-in");
  });

  test("is renewed by the month again after that", async () => {
    const { endpoint, phone: before, restored } = await setup();
    endpoint.pass(30 * dayMs);
    await send(before);
    const { after, phone } = await restored();
    await send(phone);
    const next = phone.cookies.get(cookieName);

    await send(phone);
    expect(phone.cookies.get(cookieName)).toBe(next);
    after.pass(30 * dayMs);
    await send(phone);

    expect(phone.cookies.get(cookieName)).not.toBe(next);
    expect((await send(phone)).status).toBe(201);
  });
});
