import { IDBFactory } from "fake-indexeddb";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type Channel, type OpenChannel, openChangeSignal } from "../../src/storage/change-signal.ts";
import { encounterOf, eventId, programOf } from "../support/builders.ts";
import { abortWithReason, BrowserWithFaults } from "../support/browser-with-faults.ts";
import { openTestPhone } from "../support/open-test-phone.ts";

/** Channels of one browser: what one tab posts, the others hear. Keeps what was said. */
function channelsOf(): { readonly openChannel: OpenChannel; readonly posted: unknown[] } {
  const listeners = new Map<Channel, () => void>();
  const posted: unknown[] = [];
  return {
    posted,
    openChannel() {
      const channel: Channel = {
        addEventListener(_, listener) {
          listeners.set(channel, listener);
        },
        postMessage(message) {
          posted.push(message);
          for (const [other, listener] of listeners) if (other !== channel) listener();
        },
        close: () => listeners.delete(channel),
      };
      return channel;
    },
  };
}

async function setup() {
  const indexedDB = new IDBFactory();
  const { openChannel, posted } = channelsOf();
  const phone = await openTestPhone({ indexedDB, openChannel });
  const otherTab = await openTestPhone({ indexedDB, openChannel });
  const entry = { kind: "rec" as const, event: eventId(), record: encounterOf() };
  return { phone, otherTab, posted, entry };
}

function countOf(phone: { subscribe(listener: () => void): () => void }) {
  const count = { told: 0, stop: () => {} };
  count.stop = phone.subscribe(() => {
    count.told += 1;
  });
  return count;
}

describe("subscribe", () => {
  test("tells the own tab and the others after a save", async () => {
    const { phone, otherTab, entry } = await setup();
    const [own, other] = [countOf(phone), countOf(otherTab)];

    await phone.save(entry);

    expect(own.told).toBe(1);
    await expect.poll(() => other.told).toBe(1);
  });

  test("tells the others even when the tab is closed at once", async () => {
    const { phone, otherTab, entry } = await setup();
    const other = countOf(otherTab);

    await phone.save(entry);
    phone.close();

    await Promise.resolve();
    expect(other.told).toBe(1);
  });

  test("tells the others nothing through a channel that was closed while something was being stored", async () => {
    const posts: string[] = [];
    let isClosed = false;
    const signal = openChangeSignal("satchel", () => ({
      addEventListener: () => undefined,
      postMessage(message) {
        if (isClosed) throw new DOMException("The channel is closed", "InvalidStateError");
        posts.push(message);
      },
      close() {
        isClosed = true;
      },
    }));
    signal.announce();
    signal.close();
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());

    signal.announce();
    vi.runAllTimers();

    expect(posts).toEqual(["changed"]);
  });

  test("tells after a program was saved", async () => {
    const { phone } = await setup();
    const own = countOf(phone);

    await phone.saveProgram(programOf());

    expect(own.told).toBe(1);
  });

  test("posts nothing about what was saved", async () => {
    const { phone, posted, entry } = await setup();

    await phone.save(entry);

    await expect.poll(() => posted).toEqual(["changed"]);
  });

  test("tells nothing when nothing was saved", async () => {
    const browser = new BrowserWithFaults();
    const phone = await openTestPhone({ indexedDB: browser.indexedDB });
    const own = countOf(phone);
    browser.failNextWrites(abortWithReason("QuotaExceededError"));

    await phone.save({ kind: "rec", event: eventId(), record: encounterOf() });

    expect(own.told).toBe(0);
  });

  test("stops telling who has left", async () => {
    const { phone, entry } = await setup();
    const own = countOf(phone);
    own.stop();

    await phone.save(entry);

    expect(own.told).toBe(0);
  });

  test("tells the own tab where a browser has no channel between tabs", async () => {
    const phone = await openTestPhone({ openChannel: () => undefined });
    const own = countOf(phone);

    await phone.save({ kind: "rec", event: eventId(), record: encounterOf() });

    expect(own.told).toBe(1);
  });

  test("reaches another tab over the browser's own channel", async () => {
    const indexedDB = new IDBFactory();
    const phone = await openTestPhone({ indexedDB });
    const otherTab = await openTestPhone({ indexedDB });
    const told = new Promise<void>((resolve) => otherTab.subscribe(resolve));

    await phone.save({ kind: "rec", event: eventId(), record: encounterOf() });

    await expect(told).resolves.toBeUndefined();
    phone.close();
    otherTab.close();
  });
});
