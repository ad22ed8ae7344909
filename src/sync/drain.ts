/**
 * Keeps sending what waits: decides when, one run at a time, and never gives
 * up. What it shows is worked out of the log's facts, which are read again after
 * each change, whichever tab made it.
 */
import { programDayAt } from "../domain/program-day.ts";
import type { Timer } from "../storage/deadline.ts";
import { failureOf } from "../storage/failures.ts";
import type { SyncFacts } from "../storage/sync-log.ts";
import { backoffMs } from "./backoff.ts";
import { Ceilings } from "./ceilings.ts";
import { isDue, isOpening, msUntilTimer, type Trigger } from "./due.ts";
import type { ExchangeTools } from "./exchange.ts";
import type { OneTab } from "./one-tab.ts";
import { sendWaiting, type SendEnd } from "./send-waiting.ts";
import { type Activity, statusOf, type SyncStatus } from "./status.ts";
import { UnwrittenTry } from "./unwritten-try.ts";

export interface Drain {
  request(why: Trigger): void;
  status(): SyncStatus;
  /** Told of each change of the status. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  stop(): void;
}

export interface DrainTools extends ExchangeTools {
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly timer: Timer;
  readonly oneTab: OneTab;
}

/** An evening's taps come in bursts: one exchange for each of those. */
const afterSaveMs = 1000;
/** A browser may keep the lock of a tab that it froze (WebKit did until 2025): after so many misses it counts no more. */
const maxMisses = 3;

export function startDrain(tools: DrainTools): Drain {
  return new RunningDrain(tools);
}

class RunningDrain implements Drain {
  readonly #tools: DrainTools;
  #ceilings = new Ceilings();
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: () => void;
  #facts: SyncFacts | undefined;
  /** Whether the log could not be read the last time. */
  #isUnreadable = false;
  #activity: Activity = { isSending: false };
  /** Absent where no timer stands. */
  #cancelTimer: (() => void) | undefined;
  #cancelDebounce: (() => void) | undefined;
  #reading = 0;
  /** `next` of the log when it was last looked at: beyond it, something was saved. */
  #seenNext: number | undefined;
  #failures = 0;
  #misses = 0;
  /** Bodies that didn't go are tried once after a start, with what gets through first; with each save, one that breaks the line would hold up the others. */
  #owesWithheld = false;
  readonly #unwritten = new UnwrittenTry();
  #isStopped = false;
  #isRunning = false;
  /** Asked for while a run was under way. */
  #next: Trigger | undefined;

  constructor(tools: DrainTools) {
    this.#tools = tools;
    this.#unsubscribe = tools.log.subscribe(() => this.#onLogChange());
    this.request("start");
  }

  status(): SyncStatus {
    return statusOf(this.#facts, { ...this.#activity, isUnreadable: this.#isUnreadable });
  }

  subscribe(listener: () => void): () => void {
    const own = () => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  stop(): void {
    this.#isStopped = true;
    this.#unsubscribe();
    this.#dropTimer();
    this.#cancelDebounce?.();
    this.#listeners.clear();
  }

  request(why: Trigger): void {
    if (this.#isStopped) return;
    // A save is about to be sent with those around it.
    if (why === "woken" && this.#cancelDebounce !== undefined) return;
    if (why !== "saved") {
      void this.#run(why);
      return;
    }
    this.#cancelDebounce ??= this.#tools.timer(() => {
      this.#cancelDebounce = undefined;
      void this.#run("saved");
    }, afterSaveMs);
  }

  async #run(why: Trigger): Promise<void> {
    if (this.#isRunning) {
      this.#next = why === "tap" ? why : (this.#next ?? why);
      return;
    }
    this.#isRunning = true;
    try {
      if (why === "tap" || why === "online") {
        this.#failures = 0;
        // Another line may let more through.
        this.#ceilings = new Ceilings();
      }
      await this.#sendIfDue(why);
    } catch (error) {
      this.#tryAgainAfter(error);
    } finally {
      this.#isRunning = false;
      this.#act({ ...this.#activity, isSending: false });
      const next = this.#next;
      this.#next = undefined;
      if (next !== undefined) this.request(next);
    }
  }

  async #sendIfDue(why: Trigger): Promise<void> {
    if (why === "tap" || why === "start") this.#owesWithheld = true;
    const facts = await this.#readFacts();
    this.#seenNext ??= facts.next;
    if (await this.#isDue(facts, why)) {
      const ran = await this.#oneTab(() => this.#sendIfStillDue(why));
      this.#misses = ran ? 0 : this.#misses + 1;
    }
    const after = await this.#readFacts();
    const delayMs = msUntilTimer(after, this.#tools.now());
    if (delayMs === undefined) this.#dropTimer();
    else this.#setTimer(delayMs);
  }

  async #oneTab(work: () => Promise<void>): Promise<boolean> {
    if (this.#misses < maxMisses) return this.#tools.oneTab(work);
    await work();
    return true;
  }

  /** While the lock was on its way, another tab may have sent all, or heard that it has to wait. */
  async #sendIfStillDue(why: Trigger): Promise<void> {
    const facts = await this.#readFacts();
    if (await this.#isDue(facts, why)) await this.#send(facts);
  }

  async #isDue(facts: SyncFacts, why: Trigger): Promise<boolean> {
    const today = isOpening(why) ? await this.#today(facts) : undefined;
    return (
      !this.#isStopped &&
      isDue(facts, why, { nowMs: this.#tools.now(), ...(today !== undefined && { today }) })
    );
  }

  async #send(begun: SyncFacts): Promise<void> {
    this.#act({ isSending: true, begun });
    const end = await sendWaiting({
      ...this.#tools,
      ceilings: this.#ceilings,
      retriesWithheld: this.#owesWithheld,
      onNothingWaits: () => (this.#owesWithheld = false),
      onStep: () => void this.#readFacts().catch(passStorageFailure),
    });
    await this.#note(end);
  }

  async #note(end: SendEnd): Promise<void> {
    this.#unwritten.forget();
    if (end.kind === "done") {
      this.#failures = 0;
      return;
    }
    this.#failures += 1;
    const { failure, isFinal, delayMs = backoffMs(this.#failures, this.#tools.random) } = end;
    const nextTryMs = this.#tools.now() + delayMs;
    const failed = { kind: "failed", failure, ...(isFinal ? {} : { nextTryMs }) } as const;
    const noted = await this.#tools.log.noteTry(failed);
    // Forgotten, it would be asked again each minute, whatever the endpoint said.
    if (!noted.ok) this.#unwritten.note(failed);
  }

  async #today({ clockOffsetMs = 0 }: SyncFacts) {
    const { zone, dayStartHour } = (await this.#tools.log.enrolment()).settings.program;
    return programDayAt({ instantMs: this.#tools.now() - clockOffsetMs, zone, dayStartHour });
  }

  #setTimer(delayMs: number): void {
    this.#dropTimer();
    if (this.#isStopped) return;
    this.#cancelTimer = this.#tools.timer(() => {
      this.#cancelTimer = undefined;
      this.request("timer");
    }, delayMs);
  }

  #dropTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #onLogChange(): void {
    // Good news of before the change may be wrong now; until the log is read nothing is said.
    if (this.status().kind === "all-sent") this.#facts = undefined;
    void this.#lookForNew().catch((error: unknown) => this.#tryAgainAfter(error));
  }

  /** The status says that the log can't be read; anything but the browser's failures is our mistake. */
  #tryAgainAfter(error: unknown): void {
    this.#setTimer(backoffMs(++this.#failures, this.#tools.random));
    passStorageFailure(error);
  }

  async #lookForNew(): Promise<void> {
    const facts = await this.#readFacts();
    if (this.#seenNext !== undefined && facts.next > this.#seenNext) {
      this.#seenNext = facts.next;
      if (facts.waiting > 0) this.request("saved");
    }
    // Another tab heard that something is lost: this one is there should that tab be closed in the middle.
    const isTriedAnyway = this.#isRunning || (this.#cancelTimer ?? this.#cancelDebounce) !== undefined;
    const delayMs = msUntilTimer(facts, this.#tools.now());
    if (!isTriedAnyway && delayMs !== undefined) this.#setTimer(delayMs);
  }

  /** The newest reading wins, though an older one may end after it. */
  async #readFacts(): Promise<SyncFacts> {
    const reading = ++this.#reading;
    const read = (facts: SyncFacts | undefined) => {
      if (reading !== this.#reading) return;
      this.#facts = facts;
      this.#isUnreadable = facts === undefined;
      this.#tell();
    };
    try {
      const facts = this.#unwritten.over(await this.#tools.log.facts());
      read(facts);
      return facts;
    } catch (error) {
      // What was known may be wrong by now, and good news least of all may stand.
      read(undefined);
      throw error;
    }
  }

  #act(activity: Activity): void {
    this.#activity = activity;
    this.#tell();
  }

  #tell(): void {
    // A task each: a screen that fails to draw must not stop the sending.
    for (const listener of this.#listeners) queueMicrotask(listener);
  }
}

/** The status tells of it, and another try follows by itself; anything else is our mistake. */
function passStorageFailure(error: unknown): void {
  if (failureOf(error) === undefined) throw error;
}
