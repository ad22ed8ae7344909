/** A phone without a screen: the storage and the sending of any phone, on a database in memory. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { bytesToBase64url } from "../../contract/wire/base64url.ts";
import { errors } from "../../contract/wire/errors.ts";
import type { Settings } from "../../contract/wire/settings-message.ts";
import { tryKeyBytes } from "../../contract/wire/wire-limits.ts";
import { assert } from "../../domain/assert.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { programDayAt } from "../../domain/program-day.ts";
import { databaseNames } from "../../storage/database-names.ts";
import { browserTimer } from "../../storage/deadline.ts";
import { joinProgram } from "../../storage/join.ts";
import { openPhone } from "../../storage/open-phone.ts";
import type { PhoneOptions } from "../../storage/phone-options.ts";
import type { Phone, RevisedRecord } from "../../storage/phone.ts";
import type { SyncFacts, SyncLog } from "../../storage/sync-log.ts";
import { browserGzip } from "../../sync/browser-client.ts";
import { createEndpointClient, type CallFailure, type EndpointClient } from "../../sync/endpoint-client.ts";
import { sendWaiting } from "../../sync/send-waiting.ts";
import { cookieFetch } from "./cookie-fetch.ts";

export interface HeadlessPhone {
  readonly settings: Settings;
  /** What it stores with, and what it sends with. */
  readonly phone: Phone;
  readonly log: SyncLog;
  readonly client: EndpointClient;
  /** Resolves when the records are in its log. Gives how many it had not had before. */
  record(records: readonly RevisedRecord[]): Promise<Result<number, string>>;
  /** Tries until all is confirmed, or until the patience is over. */
  send(patience: { readonly untilMs: number }): Promise<SyncFacts>;
}

/** Joins with an invite's code. A failure comes back as one sentence. */
export async function joinHeadless(code: string, server: string): Promise<Result<HeadlessPhone, string>> {
  const client = clientOf(server);
  const reply = await client.call("join", {
    body: { code, tryKey: bytesToBase64url(randomBytes(tryKeyBytes)) },
  });
  if (!reply.ok) return err(sentenceOf(reply.error, server));
  const { who, settings } = reply.value;
  assert(who.role === "device", "an invite of a phone makes a phone");

  const options = optionsInMemory();
  const { zone, dayStartHour } = settings.program;
  const joined = await joinProgram(options, {
    enrolment: { programId: who.program, id: who.id, role: who.role, label: who.name, settings },
    records: [],
    sites: new Map(),
    items: new Map(),
    bookFrom: programDayAt({ instantMs: Date.now(), zone, dayStartHour }),
  });
  if (!joined.ok) return err(`The phone could not be filled: ${joined.error.kind}.`);
  const opened = await openPhone(options);
  return opened.ok
    ? ok(headlessPhone(opened.value, { client, settings }))
    : err(`The phone did not open: ${opened.error.kind}.`);
}

function headlessPhone(
  phone: Phone,
  { client, settings }: { readonly client: EndpointClient; readonly settings: Settings },
): HeadlessPhone {
  const log = phone.sync;
  assert(log !== undefined, "a phone that joined belongs to a program");
  return {
    settings,
    phone,
    log,
    client,
    async record(records) {
      const stored = await phone.importRecords(records);
      return stored.ok ? ok(stored.value.added) : err(`Not saved: ${stored.error.kind}.`);
    },
    send: ({ untilMs }) => sendUntil(untilMs, { log, client }),
  };
}

/** Between two tries: the endpoint may be starting, or asks for patience. */
const firstDelayMs = 500;
const maxDelayMs = 10_000;

async function sendUntil(
  untilMs: number,
  { log, client }: { readonly log: SyncLog; readonly client: EndpointClient },
): Promise<SyncFacts> {
  let ownDelayMs = firstDelayMs;
  for (;;) {
    const end = await sendWaiting({ log, client, app: "headless", now: () => Date.now() });
    if (end.kind === "done") return log.facts();
    // For whoever asks the facts why something still waits.
    await log.noteTry({ kind: "failed", failure: end.failure });
    if (end.isFinal) return log.facts();
    const delayMs = end.delayMs ?? ownDelayMs;
    if (Date.now() + delayMs > untilMs) return log.facts();
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    ownDelayMs = Math.min(ownDelayMs * 2, maxDelayMs);
  }
}

function clientOf(server: string): EndpointClient {
  const fetchAsBrowser = cookieFetch(server);
  const gzip = browserGzip();
  return createEndpointClient({
    fetch: (path, init) => fetchAsBrowser(new URL(path, server), init),
    timer: browserTimer,
    now: () => Date.now(),
    caller: "device",
    randomBytes,
    ...(gzip === undefined ? {} : { gzip }),
  });
}

function optionsInMemory(): PhoneOptions {
  return {
    name: databaseNames.program,
    randomBytes,
    newId: () => crypto.randomUUID(),
    indexedDB: new IDBFactory(),
    keyRange: IDBKeyRange,
    // Phones of one process are not tabs of one phone.
    openChannel: () => undefined,
  };
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

function sentenceOf(failure: CallFailure, server: string): string {
  return failure.kind === "refused"
    ? errors[failure.code].sentence
    : `Nothing at ${server} answered as a Satchel server does.`;
}
