/** A lead's correction of an entry that this browser has changed before, and that the server hasn't got yet. */
import { configure, fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { encounterOf } from "../../support/builders.ts";
import {
  bringBack,
  counted,
  isSaidToBeOut,
  save,
  showRecord,
  takeOut,
} from "../../support/desk-record-screen.tsx";

configure({ asyncUtilTimeout: 10_000 });

/** The form after its first Save, on what the server knew before that. */
async function openedAgain() {
  const shown = await showRecord(encounterOf({ site: "PIER", out: { "TST-FEN": 5 } }));
  fireEvent.click(counted(5));
  await save();
  await shown.reopen();
  return shown;
}

test("a second correction goes on top of the first, and begins with what that says", async () => {
  const { changes } = await openedAgain();
  fireEvent.click(counted(10));

  await save();

  const [first, second] = changes.saved;
  expect(second).toMatchObject({
    onto: { event: first?.event, rev: 2 },
    record: { lines: [{ item: "TST-FEN", quantity: 15 }] },
  });
});

test("an entry is taken out on top of its correction, of the day that it is on by then", async () => {
  const { changes, reopen } = await openedAgain();
  fireEvent.input(screen.getByLabelText("Day"), { target: { value: "2026-02-20" } });
  await save();
  await reopen();

  await takeOut();

  expect(changes.saved[2]).toMatchObject({
    kind: "void",
    onto: { event: changes.saved[1]?.event, rev: 3 },
    day: "2026-02-20",
  });
  expect(location.pathname).toBe("/desk/records/2026-02-20");
});

test("an entry that was taken out here is said to be, and a correction counts", async () => {
  const { changes, reopen } = await openedAgain();
  await takeOut();
  await reopen();
  expect(isSaidToBeOut()).toBe(true);
  fireEvent.click(counted(10));

  await save();

  expect(changes.saved[2]).toMatchObject({ onto: { event: changes.saved[1]?.event, rev: 3 } });
  await reopen();
  expect(isSaidToBeOut()).toBe(false);
});

test("an entry that was taken out here is brought back as it was corrected", async () => {
  const { changes, reopen } = await openedAgain();
  await takeOut();
  await reopen();

  await bringBack();

  const [, out] = changes.saved;
  expect(changes.saved[2]).toMatchObject({
    kind: "fix",
    onto: { event: out?.event, rev: 3 },
    record: { lines: [{ item: "TST-FEN", quantity: 10 }] },
  });
  await reopen();
  expect(isSaidToBeOut()).toBe(false);
});

test("what a phone took out meanwhile is said, and a correction answers it", async () => {
  const { changes, reopen, takeOutByPhone } = await openedAgain();
  fireEvent.click(counted(10));
  await save();
  const taken = takeOutByPhone();
  await reopen();
  expect(isSaidToBeOut()).toBe(true);
  fireEvent.click(counted(15));

  await save();

  expect(changes.saved[2]).toMatchObject({ onto: { event: taken, rev: 3 } });
  await reopen();
  expect(isSaidToBeOut()).toBe(false);
});
