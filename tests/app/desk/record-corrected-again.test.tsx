/** A lead's correction of an entry that this browser has changed before, and that the server hasn't got yet. */
import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { desk } from "../../../src/app/language/en/desk.ts";
import { record as words } from "../../../src/app/language/en/record.ts";
import { encounterOf, eventId, localDate } from "../../support/builders.ts";
import { showDesk } from "../../support/desk-screen.tsx";
import { goTo } from "../../support/fix-screen.tsx";
import { buttonNamed } from "../../support/screen-controls.ts";

configure({ asyncUtilTimeout: 10_000 });

const record = encounterOf({ site: "PIER", out: { "TST-FEN": 5 } });
const recorded = {
  event: eventId(),
  kind: "rec",
  rev: 1,
  record,
  receivedDay: localDate("2026-03-08"),
  from: "van 2",
} as const;

const address = `/desk/record/${record.id}`;

/** The form after its first Save, on what the server knew before that. */
async function openedAgain() {
  const shown = await showDesk({
    address,
    answers: {
      recordsOfDay: () => ({ records: [] }),
      historyOfRecord: () => ({ history: [recorded] }),
    },
  });
  await formShown();
  fireEvent.click(counted(5));
  await save();
  await reopen();
  return shown;
}

const formShown = () => screen.findByText("Your change is added to the program's log.", { exact: false });
const counted = (quantity: number) => buttonNamed(`Fentanyl test strip, ${quantity} counted`);

async function reopen() {
  await goTo(address);
  await formShown();
}

async function save() {
  fireEvent.click(buttonNamed("Save"));
  await left();
}

/** For the list of the day that the entry is on by then. */
async function left() {
  await waitFor(() => expect(location.pathname).toMatch(/^\/desk\/records\//));
}

async function takeOut() {
  screen.getByRole("radio", { name: "Recorded twice" }).click();
  await waitFor(() =>
    expect(screen.getByRole("radio", { name: "Recorded twice" })).toHaveProperty("checked", true),
  );
  fireEvent.click(buttonNamed(words.voidIt));
  await left();
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
  const { changes } = await openedAgain();
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
  const { changes } = await openedAgain();
  await takeOut();
  await reopen();
  expect(screen.getByText(words.isVoided)).toBeDefined();
  fireEvent.click(counted(10));

  await save();

  expect(changes.saved[2]).toMatchObject({ onto: { event: changes.saved[1]?.event, rev: 3 } });
  await reopen();
  expect(screen.queryByText(words.isVoided)).toBeNull();
});

test("an entry that was taken out here is brought back as it was corrected", async () => {
  const { changes } = await openedAgain();
  await takeOut();
  await reopen();

  fireEvent.click(buttonNamed(desk.bringBack));
  await left();

  const [, out] = changes.saved;
  expect(changes.saved[2]).toMatchObject({
    kind: "fix",
    onto: { event: out?.event, rev: 3 },
    record: { lines: [{ item: "TST-FEN", quantity: 10 }] },
  });
  await reopen();
  expect(screen.queryByText(words.isVoided)).toBeNull();
});

test("what a phone took out meanwhile is said, and a correction answers it", async () => {
  const { changes, endpoint } = await openedAgain();
  fireEvent.click(counted(10));
  await save();
  const taken = {
    event: eventId(),
    kind: "void",
    rev: 2,
    base: recorded.event,
    reason: "duplicate",
    receivedDay: localDate("2026-03-08"),
    from: "van 2",
  } as const;
  endpoint.answer({ historyOfRecord: () => ({ history: [recorded, taken] }) });
  await reopen();
  expect(screen.getByText(words.isVoided)).toBeDefined();
  fireEvent.click(counted(15));

  await save();

  expect(changes.saved[2]).toMatchObject({ onto: { event: taken.event, rev: 3 } });
  await reopen();
  expect(screen.queryByText(words.isVoided)).toBeNull();
});
