// @vitest-environment node -- a page's Request sends no cookies of ours
/** What a lead reads of a phone whose browser lost everything, and what becomes of one that was killed while it joined again. */
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { finishJoining } from "../../../src/app/join/finish-joining.ts";
import { openJoiner } from "../../../src/app/join/open-joiner.ts";
import { storageFacts } from "../../../src/app/sending/start-team.ts";
import { keepJoining, lossesKeptIn, noteLoss, phoneKeptIn } from "../../../src/app/shell/which-phone.ts";
import type { PhoneOfProgram } from "../../../src/contract/wire/desk-messages.ts";
import type { StorageFacts } from "../../../src/contract/wire/sync-message.ts";
import { exchange } from "../../../src/sync/exchange.ts";
import { sendWaiting } from "../../../src/sync/send-waiting.ts";
import { clientOver } from "../../support/client-over.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { batchOf, joiningOf, programOptions, saveContacts, syncOf } from "../../support/program-phone.ts";
import { valueOf } from "../../support/results.ts";
import { inviteCodeOf, openProgramEndpoint } from "../../support/test-endpoint.ts";

/** A phone at a real endpoint. Its browser tells, beside the losses that it knows of, what is said to it last. */
async function setup() {
  let told: StorageFacts = {};
  const { endpoint, admin } = await openProgramEndpoint();
  const browser = endpoint.browser();
  const client = clientOver((path, init) => browser.send(path, init));
  const storage = memoryStorage();
  /** The app as it finds this database. */
  function start(indexedDB: IDBFactory) {
    const options = programOptions({ indexedDB });
    const joiner = openJoiner({ client, options, storage, openProgramPhone: () => undefined });
    return { joiner, open: () => openTestPhone(options) };
  }
  return {
    storage,
    client,
    start,
    tools: {
      client,
      app: "1.0.0",
      now: () => Date.now(),
      storageFacts: async () => ({ ...(await storageFacts(lossesKeptIn(storage))), ...told }),
    },
    browserTells: (facts: StorageFacts) => {
      told = facts;
    },
    invite: () => inviteCodeOf(admin),
    listed: async (): Promise<readonly PhoneOfProgram[]> => {
      const reply = await (await admin.ask("GET", "/v1/phones")).json();
      return (reply as { phones: PhoneOfProgram[] }).phones;
    },
  };
}

test("a phone whose browser lost everything joins by its credential, and the lead's list names what never came", async () => {
  const { storage, start, tools, invite, listed, browserTells } = await setup();
  browserTells({ persisted: true, usedPercent: 31 });
  const before = start(new IDBFactory());
  const enrolment = valueOf(await before.joiner.redeem(await invite()));
  valueOf(await before.joiner.join(joiningOf({ enrolment })));
  const phone = await before.open();
  await saveContacts(phone, 5);
  // Three arrive, and two are announced.
  await exchange(await batchOf(syncOf(phone), 3), { ...tools, log: syncOf(phone) });

  expect(await listed()).toMatchObject([{ facts: { persisted: true, usedPercent: 31 } }]);

  noteLoss(storage);
  browserTells({ persisted: false, usedPercent: 4 });
  const after = start(new IDBFactory());
  const again = await after.joiner.begun();
  expect(again?.id).toBe(enrolment.id);
  valueOf(await after.joiner.join(joiningOf({ enrolment: again ?? enrolment })));
  const emptied = await after.open();
  await saveContacts(emptied, 1);
  expect(await sendWaiting({ ...tools, log: syncOf(emptied) })).toEqual({ kind: "done" });

  expect(await listed()).toMatchObject([
    { id: enrolment.id, delivered: 4, missing: 2, facts: { losses: 1, persisted: false, usedPercent: 4 } },
  ]);
});

describe("finishJoining", () => {
  test("gives a phone that was killed while it joined again its new credential's number, and keeps what waits", async () => {
    const { storage, start, tools, invite, listed } = await setup();
    const indexedDB = new IDBFactory();
    const first = start(indexedDB);
    const former = valueOf(await first.joiner.redeem(await invite()));
    valueOf(await first.joiner.join(joiningOf({ enrolment: former })));
    const phone = await first.open();
    await saveContacts(phone, 2);
    const renewed = valueOf(await first.joiner.redeem(await invite()));
    expect(renewed.id).not.toBe(former.id);
    // Killed here, with the credential and without a word in the database.

    const next = start(indexedDB);
    expect(await finishJoining(next.joiner, former, { now: () => Date.now() })).toBe(true);

    expect((await syncOf(phone).enrolment()).id).toBe(renewed.id);
    expect(phoneKeptIn(storage)).toBe("program");
    expect(await sendWaiting({ ...tools, log: syncOf(phone) })).toEqual({ kind: "done" });
    expect((await listed()).find(({ id }) => id === renewed.id)).toMatchObject({ delivered: 2, missing: 0 });
  });

  test("only writes down that it is done where the endpoint knows the phone as it is", async () => {
    const { storage, start, invite } = await setup();
    const { joiner, open } = start(new IDBFactory());
    const enrolment = valueOf(await joiner.redeem(await invite()));
    valueOf(await joiner.join(joiningOf({ enrolment })));
    keepJoining(storage, "");
    const { number } = await syncOf(await open()).facts();

    expect(await finishJoining(joiner, enrolment, { now: () => Date.now() })).toBe(true);

    expect(phoneKeptIn(storage)).toBe("program");
    expect((await syncOf(await open()).facts()).number).toBe(number);
  });

  test("leaves it open without an answer, with the key that the code is good for", async () => {
    const { storage, start } = await setup();
    keepJoining(storage, "the key");
    const { joiner } = start(new IDBFactory());

    expect(await finishJoining(joiner, joiningOf().enrolment, { now: () => Date.now() })).toBe(false);

    expect(storage.getItem("satchel.phone")).toBe("joining the key");
  });
});
