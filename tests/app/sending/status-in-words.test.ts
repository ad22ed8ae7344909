import { describe, expect, test } from "vitest";
import { team as text } from "../../../src/app/language/en/team.ts";
import { team as spanish } from "../../../src/app/language/es/team.ts";
import { team as french } from "../../../src/app/language/fr/team.ts";
import { nextTryInWords, statusInWords, toneOf } from "../../../src/app/sending/status-in-words.ts";
import { type FailureClass, failureClasses, type SyncFacts } from "../../../src/storage/sync-log.ts";
import { isDue, msUntilTimer, type Trigger } from "../../../src/sync/due.ts";
import { statusOf } from "../../../src/sync/status.ts";
import type { SyncStatus } from "../../../src/sync/status.ts";
import { localDate } from "../../support/builders.ts";

const lastConfirmedDay = localDate("2026-03-08");

const states: readonly (readonly [SyncStatus, string, "good" | "plain" | "warn"])[] = [
  [{ kind: "unknown", needLook: 0, missing: 0 }, "Satchel is looking what was sent.", "plain"],
  [
    { kind: "all-sent", lastConfirmedDay, needLook: 0, missing: 0 },
    "All sent. Nothing waits on this phone.",
    "good",
  ],
  [
    { kind: "needs-look", lastConfirmedDay, needLook: 0, decidedOn: 1, missing: 0 },
    "1 entry settled by your lead stays here. Nothing to do.",
    "plain",
  ],
  [
    { kind: "needs-look", lastConfirmedDay, needLook: 2, missing: 0 },
    "2 entries and corrections need a look.",
    "warn",
  ],
  [
    { kind: "waiting", waiting: 12, needLook: 0, missing: 0 },
    "12 saved on this phone. Will send when there is a connection.",
    "plain",
  ],
  [
    { kind: "waiting", waiting: 12, failure: "busy", needLook: 1, missing: 0 },
    "12 saved on this phone. Not sent yet; will try again. 1 entry or correction needs a look.",
    "warn",
  ],
  [
    { kind: "needs-look", lastConfirmedDay, needLook: 0, missing: 2 },
    "The server lacks 2 sent entries and corrections. Show this to your lead.",
    "warn",
  ],
  [
    { kind: "needs-look", lastConfirmedDay, needLook: 0, missing: 120, isMissingAtMost: true },
    "The server lacks some of 120 sent entries and corrections. Show this to your lead.",
    "warn",
  ],
  [{ kind: "sending", sent: 0, of: 12, needLook: 0, missing: 0 }, "Sending 12… keep working.", "plain"],
  [
    { kind: "partial", sent: 8, of: 12, waiting: 4, needLook: 0, missing: 0 },
    "8 of 12 sent. 4 still on this phone.",
    "plain",
  ],
  [
    { kind: "access-ended", why: "revoked", waiting: 12, needLook: 0, missing: 0 },
    "This phone can't send any more. Your 12 entries and corrections are safe. Show this to your lead.",
    "warn",
  ],
  [
    { kind: "access-ended", why: "revoked", waiting: 0, needLook: 1, missing: 0 },
    "This phone can't send any more. Nothing waits on it. 1 entry or correction needs a look.",
    "warn",
  ],
];

describe("statusInWords", () => {
  test.each(states)("says %j in one line", (status, sentence) => {
    expect(statusInWords(status, text)).toBe(sentence);
  });
});

describe("toneOf", () => {
  test.each(states)("is good news of %j only where the server said so", (status, _sentence, tone) => {
    expect(toneOf(status)).toBe(tone);
  });
});

/** What really begins the next try after each failure, as the drain notes it. */
const triesByItself: Readonly<Record<FailureClass, boolean>> = {
  "no-connection": true,
  busy: true,
  refused: true,
  "too-large": true,
  storage: true,
  "signed-out": false,
  revoked: false,
  "not-allowed": false,
  "other-version": false,
};
const nowMs = 1_000_000;

function factsAfter(lastFailure: FailureClass | undefined, waiting: number): SyncFacts {
  return {
    number: "b0000000-0000-4000-8000-000000000001",
    waiting,
    hw: 3,
    next: 4 + waiting,
    lastConfirmedDay,
    ...(lastFailure !== undefined && { lastFailure }),
    ...(lastFailure !== undefined && triesByItself[lastFailure] && { nextTryMs: nowMs + 5000 }),
    quarantined: [],
    changedElsewhere: [],
    withheld: 0,
    missing: 0,
    isRevoked: lastFailure === "revoked",
    hasNewSettings: false,
  };
}

const languages = { en: text, es: spanish, fr: french };
const cases = Object.entries(languages).flatMap(([language, words]) =>
  failureClasses.flatMap((failure) => [12, 0].map((waiting) => ({ language, words, failure, waiting }))),
);

describe.each(cases)("after $failure with $waiting waiting, in $language", ({ words, failure, waiting }) => {
  const facts = factsAfter(failure, waiting);
  const line = statusInWords(statusOf(facts, { isSending: false }), words);
  const next = nextTryInWords(facts, words, () => "21:30");
  const beginsATry = (why: Trigger) => isDue(facts, why, { nowMs, today: lastConfirmedDay });

  test("promises a try by itself where there is one, and nowhere else", () => {
    const promises = [words.waiting(waiting), words.waitingToTry(waiting)];

    expect(promises.includes(line)).toBe(waiting > 0 && triesByItself[failure]);
    expect(msUntilTimer(facts, nowMs) !== undefined).toBe(waiting > 0 && triesByItself[failure]);
  });

  test("names what begins the next try", () => {
    const isWaiting = waiting > 0;

    expect(next).toBe(triesByItself[failure] ? words.nextTryAt("21:30") : words.nextTryByYou);
    expect(beginsATry("tap"), "Send now").toBe(true);
    expect(beginsATry("online"), "a connection").toBe(isWaiting && triesByItself[failure]);
    // Before its time, an opening begins none; where no time is set, it does.
    expect(beginsATry("start"), "opened again").toBe(isWaiting && !triesByItself[failure]);
  });

  test("says what the person has to do where nothing goes on by itself", () => {
    const told: Partial<Record<FailureClass, string>> = {
      "signed-out": words.signedOut(waiting),
      revoked: words.accessEnded(waiting),
      "not-allowed": words.accessEnded(waiting),
      "other-version": waiting === 0 ? words.allSent : words.waitingForVersion(waiting),
    };

    expect(told[failure]).toBe(triesByItself[failure] ? undefined : line);
  });
});

test.each(Object.entries(languages))(
  "all sent takes two lines of a narrow phone, in %s",
  (_language, words) => {
    const lettersInLine = 26;
    let lines = 1;
    let taken = 0;
    for (const word of words.allSent.split(" ")) {
      const isFirst = taken === 0;
      if (taken + 1 + word.length > lettersInLine && !isFirst) {
        lines += 1;
        taken = word.length;
      } else taken += isFirst ? word.length : 1 + word.length;
    }

    expect(lines).toBeLessThanOrEqual(2);
  },
);

describe.each(Object.entries(languages))("what was saved a moment ago, in %s", (_language, words) => {
  const said = (failure: FailureClass | undefined, isOnline: boolean) =>
    statusInWords(statusOf(factsAfter(failure, 2), { isSending: false }), words, { isOnline });

  test("goes in a moment where there is a line", () => {
    expect(said(undefined, true)).toBe(words.aboutToSend(2));
  });

  test("needs a connection where there is no line, and where the last try found none", () => {
    expect([said(undefined, false), said("no-connection", true)]).toEqual([
      words.waiting(2),
      words.waiting(2),
    ]);
  });

  test('fits into the lines that "all sent" stood in', () => {
    expect(words.aboutToSend(99).length).toBeLessThanOrEqual(words.allSent.length);
  });
});

test("what was saved a moment ago goes in a moment", () => {
  expect(nextTryInWords(factsAfter(undefined, 1), text, String)).toBe("In a moment");
});

test("a run that ended between versions says so, and not only what was sent", () => {
  const { waiting, lastFailure: failure } = factsAfter("other-version", 4);
  const partial = { kind: "partial", sent: 8, of: 12, waiting, needLook: 0, missing: 0 } as const;

  expect(statusInWords({ ...partial, ...(failure && { failure }) }, text)).toBe(text.waitingForVersion(4));
});
