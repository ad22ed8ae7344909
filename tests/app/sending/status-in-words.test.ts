import { describe, expect, test } from "vitest";
import { team as text } from "../../../src/app/language/en/team.ts";
import { statusInWords, toneOf } from "../../../src/app/sending/status-in-words.ts";
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
  [{ kind: "needs-look", lastConfirmedDay, needLook: 2, missing: 0 }, "2 entries need a look.", "warn"],
  [
    { kind: "waiting", waiting: 12, needLook: 0, missing: 0 },
    "12 saved on this phone. Will send when there is a connection.",
    "plain",
  ],
  [
    { kind: "waiting", waiting: 12, failure: "busy", needLook: 1, missing: 0 },
    "12 saved on this phone. Not sent yet; will try again. 1 entry needs a look.",
    "warn",
  ],
  [
    { kind: "needs-look", lastConfirmedDay, needLook: 0, missing: 2 },
    "The server lost 2 sent entries. Show this to your lead.",
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
    "This phone can't send any more. Your 12 entries are safe. Show this to your lead.",
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
