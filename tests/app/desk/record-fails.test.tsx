/** A lead's change that this browser doesn't take: it is said, and stays on the screen until it is stored. */
import { screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { HistoryReply } from "../../../src/contract/wire/desk-messages.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { record as words } from "../../../src/app/language/en/record.ts";
import { encounterOf, eventId, localDate } from "../../support/builders.ts";
import { showDesk } from "../../support/desk-screen.tsx";
import { failureKinds } from "../../support/failing-storage.ts";
import { buttonNamed } from "../../support/screen-controls.ts";

const record = encounterOf({ site: "PIER", out: { "TST-FEN": 5 } });
const [made, taken] = [eventId(), eventId()];
const receivedDay = localDate("2026-03-08");
const told = { receivedDay, from: "van 2" } as const;
const recorded = { ...told, event: made, kind: "rec", rev: 1, record } as const;
const voided = { ...told, event: taken, kind: "void", rev: 2, base: made, reason: "mistake" } as const;

async function setup(history: HistoryReply["history"]) {
  const { changes } = await showDesk({
    address: `/desk/record/${record.id}`,
    answers: { recordsOfDay: () => ({ records: [] }), historyOfRecord: () => ({ history }) },
  });
  await screen.findByText("Your change is added to the program's log.", { exact: false });
  return { changes, triedIds: () => new Set(changes.tried.map(({ event }) => event)) };
}

const left = () => waitFor(() => expect(location.pathname).toBe("/desk/records/2026-03-08"));

describe.each(failureKinds)("RecordScreen of the desk in a browser that fails with %s", (kind) => {
  const failure = { kind, cause: "test" } as const;

  test("says so of a change, keeps the form, and saves it under the same id", async () => {
    const { changes, triedIds } = await setup([recorded]);
    changes.failNextSave(failure);
    buttonNamed(/^Fentanyl test strip.*5/).click();
    buttonNamed("Save").click();

    const alert = await screen.findByRole("alert");
    expect(within(alert).getByText(failures.save[kind])).toBeDefined();
    expect(buttonNamed("Fentanyl test strip, 10 counted")).toBeDefined();

    buttonNamed("Save").click();
    await left();

    expect(changes.saved).toMatchObject([
      { kind: "fix", record: { lines: [{ item: "TST-FEN", quantity: 10 }] } },
    ]);
    expect([...triedIds()]).toEqual([changes.saved[0]?.event]);
  });

  test("says so of what is taken out, keeps the reason, and takes it out under the same id", async () => {
    const { changes, triedIds } = await setup([recorded]);
    changes.failNextSave(failure);
    screen.getByRole("radio", { name: "Recorded twice" }).click();
    await waitFor(() =>
      expect(screen.getByRole("radio", { name: "Recorded twice" })).toHaveProperty("checked", true),
    );
    buttonNamed("Void it").click();

    await screen.findByText(failures.change[kind]);
    buttonNamed("Void it").click();
    await left();

    expect(changes.saved).toMatchObject([{ kind: "void", reason: "duplicate" }]);
    expect([...triedIds()]).toEqual([changes.saved[0]?.event]);
  });

  test("says so of what is to count again, and counts it again under the same id", async () => {
    const { changes, triedIds } = await setup([recorded, voided]);
    changes.failNextSave(failure);
    buttonNamed("Count it again").click();

    await screen.findByText(failures.change[kind]);
    expect(location.pathname).toBe(`/desk/record/${record.id}`);
    buttonNamed("Count it again").click();
    await left();

    expect(changes.saved).toMatchObject([{ kind: "fix", onto: { event: taken, rev: 2 } }]);
    expect([...triedIds()]).toEqual([changes.saved[0]?.event]);
  });
});

test("a lead's change goes on top of what a Save stored while it was made", async () => {
  const { changes } = await setup([recorded]);
  const { promise, resolve } = Promise.withResolvers<void>();
  const save = changes.save.bind(changes);
  changes.save = async (change) => {
    await promise;
    return save(change);
  };
  buttonNamed(/^Fentanyl test strip.*5/).click();
  buttonNamed("Save").click();
  (await screen.findByRole("button", { name: "Fentanyl test strip, 10 counted" })).click();
  resolve();
  await screen.findAllByText(words.fixRest);

  buttonNamed("Save").click();
  await left();

  const [first, second] = changes.saved;
  expect(first).toMatchObject({ onto: { event: made, rev: 1 }, record: { lines: [{ quantity: 10 }] } });
  expect(second).toMatchObject({
    onto: { event: first?.event, rev: 2 },
    record: { lines: [{ quantity: 15 }] },
  });
  expect(second?.event).not.toBe(first?.event);
});
