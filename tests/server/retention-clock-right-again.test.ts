/** A server's clock may be wrong by years, and nothing brings back what is let go by it. */
import { describe, expect, test } from "vitest";
import { setKeepMonths } from "../support/program-endpoint.ts";
import { openTestEndpoint, type TestEndpoint } from "../support/test-endpoint.ts";
import { retentionSetup, tenYears, todayOf } from "../support/retention-clock.ts";

describe("a server's clock that is right again", () => {
  test("is followed as if it had never leapt", async () => {
    const { mornings, leap, bodies, clockTold } = await retentionSetup({ days: ["2026-06-10"] });
    await leap(tenYears);
    await mornings(10);

    await leap(-tenYears);
    expect(await clockTold()).toBeUndefined();
    // 22 September, and on to 1 October.
    await mornings(11);
    expect(bodies()).toBe(1);
    await mornings(2);

    expect(bodies()).toBe(0);
  });

  test("does not forget the day that was believed where it was in the past for a moment", async () => {
    const { endpoint, mornings, leap, clockTold } = await retentionSetup();
    await mornings(3);

    await leap(-tenYears);
    await leap(tenYears);

    expect(await clockTold()).toBeUndefined();
    expect(todayOf(endpoint)).toBe("2026-09-11");
  });

  test("is believed less once it has lived in the past, so that it has to be said anew how far it may go", async () => {
    const { mornings, leap, clockTold } = await retentionSetup();
    await leap(-90);
    await mornings(2);

    await leap(90);

    expect(await clockTold()).toEqual({ says: "2026-09-10", believed: "2026-06-12" });
  });

  test("lets a limit hold that was set in years to come, once it is set again", async () => {
    const { endpoint, admin, mornings, leap, bodies, signIn } = await retentionSetup({ keepMonths: 120 });
    await leap(tenYears);
    await signIn();
    expect((await setKeepMonths(admin, 3)).status).toBe(200);
    await leap(-tenYears);
    await signIn();
    expect((await setKeepMonths(admin, 6)).status).toBe(200);
    expect((await setKeepMonths(admin, 3)).status).toBe(200);

    await mornings(2);

    expect(bodies()).toBe(2);
    const next = await openTestEndpoint({ dataDir: restarted(endpoint), startMs: endpoint.clockMs() });
    await next.letGo({ isStart: true });
    expect(bodies()).toBe(2);
  });
});

function restarted(endpoint: TestEndpoint): string {
  endpoint.close();
  return endpoint.dataDir;
}
