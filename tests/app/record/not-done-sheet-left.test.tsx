/** The sheet of what isn't done, once everything on it was done, left, or is being tried: what it says then, and no more. */
import { act, configure, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { day } from "../../../src/app/language/en/day.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { record } from "../../../src/app/language/en/record.ts";
import { createLock } from "../../../src/app/lock/lock.ts";
import { LockProvider } from "../../../src/app/lock/LockProvider.tsx";
import { RecorderProvider } from "../../../src/app/record/RecorderProvider.tsx";
import { RecordScreen } from "../../../src/app/record/RecordScreen.tsx";
import { err } from "../../../src/domain/result.ts";
import type { SaveFailure } from "../../../src/storage/phone.ts";
import { localDate } from "../../support/builders.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";
import { showRecordForm } from "../../support/record-form.tsx";
import { valueOf } from "../../support/results.ts";
import { buttonNamed } from "../../support/screen-controls.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

configure({ asyncUtilTimeout: 10_000 });

const full = { kind: "storage-full", cause: "test" } as const;
const strips = "Fentanyl test strip, 0 counted";

async function openSheet(hint: string) {
  (await screen.findByText(hint, { selector: "span" })).click();
  return within(await screen.findByRole("dialog"));
}

/** One entry of five strips whose undo the phone didn't do. */
async function withFailedUndo(failure: SaveFailure) {
  const form = await showRecordForm();
  form.tap(strips);
  await form.save();
  form.phone.undo = async () => err(failure);
  form.tap("Undo");
  return form;
}

describe("the sheet of what isn't done, with nothing more to do on it,", () => {
  test("says of an entry that was left that nobody knows, and asks for no tap that isn't offered", async () => {
    await withFailedUndo({ kind: "storage-slow" });
    const sheet = await openSheet(day.notDoneTitle);
    sheet.getByText(failures.change["storage-slow"]);

    sheet.getByRole("button", { name: day.leaveIt }).click();

    await screen.findByRole("dialog", { name: record.howItStands });
    expect(sheet.getByText(record.leftUnclear)).toBeDefined();
    expect(sheet.queryByText(failures.change["storage-slow"])).toBeNull();
  });

  test("calls nothing done that was decided by another change", async () => {
    await withFailedUndo({ kind: "changed-since" });
    const sheet = await openSheet(day.notDoneTitle);

    sheet.getByRole("button", { name: "Got it" }).click();

    await screen.findByRole("dialog", { name: record.howItStands });
    expect(sheet.getByText(failures.save["changed-since"])).toBeDefined();
  });

  test("calls an entry done that was left as it was saved", async () => {
    await withFailedUndo(full);
    const sheet = await openSheet(record.undoFailed);

    sheet.getByRole("button", { name: day.leaveIt }).click();

    await screen.findByRole("dialog", { name: record.done });
    expect(sheet.getByText(record.saved)).toBeDefined();
  });
});

test("the sheet of what isn't done offers no change of an entry while that is tried", async () => {
  const { phone, tap } = await showRecordForm();
  phone.failNextSave(full);
  tap(strips);
  tap("Save");
  const sheet = await openSheet(record.unsavedTitle);
  expect(sheet.getByRole("button", { name: record.openAgain })).toBeDefined();
  const answer = Promise.withResolvers<Awaited<ReturnType<typeof phone.save>>>();
  phone.save = () => answer.promise;

  sheet.getByRole("button", { name: record.tryAgain }).click();
  await sheet.findByRole("button", { name: record.saving });
  expect(sheet.queryByRole("button", { name: record.openAgain })).toBeNull();

  answer.resolve(err(full));
  (await sheet.findByRole("button", { name: record.openAgain })).click();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(buttonNamed("Fentanyl test strip, 5 counted")).toBeDefined();
});

describe("the open sheet, of what was done on it,", () => {
  async function saveAfterAll() {
    const sheet = await openSheet(record.unsavedTitle);
    sheet.getByText("5 strips");
    sheet.getByRole("button", { name: record.tryAgain }).click();
    await sheet.findByText(record.saved);
    expect(sheet.getByText("5 strips")).toBeDefined();
    return sheet;
  }

  test("shows no contents behind the lock, and has kept none when it is opened", async () => {
    const lock = createLock({ storage: memoryStorage(), now: () => 0 });
    const { phone, tap } = await showRecordForm({
      inFrame: (form) => <LockProvider lock={lock}>{form}</LockProvider>,
    });
    phone.failNextSave(full);
    tap(strips);
    tap("Save");
    const sheet = await saveAfterAll();

    await act(() => lock.lockNow());
    expect(sheet.queryByText("5 strips")).toBeNull();
    expect(sheet.getByText(record.saved)).toBeDefined();

    await act(() => lock.openCurtain());
    expect(sheet.getByText(record.saved)).toBeDefined();
    expect(sheet.queryByText("5 strips")).toBeNull();
  });

  test("shows no contents once the book of the day is closed", async () => {
    const { phone, team } = await showTeamScreen(
      <RecorderProvider onFirstSave={() => undefined}>
        <RecordScreen kind="encounter" />
      </RecorderProvider>,
    );
    const save = phone.save.bind(phone);
    phone.save = async () => err(full);
    await act(() => buttonNamed(strips).click());
    buttonNamed("Save").click();
    await screen.findByRole("alert", { name: record.unsavedTitle });
    phone.save = save;
    const sheet = await saveAfterAll();

    valueOf(await team.book.close(localDate("2026-03-08")));

    await waitFor(() => expect(sheet.queryByText("5 strips")).toBeNull());
    expect(sheet.getByText(record.saved)).toBeDefined();
  });
});
