/** A phone with one entry on a store, and a lead who brings in copies of it, whole and damaged. */
import { onTestFinished } from "vitest";
import type { QuarantineDecision } from "../../src/contract/wire/quarantine-messages.ts";
import { nowAt } from "../../src/server/now.ts";
import { checkRecords } from "../../src/server/stores/check-records.ts";
import { retryQuarantined } from "../../src/server/stores/quarantine.ts";
import { inMemory, openDatabase } from "../../src/server/stores/sqlite-database.ts";
import { openRecordStore } from "../../src/server/stores/sqlite-record-store.ts";
import type { Opened } from "../../src/server/unsealing.ts";
import { rollupOf } from "../../src/domain/rollup.ts";
import { encounterOf, eventOf } from "./builders.ts";
import { cellsIn } from "./record-store/readings.ts";
import { damaged, type SentEvent, TestLog, testProgram, unopened, uuidOf } from "./test-log.ts";

const lead = { kind: "account", id: uuidOf("f", 3) } as const;
export const entry = encounterOf({ out: { "NLX-NAS-4": 2 } });

/** What a phone of one entry hears. */
export const told = (code: string) => ({ hw: 1, quarantined: [{ seq: 1, code }] });

/** The same event, come while the key is missing that its body names. */
export function waiting(sent: SentEvent): SentEvent {
  return unopened(sent, "cannot-open");
}

export async function phoneAndCopies(path: string = inMemory) {
  const database = openDatabase(path);
  onTestFinished(() => database.close());
  const store = openRecordStore(database);
  const phone = new TestLog();
  const sent = await phone.add(eventOf(entry));
  const other = new TestLog({ sender: phone.sender });
  other.sent.push(sent);
  const place = { number: phone.number, seq: 1 };
  const decide = (decision: QuarantineDecision) =>
    store.decide(testProgram, { place, decision, by: lead.id, now: nowAt(Date.UTC(2026, 2, 9)) });
  return {
    database,
    store,
    phone,
    sent,
    /** Another number of the same phone, with the same entry. */
    other,
    bring: (copy: SentEvent) =>
      store.exchange({
        ...phone.exchangeOf([copy], { device: phone.sender.id }),
        sender: lead,
        copyOf: phone.sender.id,
      }),
    /** By an app that doesn't say whose it is. */
    bringAsOlderDesk: (copy: SentEvent) => store.exchange({ ...phone.exchangeOf([copy]), sender: lead }),
    greet: () => phone.send(store, []),
    setAside: () => decide({ decision: "set-aside", reason: "other" }),
    takeBack: () => decide({ decision: "open" }),
    /** The endpoint starts anew, and opens what it kept like this. */
    startWith: (opened: Opened) => retryQuarantined(database, { open: async () => opened }),
    /** The endpoint starts anew with the right key: it opens what is whole. */
    startWithKey: () =>
      retryQuarantined(database, {
        open: async (wire) => (wire.sealed === sent.wire.sealed ? sent.opened : damaged(sent).opened),
      }),
    lies: () => store.quarantinedAt(testProgram, place),
    findings: async () => (await checkRecords(database.db)).findings,
  };
}

/** However the entry came: it is counted once, lies nowhere else, and nobody is asked for anything. */
export const countedOnce = {
  lies: undefined,
  cells: rollupOf([entry]).cells(),
  told: { hw: 1, quarantined: [] },
  findings: [],
};

/** What became of the entry. */
export async function outcomeOf({
  store,
  greet,
  lies,
  findings,
}: Awaited<ReturnType<typeof phoneAndCopies>>): Promise<object> {
  const { hw, quarantined } = await greet();
  return { lies: lies(), cells: cellsIn(store), told: { hw, quarantined }, findings: await findings() };
}
