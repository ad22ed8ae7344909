/** A server put back to an earlier day, after a phone has let go of what it had since: through all that is real. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import type { PhonesReply } from "../../src/contract/wire/desk-messages.ts";
import { browserTimer } from "../../src/storage/deadline.ts";
import { joinProgram } from "../../src/storage/join.ts";
import { createEndpointClient, type EndpointClient } from "../../src/sync/endpoint-client.ts";
import { sendCopy } from "../../src/sync/send-copy.ts";
import { sendWaiting } from "../../src/sync/send-waiting.ts";
import { contactWith, mustSave, newEntry } from "../support/entries.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { enrolmentOf, joiningOf, programOptions, syncOf } from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";
import { randomBytes } from "../support/sealing.ts";
import {
  inviteCodeOf,
  newTryKey,
  openProgramEndpoint,
  openTestEndpoint,
  type TestBrowser,
  type TestEndpoint,
  testPassword,
} from "../support/test-endpoint.ts";

const dayMs = 86_400_000;

function clientOf(browser: () => TestBrowser, caller: "device" | "account"): EndpointClient {
  return createEndpointClient({
    fetch: (path, init) => browser().send(path, init),
    timer: browserTimer,
    now: () => Date.now(),
    randomBytes,
    caller,
  });
}

/** A program, its lead, and a phone that has joined; all of them go on with whatever endpoint is put in place. */
async function setup() {
  const opened = await openProgramEndpoint();
  const at: { endpoint: TestEndpoint; lead: TestBrowser; phone: TestBrowser } = {
    endpoint: opened.endpoint,
    lead: opened.admin,
    phone: opened.endpoint.browser(),
  };
  const { dataDir } = opened.endpoint;
  const file = join(dataDir, "satchel.sqlite");
  const [client, leadClient] = [clientOf(() => at.phone, "device"), clientOf(() => at.lead, "account")];
  const code = await inviteCodeOf(opened.admin);
  const { who, settings } = valueOf(await client.call("join", { body: { code, tryKey: newTryKey() } }));
  const options = programOptions({ indexedDB: new IDBFactory() });
  const enrolment = enrolmentOf({ programId: who.program, id: who.id, settings });
  valueOf(await joinProgram(options, joiningOf({ enrolment })));
  const phone = await openTestPhone(options);
  const signIn = async () => {
    await at.lead.ask("POST", "/v1/session", { body: { account: "Robin", password: testPassword } });
  };

  return {
    facts: () => syncOf(phone).facts(),
    send: () => sendWaiting({ log: syncOf(phone), client, app: "1", now: () => Date.now() }),
    save: async (count: number) => {
      for (let saved = 0; saved < count; saved++) await mustSave(phone, newEntry(contactWith(1)));
    },
    copy: async () => {
      const lines: string[] = [];
      for await (const line of phone.sealedCopy("1")) lines.push(line);
      return new Blob(lines);
    },
    bring: async (copy: Blob) => {
      await signIn();
      return sendCopy(copy.stream(), { client: leadClient, programId: who.program });
    },
    /** What the lead's list says of the only phone there is. */
    listed: async () => {
      await signIn();
      const reply = (await (await at.lead.ask("GET", "/v1/phones")).json()) as PhonesReply;
      return reply.phones[0]!;
    },
    passDays: (days: number) => at.endpoint.pass(days * dayMs),
    /** As it lies on the disk; its log was moved into the file. */
    backup: async () => {
      await at.endpoint.access.program();
      const copied = [file, `${file}-wal`].map((path) => [path, readFileSync(path)] as const);
      return async () => {
        const startMs = at.endpoint.clockMs();
        at.endpoint.close();
        for (const path of [file, `${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
        for (const [path, bytes] of copied) writeFileSync(path, bytes);
        const { lead, phone: before } = at;
        at.endpoint = await openTestEndpoint({ dataDir, startMs });
        [at.lead, at.phone] = [at.endpoint.browser(lead), at.endpoint.browser(before)];
      };
    },
  };
}

/** Number A, pruned to 100, next 181; the server's backup knows 80. */
async function restoredTo80() {
  const program = await setup();
  await program.save(80);
  await program.send();
  const restore = await program.backup();
  // Of a day, what its first exchange confirmed counts.
  program.passDays(1);
  await program.save(20);
  await program.send();
  const [a, copy] = [(await program.facts()).number, await program.copy()];
  program.passDays(36);
  await program.send();
  await program.save(80);
  await program.send();
  await restore();
  return { ...program, a, copy, restore };
}

const twentyOfA = (a: string) => ({ number: a, first: 81, last: 100, certain: true, isDropped: true });

describe("a number that was handed over", () => {
  test("tells phone and lead exactly what never came, and a copy that was saved before closes it", async () => {
    const { send, facts, listed, bring, a, copy } = await restoredTo80();

    expect(await send()).toEqual({ kind: "done" });

    const b = (await facts()).number;
    expect(b).not.toBe(a);
    expect(await facts()).toMatchObject({ waiting: 0, hw: 180, missing: 20 });
    expect(await listed()).toMatchObject({ delivered: 160, missing: 20, gaps: [twentyOfA(a)] });

    expect(await bring(copy)).toMatchObject({ sent: 100, problemCount: 0 });
    await send();

    expect(await listed()).toMatchObject({ delivered: 180, missing: 0, gaps: [] });
    expect(await facts()).toMatchObject({ number: b, missing: 0 });
  });

  test("takes no third number where the server forgets the second one as well", async () => {
    const { send, facts, listed, restore, a } = await restoredTo80();
    await send();
    const b = (await facts()).number;

    await restore();
    await send();

    expect(await facts()).toMatchObject({ number: b, waiting: 0, missing: 20 });
    expect(await listed()).toMatchObject({ delivered: 160, missing: 20, gaps: [twentyOfA(a)] });
  });
});
