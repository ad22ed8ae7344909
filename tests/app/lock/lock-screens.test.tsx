import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createLock } from "../../../src/app/lock/lock.ts";
import { LockedScreen } from "../../../src/app/lock/LockedScreen.tsx";
import { LockProvider } from "../../../src/app/lock/LockProvider.tsx";
import { PrivacyScreen } from "../../../src/app/lock/PrivacyScreen.tsx";
import { type WipeHere, WipeProvider } from "../../../src/app/lock/WipeProvider.tsx";
import type { WipeLeftover } from "../../../src/app/lock/wipe.ts";
import { ReadBoundary } from "../../../src/app/shell/ReadBoundary.tsx";
import { err, ok } from "../../../src/domain/result.ts";
import { StorageError } from "../../../src/storage/failures.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import type { UnlockFailure } from "../../../src/storage/sealing/keeper.ts";
import { encounterOf } from "../../support/builders.ts";
import { memoryStorage, showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();

async function showLocked(passphrase?: string) {
  let isOpen = passphrase === undefined;
  const lock = createLock({
    storage: memoryStorage(),
    now: () => 0,
    keeper: {
      onLock: () => () => undefined,
      isOpen: () => isOpen,
      lock: () => undefined,
      async unlock(typed) {
        isOpen ||= typed === passphrase;
        return isOpen ? ok(undefined) : err<UnlockFailure>({ kind: "wrong-passphrase" });
      },
    },
  });
  lock.lockNow();
  await showScreen(
    <LockProvider lock={lock}>
      <LoadingBoundary>
        <LockedScreen />
      </LoadingBoundary>
    </LockProvider>,
  );
  await screen.findByRole("heading", { name: "Locked" });
  return lock;
}

describe("LockedScreen", () => {
  test("opens by a tap where there is no passphrase, and says how little that is", async () => {
    const lock = await showLocked();

    expect(screen.getByText(/This lock is a curtain/)).toBeTruthy();
    press("Open");

    expect(lock.state().isLocked).toBe(false);
  });

  test("asks for the passphrase, and keeps what was typed when it is another one", async () => {
    const lock = await showLocked("rain on a tin roof");

    fireEvent.input(screen.getByLabelText("Passphrase"), { target: { value: "rain on a roof" } });
    press("Open");

    await screen.findByText(/That isn't the passphrase/);
    expect(lock.state().isLocked).toBe(true);
    const field = screen.getByLabelText<HTMLInputElement>("Passphrase");
    expect(field.value).toBe("rain on a roof");

    fireEvent.input(field, { target: { value: "rain on a tin roof" } });
    press("Open");
    await waitFor(() => expect(lock.state().isLocked).toBe(false));
  });

  test("keeps nothing that was typed when it is locked again or put away", async () => {
    const lock = await showLocked("rain on a tin roof");
    const field = () => screen.getByLabelText<HTMLInputElement>("Passphrase");

    fireEvent.input(field(), { target: { value: "rain on a tin" } });
    lock.lockNow();
    await waitFor(() => expect(field().value).toBe(""));

    fireEvent.input(field(), { target: { value: "rain on a tin" } });
    vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    fireEvent(document, new Event("visibilitychange"));
    await waitFor(() => expect(field().value).toBe(""));
  });
});

async function showPrivacy({
  leftovers = [],
  unsent,
  phone,
}: { leftovers?: WipeLeftover[]; phone?: Phone } & Partial<WipeHere> = {}) {
  const wipe = vi.fn<WipeHere["wipe"]>().mockResolvedValue(leftovers);
  const lock = createLock({ storage: memoryStorage(), now: () => 0 });
  await showScreen(
    <LockProvider lock={lock}>
      <LoadingBoundary>
        <WipeProvider wipe={wipe} unsent={unsent}>
          <ReadBoundary>
            <PrivacyScreen />
          </ReadBoundary>
        </WipeProvider>
      </LoadingBoundary>
    </LockProvider>,
    { records: [encounterOf()], ...(phone && { phone }) },
  );
  await screen.findByRole("heading", { name: "Lock, hide, wipe" });
  return { wipe, lock };
}

const neverAsked = new Promise<never>(() => undefined);

/** The seconds are counted by a timer of the page's. */
async function pressWipeTwice() {
  press("Wipe…");
  await screen.findByText("Wipe Satchel from this phone?");
  vi.useFakeTimers();
  press("Wipe everything");
  await vi.advanceTimersByTimeAsync(0);
}

describe("PrivacyScreen", () => {
  test("keeps when to lock, and locks now", async () => {
    const { lock } = await showPrivacy();

    screen.getByRole("radio", { name: "After 5 minutes" }).click();
    expect(lock.state().delay).toBe("5");

    press("Lock now");
    expect(lock.state().isLocked).toBe(true);
  });

  test("says what a wipe loses on a phone alone", async () => {
    await showPrivacy();

    press("Wipe…");

    expect(await screen.findByText(/^1 entry is on this phone only and will be lost/)).toBeTruthy();
  });

  test("says how many a wipe loses that the program doesn't have", async () => {
    await showPrivacy({ unsent: async () => 12 });

    press("Wipe…");

    expect(
      await screen.findByText("12 entries and corrections were not sent yet and will be lost."),
    ).toBeTruthy();
  });

  test("claims nothing where nobody knows whether the program has everything", async () => {
    await showPrivacy({ unsent: async () => "unknown" });

    press("Wipe…");

    await screen.findByText("Wipe Satchel from this phone?");
    expect(screen.queryByText(/sent yet|was sent\.$/)).toBeNull();
  });

  test.each([
    { kept: "stays on the phone", count: 3, sentences: 1, removals: 0 },
    { kept: "never was", count: 0, sentences: 0, removals: 1 },
  ])("says what goes of the time before joining where that $kept", async ({ count, sentences, removals }) => {
    const remove = vi.fn<() => Promise<boolean>>().mockResolvedValue(true);
    await showTeamScreen(
      <WipeProvider wipe={async () => []} unsent={async () => 0}>
        <PrivacyScreen />
      </WipeProvider>,
      { before: { count: async () => count, saveCopy: () => neverAsked, remove } },
    );
    await screen.findByRole("heading", { name: "Lock, hide, wipe" });

    press("Wipe…");

    await screen.findByText("All that was recorded here for the program was sent.");
    expect(screen.queryAllByText(/^What was recorded here alone will be lost too/)).toHaveLength(sentences);
    expect(remove).toHaveBeenCalledTimes(removals);
  });

  test("leads to the wipe where storage doesn't answer what would be lost", async () => {
    const storedCount = () => Promise.reject(new StorageError({ kind: "storage-slow" }));
    const { wipe } = await showPrivacy({ phone: { ...(await openTestPhone()), storedCount } });

    await pressWipeTwice();
    await vi.advanceTimersByTimeAsync(5100);
    vi.useRealTimers();

    await waitFor(() => expect(wipe).toHaveBeenCalledOnce());
  });

  test("wipes after five seconds, and not before", async () => {
    const { wipe } = await showPrivacy();
    await pressWipeTwice();

    await vi.advanceTimersByTimeAsync(4900);
    expect(wipe).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    vi.useRealTimers();

    await screen.findByRole("heading", { name: "Satchel was wiped from this phone" });
    expect(wipe).toHaveBeenCalledOnce();
  });

  test("wipes nothing once Cancel was pressed, which has the focus", async () => {
    const { wipe } = await showPrivacy();
    await pressWipeTwice();
    expect(document.activeElement?.textContent).toBe("Cancel");

    press("Cancel");
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();

    await screen.findByText("Nothing was wiped.");
    expect(wipe).not.toHaveBeenCalled();
  });

  test("says what is left where another tab holds it", async () => {
    await showPrivacy({ leftovers: ["database"] });
    await pressWipeTwice();

    await vi.advanceTimersByTimeAsync(5100);
    vi.useRealTimers();

    expect(await screen.findByRole("heading", { name: "Not everything was wiped" })).toBeTruthy();
  });

  test.each<[string, WipeHere["unsent"], WipeLeftover[], RegExp[]]>([
    ["that a cookie may stay of a phone alone", undefined, [], [/a cookie may stay/]],
    ["that the cookie of a program's phone stays", async () => 0, [], [/A cookie .* stays/, /to cut it off/]],
    ["to cut the phone off, where all of the site has to go", async () => 0, ["database"], [/to cut it off/]],
  ])("says once %s", async (_, unsent, leftovers, sentences) => {
    await showPrivacy({ unsent, leftovers });
    await pressWipeTwice();

    await vi.advanceTimersByTimeAsync(5100);
    vi.useRealTimers();

    await screen.findByRole("heading", { name: /wiped/ });
    expect(screen.queryAllByText(/cookie|Ask your lead/)).toHaveLength(sentences.length);
    for (const sentence of sentences) expect(screen.getByText(sentence)).toBeTruthy();
  });

  test.each<[string, WipeHere["unsent"], RegExp, number]>([
    ["on a phone alone that nobody can bring the records back", undefined, /Nobody can bring them back/, 1],
    [
      "on a program's phone what stays with the program",
      async () => 0,
      /What was sent stays with the program/,
      0,
    ],
  ])("says %s", async (_, unsent, sentence, timesNobody) => {
    await showPrivacy({ unsent });

    const intro = screen.getByText(/^Removes all records, settings and files/);
    expect(intro.textContent).toMatch(sentence);
    expect(screen.queryAllByText(/Nobody can bring them back/)).toHaveLength(timesNobody);
  });

  test("says of a wipe that traces stay on the disk", async () => {
    await showPrivacy();

    expect(screen.getByText(/A laboratory may still find traces on the disk/)).toBeTruthy();
  });
});
