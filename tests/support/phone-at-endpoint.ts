/** A phone on a database, its lead, and the endpoint on a file, all real and in this process; between them what a test puts there. */
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import { blockFromWire } from "../../src/contract/wire/wire-block.ts";
import { cellsOfBlock } from "../../src/domain/read-block.ts";
import { checkRecords } from "../../src/server/stores/check-records.ts";
import { joinProgram } from "../../src/storage/join.ts";
import { sendCopy } from "../../src/sync/send-copy.ts";
import { type SendTools, sendWaiting } from "../../src/sync/send-waiting.ts";
import { clientOver } from "./client-over.ts";
import { contactWith, mustSave, newEntry } from "./entries.ts";
import { openTestPhone } from "./open-test-phone.ts";
import { enrolmentOf, joiningOf, programOptions, syncOf } from "./program-phone.ts";
import { valueOf } from "./results.ts";
import {
  inviteCodeOf,
  newTryKey,
  openProgramEndpoint,
  type TestBrowser,
  type TestEndpoint,
  testPassword,
} from "./test-endpoint.ts";

/** What happens on the way; without a word, the request arrives. */
export type Way = (path: string, init: RequestInit) => Response | undefined;

export interface At {
  endpoint: TestEndpoint;
  lead: TestBrowser;
  phone: TestBrowser;
  way: Way;
}

/** All of them go on with whatever endpoint is put in the place of the first. */
export async function phoneAtEndpoint() {
  const opened = await openProgramEndpoint();
  const at: At = {
    endpoint: opened.endpoint,
    lead: opened.admin,
    phone: opened.endpoint.browser(),
    way: () => undefined,
  };
  const client = clientOver(async (path, init) => at.way(path, init) ?? at.phone.send(path, init), "device");
  const lead = clientOver((path, init) => at.lead.send(path, init), "account");
  const code = await inviteCodeOf(opened.admin);
  const { who, settings } = valueOf(await client.call("join", { body: { code, tryKey: newTryKey() } }));
  const options = programOptions({ indexedDB: new IDBFactory() });
  const enrolment = enrolmentOf({ programId: who.program, id: who.id, settings });
  valueOf(await joinProgram(options, joiningOf({ enrolment })));
  const phone = await openTestPhone(options);
  const log = syncOf(phone);
  const signIn = () =>
    at.lead.ask("POST", "/v1/session", { body: { account: "Robin", password: testPassword } });

  return {
    at,
    id: who.id,
    log,
    client,
    lead,
    signIn,
    send: (tools: Pick<SendTools, "retriesWithheld"> = {}) =>
      sendWaiting({ log, client, app: "1", now: () => at.endpoint.clockMs(), ...tools }),
    save: async (...doses: readonly number[]) => {
      for (const dose of doses) await mustSave(phone, newEntry(contactWith(dose)));
    },
    copy: async () => {
      const lines: string[] = [];
      for await (const line of phone.sealedCopy("1")) lines.push(line);
      return new Blob(lines);
    },
    bring: async (copy: Blob) => {
      await signIn();
      return sendCopy(copy.stream(), { client: lead, programId: who.program });
    },
    /** What the lead's list says of the only phone there is. */
    listed: async () => {
      await signIn();
      return valueOf(await lead.call("phones")).phones[0]!;
    },
    /** All that was handed out, as the lead's totals count it. */
    doses: async () => {
      await signIn();
      const { blocks } = valueOf(await lead.call("rollups"));
      const cells = blocks.map(blockFromWire).flatMap(cellsOfBlock);
      return cells.reduce((sum, { measure, value }) => sum + (measure === "out" ? value : 0), 0);
    },
    findings: async () => {
      const connection = new DatabaseSync(join(at.endpoint.dataDir, "satchel.sqlite"));
      const { findings } = await checkRecords(connection);
      connection.close();
      return findings;
    },
  };
}
