import { describe, expect, test } from "vitest";
import { sendTag, takenWord, wakeWindows, type Windows } from "../../src/sync/wake-windows.ts";
import { browserTimer } from "../../src/storage/deadline.ts";
import { TimersByHand } from "../support/timers-by-hand.ts";

describe("wakeWindows", () => {
  test("tells every open window, of whatever version, and nothing but that", async () => {
    const told: string[] = [];
    const asked: unknown[] = [];
    const windows: Windows = {
      matchAll: async (options) => {
        asked.push(options);
        return ["one", "other"].map((name) => ({
          postMessage(message: string, [port]: Transferable[]) {
            told.push(`${name} ${message}`);
            if (name === "other") (port as MessagePort).postMessage(takenWord);
          },
        }));
      },
    };

    expect(await wakeWindows(windows, browserTimer)).toBe("taken");

    expect(told).toEqual([`one ${sendTag}`, `other ${sendTag}`]);
    expect(asked).toEqual([{ type: "window", includeUncontrolled: true }]);
  });

  test("says where no window is open", async () => {
    expect(await wakeWindows({ matchAll: async () => [] }, browserTimer)).toBe("none");
  });

  test("waits three seconds for a window that the browser may have frozen, and no longer", async () => {
    const timers = new TimersByHand(0);
    let answer: string | undefined;
    const waking = wakeWindows(
      { matchAll: async () => [{ postMessage: () => undefined }] },
      timers.timer,
    ).then((woken) => (answer = woken));
    await Promise.resolve();

    timers.advance(2_999);
    await Promise.resolve();
    expect(answer).toBeUndefined();
    timers.advance(1);

    expect(await waking).toBe("silent");
  });
});
