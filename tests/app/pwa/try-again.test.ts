import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tryAgainLater } from "../../../src/app/pwa/try-again.ts";

const minutes = (count: number) => count * 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function failing() {
  const attempt = vi.fn<() => void>(() => next.failed());
  const next = tryAgainLater(attempt);
  return { attempt, next };
}

test("nothing is tried again before it has failed", () => {
  const attempt = vi.fn<() => void>();
  tryAgainLater(attempt);

  window.dispatchEvent(new Event("online"));
  vi.advanceTimersByTime(minutes(60));

  expect(attempt).not.toHaveBeenCalled();
});

test.each([
  ["there is a connection", () => window.dispatchEvent(new Event("online"))],
  ["the page is looked at", () => document.dispatchEvent(new Event("visibilitychange"))],
])("it is tried once, at once, when %s", (_, happens) => {
  const attempt = vi.fn<() => void>();
  tryAgainLater(attempt).failed();

  happens();
  happens();
  vi.advanceTimersByTime(minutes(60));

  expect(attempt).toHaveBeenCalledOnce();
});

test("a page that is put away is no reason to try", () => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  const attempt = vi.fn<() => void>();
  tryAgainLater(attempt).failed();

  document.dispatchEvent(new Event("visibilitychange"));

  expect(attempt).not.toHaveBeenCalled();
});

test("without any sign it is tried after half a minute, then less and less often, at last every quarter of an hour", () => {
  const { attempt, next } = failing();
  next.failed();

  vi.advanceTimersByTime(minutes(0.5));
  expect(attempt).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(minutes(1));
  expect(attempt).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(minutes(2 + 4 + 8));
  expect(attempt).toHaveBeenCalledTimes(5);
  vi.advanceTimersByTime(minutes(16 * 10));
  expect(attempt).toHaveBeenCalledTimes(15);
});

test("once stopped nothing is tried any more, nor after what fails then", () => {
  const { attempt, next } = failing();
  next.failed();

  next.stop();
  window.dispatchEvent(new Event("online"));
  next.failed();
  document.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(minutes(60));

  expect(attempt).not.toHaveBeenCalled();
});
