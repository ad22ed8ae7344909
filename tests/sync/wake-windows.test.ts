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

    expect(await wakeWindows(windows)).toBe(2);

    expect(told).toEqual([`one ${sendTag}`, `other ${sendTag}`]);
    expect(asked).toEqual([{ type: "window", includeUncontrolled: true }]);
  });

  test("says where no window is open", async () => {
    expect(await wakeWindows({ matchAll: async () => [] })).toBe(0);
  });
});
