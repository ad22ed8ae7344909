import { describe, expect, test } from "vitest";
import { sendTag, wakeWindows, type Windows } from "../../src/sync/wake-windows.ts";

describe("wakeWindows", () => {
  test("tells every open window, of whatever version, and nothing but that", async () => {
    const told: string[] = [];
    const asked: unknown[] = [];
    const windows: Windows = {
      matchAll: async (options) => {
        asked.push(options);
        return ["one", "other"].map((name) => ({
          postMessage: (message: string) => told.push(`${name} ${message}`),
        }));
      },
    };

    await wakeWindows(windows);

    expect(told).toEqual([`one ${sendTag}`, `other ${sendTag}`]);
    expect(asked).toEqual([{ type: "window", includeUncontrolled: true }]);
  });

  test("is done at once where no window is open", async () => {
    await expect(wakeWindows({ matchAll: async () => [] })).resolves.toBeUndefined();
  });
});
