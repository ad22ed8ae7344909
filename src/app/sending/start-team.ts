/** What a program's phone does beside recording: it sends. Fetched by such phones only. */
import type { StorageFacts } from "../../contract/wire/sync-message.ts";
import { assert } from "../../domain/assert.ts";
import { browserTimer, type Timer, withinDeadline } from "../../storage/deadline.ts";
import { persistenceState, storageEstimate } from "../../storage/persistence.ts";
import type { Phone } from "../../storage/phone.ts";
import { openBrowserClient } from "../../sync/browser-client.ts";
import { startDrain } from "../../sync/drain.ts";
import { oneTabByLock, sendLock } from "../../sync/one-tab.ts";
import { listenForTriggers } from "../../sync/triggers.ts";
import { writeCopy } from "../copy/write-copy.ts";
import type { Clock } from "../shell/program-context.tsx";
import type { BeforeJoining, Team } from "../shell/team-context.tsx";

interface TeamTools {
  readonly clock: Clock;
  readonly before: BeforeJoining | undefined;
  /** How often this phone found its storage emptied. */
  readonly losses: () => number;
}

export async function startTeam(phone: Phone, { clock, before, losses }: TeamTools): Promise<Team> {
  const { sync: log, book } = phone;
  assert(log !== undefined && book !== undefined, "whoever belongs to a program has both");
  const enrolment = await log.enrolment();
  const drain = startDrain({
    log,
    client: openBrowserClient("device"),
    app: __APP_VERSION__,
    now: () => clock.now(),
    // Not that it was set back: that looks the same as having a twin, which loses nothing.
    storageFacts: () => storageFacts(losses()),
    random: () => Math.random(),
    timer: browserTimer,
    oneTab: oneTabByLock(sendLock, "locks" in navigator ? navigator.locks : undefined),
  });
  listenForTriggers(drain, {
    window,
    document,
    ...("serviceWorker" in navigator && { serviceWorker: navigator.serviceWorker }),
  });
  return { enrolment, log, book, drain, before };
}

const factsTimeoutMs = 2_000;

/** What the lead's list of phones says of this one; nothing where the browser doesn't tell. */
export async function storageFacts(losses: number, timer: Timer = browserTimer): Promise<StorageFacts> {
  // A browser that doesn't answer this either must not keep what waits.
  const told = await withinDeadline({ timer, delayMs: factsTimeoutMs }, () =>
    Promise.all([persistenceState(), storageEstimate()]),
  );
  const [persistence, estimate] = told === "late" ? (["unknown", undefined] as const) : told;
  return {
    ...(losses > 0 && { losses }),
    ...(persistence !== "unknown" && { persisted: persistence === "kept" }),
    ...(estimate !== undefined &&
      estimate.quotaBytes > 0 && {
        usedPercent: Math.min(100, Math.round((100 * estimate.usedBytes) / estimate.quotaBytes)),
      }),
  };
}

interface BeforeTools {
  /** Opens the database of the time alone; the caller closes it. */
  readonly open: () => Promise<Phone | undefined>;
  readonly remove: () => Promise<boolean>;
}

export function beforeJoining({ open, remove }: BeforeTools): BeforeJoining {
  async function withPhone<T>(read: (phone: Phone) => Promise<T>): Promise<T> {
    const phone = await open();
    if (phone === undefined) throw new Error("The database of the time before doesn't open");
    try {
      return await read(phone);
    } finally {
      phone.close();
    }
  }

  return {
    count: () => withPhone(async (phone) => (await phone.storedCount()).records),
    saveCopy: () =>
      withPhone(async (phone) => {
        const program = await phone.program();
        assert(program !== undefined, "whoever recorded has a program");
        const { signal } = new AbortController();
        const copy = await writeCopy({ phone, program, onProgress: () => undefined, signal });
        assert(copy !== undefined, "nobody stops it");
        return copy;
      }),
    remove,
  };
}
