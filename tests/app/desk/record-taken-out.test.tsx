/** A lead's correction beside what takes the entry out: neither hides the other, whichever is known first. */
import { act, configure, fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { encounterOf, tallyOf } from "../../support/builders.ts";
import { desk } from "../../../src/app/language/en/desk.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { goTo } from "../../support/fix-screen.tsx";
import {
  askToBringBack,
  askToTakeOut,
  bringBack,
  counted,
  isSaidToBeOut,
  left,
  save,
  showRecord,
  takeOut,
} from "../../support/desk-record-screen.tsx";
import { buttonNamed } from "../../support/screen-controls.ts";

configure({ asyncUtilTimeout: 10_000 });

const corrected = { lines: [{ item: "TST-FEN", quantity: 10 }] };
const show = () => showRecord(encounterOf({ site: "PIER", out: { "TST-FEN": 5 } }));

/** What follows from an answer is drawn. */
const answered = (answer: () => void) => act(() => Promise.resolve().then(answer));

test.each([
  ["saved once more", save],
  ["brought back", bringBack],
])(
  "what a phone took out, not knowing of the correction, is as corrected where it is %s",
  async (_, again) => {
    const { changes, reopen, takeOutByPhone } = await show();
    fireEvent.click(counted(5));
    await save();
    const taken = takeOutByPhone();

    await reopen();
    expect(isSaidToBeOut()).toBe(true);
    expect(counted(10)).toBeDefined();
    await again();

    expect(changes.saved[1]).toMatchObject({ onto: { event: taken, rev: 2 }, record: corrected });
    await reopen();
    expect(isSaidToBeOut()).toBe(false);
  },
);

test("what was taken out while its correction was being saved is out, though that is answered last", async () => {
  const { changes, reopen } = await show();
  const answerFix = changes.holdAnswers("fix");
  fireEvent.click(counted(5));
  fireEvent.click(buttonNamed("Save"));
  await takeOut();
  await answered(answerFix);

  await reopen();

  expect(isSaidToBeOut()).toBe(true);
  const [, out] = changes.saved;
  fireEvent.click(counted(10));
  await save();
  expect(changes.saved[2]).toMatchObject({ onto: { event: out?.event, rev: 2 } });
});

test("what was taken out while its correction was being saved comes back as corrected", async () => {
  const { changes, reopen } = await show();
  const [answerFix, answerVoid] = [changes.holdAnswers("fix"), changes.holdAnswers("void")];
  fireEvent.click(counted(5));
  fireEvent.click(buttonNamed("Save"));
  await askToTakeOut();
  await answered(answerFix);
  await answered(answerVoid);
  await left();

  await reopen();
  expect(counted(10)).toBeDefined();
  await bringBack();

  expect(changes.saved[2]).toMatchObject({ kind: "fix", record: corrected });
});

test("what no form changes is out once it was taken out, and is brought back", async () => {
  const { changes, reopen } = await showRecord(tallyOf({ site: "PIER" }));
  await takeOut();

  await reopen();
  await bringBack();

  const [out, back] = changes.saved;
  expect([out?.kind, back?.kind]).toEqual(["void", "fix"]);
  expect(back?.onto).toEqual({ event: out?.event, rev: 2 });
});

test.each([
  ["taken out", "An entry of Sunday, March 8 was to be taken out of the counts.", askToTakeOut],
  ["counted again", "An entry of Sunday, March 8 was to be counted again.", askToBringBack],
])(
  "what could not be %s once its screen was left is told on the list of a day, and on its screen until that is left",
  async (_, said, ask) => {
    const { changes, reopen } = await show();
    if (ask === askToBringBack) {
      await takeOut();
      await reopen();
    }
    const fail = changes.failWhenAsked({ kind: "storage-full", cause: "test" });
    await ask();
    await goTo("/desk/records/2026-03-07");
    await answered(fail);

    const told = await screen.findByText(said, { exact: false });
    expect(told.textContent).toContain(failures.change["storage-full"]);
    fireEvent.click(screen.getByRole("link", { name: desk.lookAtEntry }));
    expect(await screen.findByText(failures.change["storage-full"])).toBeDefined();
    await goTo("/desk/records/2026-03-07");
    expect(screen.queryByText(said, { exact: false })).toBeNull();
  },
);
