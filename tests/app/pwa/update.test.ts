/** Whether the page brings back a worker whose installation a bad line broke off. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { registerServiceWorker } from "../../../src/app/pwa/update.ts";

interface Made {
  /** The browser gives the worker up, as it does when a wipe takes the registration away. */
  readonly becomeRedundant: () => void;
}

const { made } = vi.hoisted(() => ({ made: [] as Made[] }));
vi.mock("workbox-window", () => ({
  Workbox: class extends EventTarget {
    constructor() {
      super();
      made.push({ becomeRedundant: () => void this.dispatchEvent(new Event("redundant")) });
    }
    register = () => Promise.reject(new Error("bad line"));
  },
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Of a page that no worker controls: the first installation has failed. */
async function afterFailedInstallation() {
  made.length = 0;
  Object.defineProperty(navigator, "serviceWorker", { configurable: true, value: { controller: null } });
  onTestFinished(() => void Reflect.deleteProperty(navigator, "serviceWorker"));
  const update = registerServiceWorker(() => Date.now());
  await vi.advanceTimersByTimeAsync(1);
  return update;
}

test("registers the worker again at the next sign of a connection", async () => {
  const update = await afterFailedInstallation();

  window.dispatchEvent(new Event("online"));

  expect(made).toHaveLength(2);
  update.end();
});

test("ended, registers none again: neither by a sign, nor in time, nor because a wipe took the last", async () => {
  const update = await afterFailedInstallation();

  update.end();
  made[0]?.becomeRedundant();
  window.dispatchEvent(new Event("online"));
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(3_600_000);

  expect(made).toHaveLength(1);
});
