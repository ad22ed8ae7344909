/** Each way in which a phone's storage can fail a screen, played on the real storage up to the words. */
import type { Entry, Phone, Saved, SaveFailure } from "../../src/storage/phone.ts";
import {
  abortWithReason,
  type BrowserWithFaults,
  neverEnds,
  throwOnWrite,
  transactionsAsked,
} from "./browser-with-faults.ts";
import { phoneWithFaults } from "./phone-with-faults.ts";

/** What a person does that has to be stored. */
type Act = () => void;

type Failing = (storage: {
  readonly browser: BrowserWithFaults;
  readonly pass: (ms: number) => void;
  readonly act: Act;
}) => Promise<() => void>;

/** Fails what is asked by `act`, and gives how the phone gets well again. */
const ways = {
  "storage-full": async ({ browser, act }) => {
    browser.failNextWrites(abortWithReason("QuotaExceededError"));
    act();
    return () => undefined;
  },
  /** The watchdog: what was written stays open, and gets through once the person has been told. */
  "storage-slow": async ({ browser, pass, act }) => {
    const { fault, release } = neverEnds();
    const asked = browser.writes.length;
    browser.failNextWrites(fault);
    act();
    await transactionsAsked(browser, asked + 1);
    pass(5_000);
    return release;
  },
  "storage-lost": async ({ browser, act }) => {
    const abort = abortWithReason("AbortError");
    browser.failNextWrites(abort, abort, abort, abort);
    act();
    return () => undefined;
  },
  unexpected: async ({ browser, act }) => {
    browser.failNextWrites(throwOnWrite(new DOMException("A surprise", "DataError")));
    act();
    return () => undefined;
  },
} as const satisfies Partial<Record<SaveFailure["kind"], Failing>>;

export type FailureKind = keyof typeof ways;

export const failureKinds = Object.keys(ways) as readonly FailureKind[];

/** A phone that fails when it is told to and remembers what it was asked to store and to undo. */
export async function phoneThatFails() {
  const { browser, clock, phone: healthy } = await phoneWithFaults();
  const asked: Entry[] = [];
  const undone: Saved[] = [];
  let way = Promise.resolve();
  const phone: Phone = {
    ...healthy,
    async save(entry) {
      asked.push(entry);
      await way;
      return healthy.save(entry);
    },
    async undo(saved, to) {
      undone.push(saved);
      await way;
      return healthy.undo(saved, to);
    },
  };
  return {
    phone,
    asked,
    undone,
    /** What is asked from now on gets nowhere until the way is free again. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      way = promise;
      return resolve;
    },
    /** Gives how it gets well again. */
    fail: (kind: FailureKind, act: Act) => ways[kind]({ browser, pass: (ms) => clock.pass(ms), act }),
  };
}
