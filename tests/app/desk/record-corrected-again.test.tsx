/** A lead's correction of an entry that this browser has changed before, and that the server hasn't got yet. */
import { screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { record as words } from "../../../src/app/language/en/record.ts";
import { encounterOf, eventId, localDate } from "../../support/builders.ts";
import { showDesk } from "../../support/desk-screen.tsx";
import { goTo } from "../../support/fix-screen.tsx";
import { buttonNamed } from "../../support/screen-controls.ts";

const record = encounterOf({ site: "PIER", out: { "TST-FEN": 5 } });
const recorded = {
  event: eventId(),
  kind: "rec",
  rev: 1,
  record,
  receivedDay: localDate("2026-03-08"),
  from: "van 2",
} as const;

/** The form after its first Save, on what the server knew before that. */
async function openedAgain() {
  const address = `/desk/record/${record.id}`;
  const { changes } = await showDesk({
    address,
    answers: {
      recordsOfDay: () => ({ records: [] }),
      historyOfRecord: () => ({ history: [recorded] }),
    },
  });
  await screen.findByText("Your change is added to the program's log.", { exact: false });
  buttonNamed(/^Fentanyl test strip.*5/).click();
  await save();
  await goTo(address);
  await screen.findByText("Your change is added to the program's log.", { exact: false });
  return { changes };
}

async function save() {
  buttonNamed("Save").click();
  await waitFor(() => expect(location.pathname).toBe("/desk/records/2026-03-08"));
}

test("a second correction goes on top of the first, and begins with what that says", async () => {
  const { changes } = await openedAgain();
  buttonNamed("Fentanyl test strip, 10 counted").click();

  await save();

  const [first, second] = changes.saved;
  expect(second).toMatchObject({
    onto: { event: first?.event, rev: 2 },
    record: { lines: [{ item: "TST-FEN", quantity: 15 }] },
  });
});

test("an entry is taken out on top of its correction", async () => {
  const { changes } = await openedAgain();
  screen.getByRole("radio", { name: "Recorded twice" }).click();
  await waitFor(() =>
    expect(screen.getByRole("radio", { name: "Recorded twice" })).toHaveProperty("checked", true),
  );
  buttonNamed(words.voidIt).click();

  await waitFor(() => expect(changes.saved).toHaveLength(2));

  expect(changes.saved[1]).toMatchObject({ kind: "void", onto: { event: changes.saved[0]?.event, rev: 2 } });
});
