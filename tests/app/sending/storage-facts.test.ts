import { expect, onTestFinished, test } from "vitest";
import { storageFacts } from "../../../src/app/sending/start-team.ts";
import { TimersByHand } from "../../support/timers-by-hand.ts";

test("tells how often the storage was emptied, where it was", async () => {
  expect(await storageFacts(2)).toMatchObject({ losses: 2 });
  expect(await storageFacts(0)).not.toHaveProperty("losses");
});

test("keeps nothing waiting where the browser doesn't answer", async () => {
  const silent = () => new Promise<never>(() => undefined);
  Object.defineProperty(navigator, "storage", {
    configurable: true,
    value: { persisted: silent, estimate: silent },
  });
  onTestFinished(() => void Reflect.deleteProperty(navigator, "storage"));
  const clock = new TimersByHand(0);

  const facts = storageFacts(1, clock.timer);
  clock.advance(2_000);

  expect(await facts).toEqual({ losses: 1 });
});
