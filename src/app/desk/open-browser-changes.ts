/** The lead's own log in this browser, and what sends it: the same as a phone's, for what a lead corrects. */
import type { Who } from "../../contract/wire/access-messages.ts";
import type { Settings } from "../../contract/wire/settings-message.ts";
import { assert } from "../../domain/assert.ts";
import { programDayAt } from "../../domain/program-day.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { browserTimer } from "../../storage/deadline.ts";
import { failureOf } from "../../storage/failures.ts";
import { databaseNames } from "../../storage/database-names.ts";
import { joinProgram } from "../../storage/join.ts";
import { openPhone } from "../../storage/open-phone.ts";
import type { Phone, RemoteEntry, Saved, SaveFailure } from "../../storage/phone.ts";
import type { PhoneOptions } from "../../storage/phone-options.ts";
import type { SyncFacts, SyncLog } from "../../storage/sync-log.ts";
import { openBrowserClient } from "../../sync/browser-client.ts";
import { type Drain, startDrain } from "../../sync/drain.ts";
import { oneTabByLock } from "../../sync/one-tab.ts";
import { listenForTriggers } from "../../sync/triggers.ts";
import { answeringPhone } from "../shell/answering-phone.ts";
import type { Changes, ChangesFacts, ChangesFailure } from "./desk-ports.ts";

export async function openBrowserChanges(
  who: Who,
  settings: Settings,
): Promise<Result<Changes, ChangesFailure>> {
  const options: PhoneOptions = {
    name: databaseNames.desk,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    newId: () => crypto.randomUUID(),
  };
  const enrolled = await enrol(options, who, settings);
  if (!enrolled.ok) return enrolled;
  const opened = await openPhone(options);
  if (!opened.ok) return opened;
  return ok(changesOn(answeringPhone(opened.value)));
}

/** A lead's browser joins like a phone, with no records: its log is sealed to the program, and numbered. */
async function enrol(
  options: PhoneOptions,
  { id, role, name }: Who,
  settings: Settings,
): Promise<Result<void, ChangesFailure>> {
  assert(role !== "anyone", "who is signed in has a role");
  const { zone, dayStartHour } = settings.program;
  const joined = await joinProgram(options, {
    enrolment: { programId: settings.programId, id, role, label: name, settings },
    records: [],
    sites: new Map(),
    items: new Map(),
    bookFrom: programDayAt({ instantMs: Date.now(), zone, dayStartHour }),
  });
  if (joined.ok) return ok(undefined);
  assert(joined.error.kind !== "too-many-records", "none is more than no limit");
  return err(joined.error);
}

function changesOn(phone: Phone): Changes {
  const log = phone.sync;
  assert(log !== undefined, "a browser that has joined sends");
  const drain = startDrain({
    log,
    client: openBrowserClient("account"),
    app: __APP_VERSION__,
    now: () => Date.now(),
    random: () => Math.random(),
    timer: browserTimer,
    oneTab: oneTabByLock(`${databaseNames.desk} sends`, navigator.locks),
  });
  const stopListening = listenForTriggers(drain, { window, document });
  return new SentChanges(phone, log, drain, stopListening);
}

/** Nothing of it is said to have arrived before the endpoint's confirmed number has reached it. */
class SentChanges implements Changes {
  readonly #phone: Phone;
  readonly #log: SyncLog;
  readonly #drain: Drain;
  readonly #stopListening: () => void;
  readonly #listeners = new Set<() => void>();
  /** Numbers of what was saved on this page. */
  readonly #saved: number[] = [];
  #facts: SyncFacts | undefined;
  #reading = 0;

  constructor(phone: Phone, log: SyncLog, drain: Drain, stopListening: () => void) {
    this.#phone = phone;
    this.#log = log;
    this.#drain = drain;
    this.#stopListening = stopListening;
    drain.subscribe(() => void this.#readFacts());
    void this.#readFacts();
  }

  async save(change: RemoteEntry): Promise<Result<Saved, SaveFailure>> {
    const appended = await this.#phone.appendRemote(change);
    if (!appended.ok) return appended;
    this.#drain.request("saved");
    await this.#readFacts((facts) => this.#saved.push(facts.next - 1));
    return appended;
  }

  facts(): ChangesFacts {
    const { kind, needLook } = this.#drain.status();
    const { waiting, hw } = this.#facts ?? { waiting: 0, hw: 0 };
    return {
      waiting,
      isSending: kind === "sending",
      sent: this.#saved.filter((seq) => seq <= hw).length,
      setAside: needLook,
    };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  sendNow(): void {
    this.#drain.request("tap");
  }

  close(): void {
    this.#listeners.clear();
    this.#stopListening();
    this.#drain.stop();
    this.#phone.close();
  }

  /** The newest reading wins, though an older one may end after it. */
  async #readFacts(onRead: (facts: SyncFacts) => void = () => undefined): Promise<void> {
    const reading = ++this.#reading;
    try {
      const facts = await this.#log.facts();
      onRead(facts);
      if (reading === this.#reading) this.#facts = facts;
    } catch (error) {
      // Said at the next save; until then what was read last stands. What was stored just now is stored.
      if (failureOf(error) === undefined) throw error;
    }
    for (const listener of this.#listeners) listener();
  }
}
