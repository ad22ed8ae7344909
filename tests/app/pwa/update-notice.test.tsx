import { act, screen, waitFor } from "@testing-library/preact";
import { useEffect } from "preact/hooks";
import { describe, expect, test } from "vitest";
import { DayScreen } from "../../../src/app/day/DayScreen.tsx";
import { day } from "../../../src/app/language/en/day.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { pwa } from "../../../src/app/language/en/pwa.ts";
import { UpdateProvider } from "../../../src/app/pwa/UpdateProvider.tsx";
import type { Recorder } from "../../../src/app/record/recorder.ts";
import { RecorderProvider, useRecorder } from "../../../src/app/record/RecorderProvider.tsx";
import { err } from "../../../src/domain/result.ts";
import type { Phone, SaveFailure } from "../../../src/storage/phone.ts";
import { encounterOf } from "../../support/builders.ts";
import { BeginChange } from "../../support/day-that-fails.tsx";
import { mustSave, newEntry } from "../../support/entries.ts";
import { phoneThatFails } from "../../support/failing-storage.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { isOffered, newVersion, offer } from "../../support/new-version.ts";
import { tapStrips } from "../../support/recorder.ts";

function TakeRecorder({ take }: { readonly take: (recorder: Recorder) => void }) {
  const { recorder } = useRecorder();
  useEffect(() => take(recorder));
  return null;
}

async function setup() {
  const { phone, fail, hold } = await phoneThatFails();
  await mustSave(phone, newEntry(encounterOf()));
  let recorder: Recorder | undefined;
  await showScreen(
    <UpdateProvider update={newVersion}>
      <RecorderProvider onFirstSave={() => undefined}>
        <TakeRecorder
          take={(taken) => {
            recorder = taken;
          }}
        />
        <BeginChange />
        <DayScreen date="2026-03-08" />
      </RecorderProvider>
    </UpdateProvider>,
    { phone },
  );
  await waitFor(() => expect(offer()).not.toBeNull());
  if (recorder === undefined) throw new Error("There is no recorder");
  return { phone, fail, hold, recorder };
}

async function openSheet() {
  (await screen.findByRole("button", { name: /More about/ })).click();
  await screen.findByText("Recorded");
}

const pressMistake = () => screen.getByRole("button", { name: "Mistake" }).click();
const isWaiting = () => waitFor(() => expect(offer()).toBeNull());
const toldOfWhatIsNotDone = () => screen.queryByText(pwa.saveBeforeUpdate, { exact: false }) !== null;

test("UpdateNotice waits with its offer while a void that failed is not done", async () => {
  const { fail } = await setup();
  await openSheet();
  const heal = await fail("storage-full", pressMistake);
  await screen.findByText(failures.change["storage-full"]);

  expect(offer()).toBeNull();
  expect(toldOfWhatIsNotDone()).toBe(true);

  heal();
  screen.getByRole("button", { name: "Try again" }).click();

  await isOffered();
  expect(toldOfWhatIsNotDone()).toBe(false);
});

test("UpdateNotice waits with its offer while a void is under way", async () => {
  const { hold } = await setup();
  await openSheet();
  const release = hold();

  pressMistake();
  await isWaiting();
  expect(toldOfWhatIsNotDone()).toBe(true);

  release();
  await isOffered();
});

describe("UpdateNotice beside an undo of the last entry", () => {
  const full = { kind: "storage-full", cause: "test" } as const;

  /** The undo of an entry of the recording screen, whose answer is held. */
  async function withUndo() {
    const { phone, recorder } = await setup();
    tapStrips(recorder);
    await act(() => recorder.save("encounter"));
    await isOffered();
    const answer = Promise.withResolvers<Awaited<ReturnType<Phone["undo"]>>>();
    const undo = phone.undo.bind(phone);
    phone.undo = () => answer.promise;
    const undoing = recorder.toggleLast();
    return {
      recorder,
      undoing,
      fail: async (failure: SaveFailure) => {
        answer.resolve(err(failure));
        await undoing;
        phone.undo = undo;
      },
    };
  }

  async function saveNext(recorder: Recorder) {
    tapStrips(recorder);
    await recorder.save("encounter");
  }

  test("waits while it is under way, and while it failed and can be tried again", async () => {
    const { recorder, fail } = await withUndo();
    await isWaiting();

    await act(() => fail(full));
    expect(recorder.state().last).toMatchObject({ failure: full });
    expect(offer()).toBeNull();

    await recorder.toggleLast();
    await isOffered();
  });

  test("waits for nothing where no try can do anything any more", async () => {
    const { recorder, fail } = await withUndo();

    await act(() => fail({ kind: "changed-since" }));

    expect(recorder.state().last).toMatchObject({ failure: { kind: "changed-since" } });
    await isOffered();
  });

  test("waits for one that the next entry took the place of, under way and failed", async () => {
    const { recorder, fail } = await withUndo();

    await act(() => saveNext(recorder));
    expect(recorder.state()).toMatchObject({ last: { type: "saved", isChanging: false }, unturned: [] });
    expect(offer()).toBeNull();

    await act(() => fail(full));
    const [unturned] = recorder.state().unturned;
    if (unturned === undefined) throw new Error("Nothing is said of the undo");
    expect(offer()).toBeNull();

    await recorder.toggleAgain(unturned);
    await isOffered();
  });
});

describe("UpdateNotice, where only a new version can do what was asked,", () => {
  const unreadable = { kind: "unreadable", cause: "test" } as const;

  test.each([
    [unreadable, failures.change.unreadable],
    [{ kind: "database-newer" } as const, failures.closed["database-newer"]],
  ])("offers it after a void that met $kind, and says that something isn't done", async (failure, why) => {
    const { phone } = await setup();
    await openSheet();
    phone.save = async () => err(failure);

    pressMistake();
    await screen.findByText(why);

    expect(offer()).not.toBeNull();
    expect(toldOfWhatIsNotDone()).toBe(true);
  });

  test("offers it beside an entry that could not be saved, but not while that is tried again", async () => {
    const { phone, recorder } = await setup();
    phone.save = async () => err(unreadable);
    tapStrips(recorder);
    await act(() => recorder.save("encounter"));
    const [unsaved] = recorder.state().unsaved;
    if (unsaved === undefined) throw new Error("It was saved");
    await isOffered();
    expect(toldOfWhatIsNotDone()).toBe(true);
    expect(screen.getByText(pwa.unsavedIsLost, { exact: false })).toBeDefined();

    const answer = Promise.withResolvers<Awaited<ReturnType<Phone["save"]>>>();
    phone.save = () => answer.promise;
    const trying = recorder.tryAgain(unsaved.form.event);
    await isWaiting();
    answer.resolve(err(unreadable));
    await trying;

    await isOffered();
  });

  test("waits for what another try may still do", async () => {
    const { phone, recorder } = await setup();
    phone.save = async () => err({ kind: "storage-full", cause: "test" });
    tapStrips(recorder);

    await act(() => recorder.save("encounter"));

    expect(recorder.state().unsaved).toHaveLength(1);
    expect(offer()).toBeNull();
  });

  test("says that a change of a voided entry is lost, which could not be brought back with it", async () => {
    const { phone } = await setup();
    (await screen.findByRole("button", { name: "Begin a change" })).click();
    await openSheet();
    pressMistake();
    await screen.findByText(day.nowVoided);
    phone.undo = async () => err(unreadable);

    screen.getByRole("button", { name: day.undo }).click();
    await screen.findByText(failures.change.unreadable);

    await isOffered();
    expect(screen.queryByText(/you changed this and didn't save it/)).toBeNull();
    expect(screen.getByText(pwa.unsavedIsLost, { exact: false })).toBeDefined();
  });
});
