/** The page of the growth bench: a program's phone in a browser, filled, sent and measured. */
import { bytesToBase64url } from "../../../src/contract/wire/base64url.ts";
import { tryKeyBytes } from "../../../src/contract/wire/wire-limits.ts";
import type { EventId } from "../../../src/domain/ids.ts";
import type { EncounterRecord } from "../../../src/domain/record.ts";
import type { Result } from "../../../src/domain/result.ts";
import { joinProgram } from "../../../src/storage/join.ts";
import { openPhone } from "../../../src/storage/open-phone.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import type { SyncLog } from "../../../src/storage/sync-log.ts";
import { openBrowserClient } from "../../../src/sync/browser-client.ts";
import { sendWaiting } from "../../../src/sync/send-waiting.ts";
import { localDate } from "../../support/builders.ts";
import { contactsOf } from "../support/evenings.ts";
import { durationMsUntil } from "../support/samples.ts";
import { BarePhone } from "./bare-phone.ts";

const contactsPerImport = 2000;
const factsInRound = 10;

interface FillPlan {
  readonly count: number;
  readonly firstDay: string;
  readonly days: number;
  readonly sites: number;
  /** Another seed for each: contacts of its own. */
  readonly seed: number;
}

/** What something took, and the least that would do the same, right after it. */
export interface Compared {
  readonly ms: number;
  readonly bareMs: number;
}

/** What each of them took once. */
export interface RoundTimes {
  readonly save: Compared;
  readonly facts: Compared;
  /** From reading what waits to having written down what was answered. `undefined` where nothing was sent. */
  readonly exchange: Compared | undefined;
}

const client = openBrowserClient("device");
const options = {
  name: "growing",
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  newId: () => crypto.randomUUID(),
};
let opened: Promise<{ readonly phone: Phone; readonly log: SyncLog }> | undefined;
let contacts: Iterator<EncounterRecord> | undefined;
let bare: BarePhone | undefined;

const bench = {
  /** `bareUrl` is of the server that only keeps what comes. */
  async join(code: string, bareUrl: string): Promise<void> {
    const tryKey = bytesToBase64url(options.randomBytes(tryKeyBytes));
    const { who, settings } = mustBeOk(await client.call("join", { body: { code, tryKey } }));
    if (who.role === "anyone") throw new Error("Whoever joins has a role.");
    const enrolment = { programId: who.program, id: who.id, role: who.role, label: who.name, settings };
    const bookFrom = localDate("2026-01-01");
    mustBeOk(
      await joinProgram(options, { enrolment, records: [], sites: new Map(), items: new Map(), bookFrom }),
    );
    bare = await BarePhone.open(options.name, bareUrl);
  },

  /** Saved, on the bare phone too, and not sent. */
  async fill(plan: FillPlan): Promise<void> {
    const { phone } = await mustOpen();
    let batch: { record: EncounterRecord; rev: number }[] = [];
    for (const record of contactsOf(plan)) {
      batch.push({ record, rev: 1 });
      if (batch.length < contactsPerImport) continue;
      mustBeOk(await phone.importRecords(batch));
      batch = [];
    }
    mustBeOk(await phone.importRecords(batch));
    await mustHave(bare).copyNew();
  },

  /** Until all was confirmed. */
  async send(): Promise<Compared> {
    const { log } = await mustOpen();
    const ms = await durationMsUntil(async () => {
      const end = await sendWaiting({ log, client, app: "bench", now: () => Date.now() });
      if (end.kind !== "done") throw new Error(`Sending ended with ${end.failure}.`);
    });
    return { ms, bareMs: await mustHave(bare).send() };
  },

  async measureRound(plan: FillPlan, sends: boolean): Promise<RoundTimes> {
    const { phone, log } = await mustOpen();
    contacts ??= contactsOf(plan);
    const record = mustHave(contacts.next().value as EncounterRecord | undefined);
    const event = crypto.randomUUID() as EventId;
    const saveMs = await durationMsUntil(async () => {
      mustBeOk(await phone.save({ kind: "rec", event, record }));
    });
    const bareSaveMs = await mustHave(bare).save([
      ["meta", "log"],
      ["events", event],
      ["book", record.id],
      ["dayTotals", record.day],
    ]);
    const facts = { ms: 0, bareMs: 0 };
    for (let asked = 0; asked < factsInRound; asked++) {
      facts.ms += (await durationMsUntil(() => log.facts())) / factsInRound;
      facts.bareMs += (await mustHave(bare).readFacts()) / factsInRound;
    }
    return {
      save: { ms: saveMs, bareMs: bareSaveMs },
      facts,
      exchange: sends ? await bench.send() : undefined,
    };
  },

  async stored(): Promise<{ readonly events: number; readonly waiting: number }> {
    const { phone, log } = await mustOpen();
    return { events: (await phone.storedCount()).events, waiting: (await log.facts()).waiting };
  },
};

export type GrowthBench = typeof bench;

declare global {
  var satchelGrowth: GrowthBench;
}

globalThis.satchelGrowth = bench;

function mustOpen() {
  opened ??= openPhone(options).then((result) => {
    const phone = mustBeOk(result);
    return { phone, log: mustHave(phone.sync) };
  });
  return opened;
}

function mustHave<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("It must be there to measure with it.");
  return value;
}

function mustBeOk<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(`The answer was ${JSON.stringify(result.error)}.`);
}
