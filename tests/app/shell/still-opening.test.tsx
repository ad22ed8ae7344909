import { act, screen } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { App } from "../../../src/app/App.tsx";
import { failures } from "../../../src/app/language/en/failures.ts";
import { noUpdate } from "../../../src/app/pwa/update.ts";
import type { Phone, OpenFailure } from "../../../src/storage/phone.ts";
import { err, ok, type Result } from "../../../src/domain/result.ts";
import { eventId, programOf, recordId } from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";

afterEach(() => {
  vi.useRealTimers();
});

const heading = "Satchel is still opening its records";
const clock = { now: () => Date.parse("2026-03-08T22:00:00Z") };
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

/** Holds the opening of the phone until the test lets it end. */
async function openApp() {
  const opening = Promise.withResolvers<Result<Phone, OpenFailure>>();
  await showScreen(
    <App
      openPhone={() => opening.promise}
      startTeam={() => Promise.reject(new Error("This phone is alone"))}
      openJoiner={() => Promise.reject(new Error("Nobody joins"))}
      wipe={async () => []}
      clock={clock}
      ids={{ recordId, eventId }}
      onFirstSave={() => undefined}
      update={noUpdate}
    />,
  );
  return opening;
}

const holdSeconds = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

describe("App", () => {
  test("shows nothing while its records open, and where that takes long, that it should stay open", async () => {
    holdSeconds();
    await openApp();

    await pass(10_000);
    expect(document.body.textContent).toBe("");
    await pass(1_000);

    expect(screen.getByRole("heading", { name: heading })).toBeTruthy();
    expect(screen.getByText(/Keep Satchel open/)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("goes on to its first screen once they are open", async () => {
    const phone = await openTestPhone();
    valueOf(await phone.saveProgram(programOf()));
    holdSeconds();
    const opening = await openApp();
    await pass(11_000);

    opening.resolve(ok(phone));
    vi.useRealTimers();

    await screen.findByLabelText("Main");
    expect(screen.queryByRole("heading", { name: heading })).toBeNull();
  });

  test("says of an opening that hangs only that", async () => {
    holdSeconds();
    const opening = await openApp();

    await pass(10_000);
    opening.resolve(err({ kind: "hanging" }));
    await pass(2_000);

    expect(screen.getByText(failures.open.hanging)).toBeTruthy();
    expect(screen.queryByText(heading)).toBeNull();
  });
});
