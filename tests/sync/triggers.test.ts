import { describe, expect, test } from "vitest";
import type { Drain } from "../../src/sync/drain.ts";
import type { Trigger } from "../../src/sync/due.ts";
import type { SyncStatus } from "../../src/sync/status.ts";
import { listenForTriggers } from "../../src/sync/triggers.ts";
import { sendTag, takenWord } from "../../src/sync/wake-windows.ts";

const waiting: SyncStatus = { kind: "waiting", waiting: 2, needLook: 0, missing: 0 };
const unknown: SyncStatus = { kind: "unknown", needLook: 0, missing: 0 };

describe("listenForTriggers", () => {
  test("looks again when a connection comes and when the window is shown", () => {
    const { browser, requested } = setup();

    browser.window.dispatchEvent(new Event("online"));
    browser.window.dispatchEvent(new Event("pageshow"));
    browser.show("visible");

    expect(requested).toEqual(["online", "visible", "visible"]);
  });

  test("looks again when the worker passes on that there is a connection, and at no other message", () => {
    const { browser, requested } = setup();

    browser.serviceWorker.dispatchEvent(new MessageEvent("message", { data: { type: "other" } }));
    browser.serviceWorker.dispatchEvent(new MessageEvent("message", { data: sendTag }));

    expect(requested).toEqual(["woken"]);
  });

  test("tells the worker that it sends, so that this one leaves it", async () => {
    const { browser, requested } = setup();
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.addEventListener("message", ({ data }) => resolve(data));
    });
    port1.start();

    browser.serviceWorker.dispatchEvent(new MessageEvent("message", { data: sendTag, ports: [port2] }));

    expect(await answer).toBe(takenWord);
    expect(requested).toEqual(["woken"]);
    port1.close();
  });

  test("asks to be woken for what is new, and not again for what it has asked for", async () => {
    const { browser, says } = setup();

    await says(waiting);
    await says(waiting);
    await says({ ...waiting, kind: "waiting", waiting: 3 });
    await says({ kind: "sending", sent: 1, of: 3, needLook: 0, missing: 0 });
    await says({ ...waiting, kind: "waiting", waiting: 2 });

    expect(browser.tags).toEqual([sendTag, sendTag]);
  });

  test("asks for nothing while this phone may not send", async () => {
    const { browser, says } = setup();

    await says({ kind: "access-ended", why: "revoked", waiting: 2, needLook: 0, missing: 0 });

    expect(browser.tags).toEqual([]);
  });

  test("asks to be woken when it is put away with something waiting", async () => {
    const { browser } = setup({ status: waiting });

    browser.show("hidden");
    await Promise.resolve();

    expect(browser.tags).toEqual([sendTag]);
  });

  test("asks for nothing when nothing is known to wait", async () => {
    const { browser, requested } = setup({ status: unknown });

    browser.show("hidden");
    await Promise.resolve();

    expect(browser.tags).toEqual([]);
    expect(requested).toEqual([]);
  });

  test("does without a browser that can't wake it, or may not", async () => {
    const { browser } = setup({ status: waiting, register: () => Promise.reject(new Error("denied")) });
    const without = setup({ status: waiting, hasSync: false });

    browser.show("hidden");
    without.browser.show("hidden");
    await new Promise((resolve) => setImmediate(resolve));

    expect([...browser.tags, ...without.browser.tags]).toEqual([]);
  });

  test("hears nothing more once it is stopped", async () => {
    const { browser, requested, says, stop } = setup({ status: unknown });

    stop();
    await says(waiting);
    browser.window.dispatchEvent(new Event("online"));
    browser.window.dispatchEvent(new Event("pageshow"));
    browser.show("visible");
    browser.serviceWorker.dispatchEvent(new MessageEvent("message", { data: sendTag }));

    expect(requested).toEqual([]);
    expect(browser.tags).toEqual([]);
  });
});

interface Given {
  readonly status?: SyncStatus;
  readonly hasSync?: boolean;
  readonly register?: () => Promise<void>;
}

function setup({ status = unknown, hasSync = true, register }: Given = {}) {
  const requested: Trigger[] = [];
  const listeners = new Set<() => void>();
  let said = status;
  const drain: Drain = {
    request: (why) => requested.push(why),
    status: () => said,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => undefined,
  };
  const tags: string[] = [];
  const sync = {
    register: register ?? (async (tag: string) => void tags.push(tag)),
  };
  const shown: { visibilityState: DocumentVisibilityState } = { visibilityState: "visible" };
  const page = Object.assign(new EventTarget(), shown);
  const serviceWorker = Object.assign(new EventTarget(), { ready: Promise.resolve(hasSync ? { sync } : {}) });
  const browser = {
    window: new EventTarget(),
    document: page,
    serviceWorker,
    tags,
    show(state: DocumentVisibilityState) {
      page.visibilityState = state;
      page.dispatchEvent(new Event("visibilitychange"));
    },
  };
  const stop = listenForTriggers(drain, browser);
  return {
    browser,
    requested,
    stop,
    /** What the drain finds from now on. */
    says: async (next: SyncStatus): Promise<void> => {
      said = next;
      for (const listener of listeners) listener();
      await Promise.resolve();
    },
  };
}
