/** Quarantined entries of a record that is also changed elsewhere in the same tab. */
import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { quarantine as words } from "../../../../src/app/language/en/quarantine.ts";
import type { QuarantineEntry } from "../../../../src/contract/wire/quarantine-messages.ts";
import { encounterOf, eventId, localDate, recordId } from "../../../support/builders.ts";
import { showDesk } from "../../../support/desk-screen.tsx";
import { noConnection, refusal } from "../../../support/fake-endpoint.ts";
import { goTo } from "../../../support/fix-screen.tsx";
import { buttonNamed } from "../../../support/screen-controls.ts";

configure({ asyncUtilTimeout: 10_000 });

const number = "60000000-0000-4000-8000-000000000000";
const day = localDate("2026-03-07");
const id = recordId();
const first = encounterOf({ id, site: "PIER", out: { "TST-FEN": 5 } });
const second = encounterOf({ id, site: "PIER", out: { "TST-FEN": 50 } });
const recorded = {
  event: eventId(),
  kind: "rec",
  rev: 1,
  record: first,
  receivedDay: day,
  from: "van 2",
} as const;
const setAside = { kind: "set-aside", reason: "duplicate", by: "office", day } as const;

function entryOf(seq: number): QuarantineEntry {
  return {
    number,
    seq,
    code: "id-conflict",
    event: eventId(),
    record: id,
    kind: "rec",
    rev: 1,
    schema: 1,
    key: 2,
    day,
    receivedDay: day,
    from: "van 2",
  };
}

type Answers = NonNullable<NonNullable<Parameters<typeof showDesk>[0]>["answers"]>;

/** What was decided, as "place: event". */
async function setup(address: string, answers: Answers = {}) {
  const decided: string[] = [];
  const noted: NonNullable<Answers["decideQuarantined"]> = ({ path, body }) => {
    decided.push(`${path.seq}: ${body.event}`);
    return undefined;
  };
  const shown = await showDesk({
    address,
    answers: {
      quarantine: () => ({ entries: [] }),
      quarantinedEvent: ({ path }) => ({
        entry: entryOf(Number(path.seq)),
        content: JSON.stringify(path.seq === "1" ? first : second),
      }),
      historyOfRecord: () => refusal("not-found"),
      recordsOfDay: () => ({ records: [] }),
      decideQuarantined: noted,
      ...answers,
    },
  });
  return { ...shown, decided, heal: () => shown.endpoint.answer({ decideQuarantined: noted }) };
}

const addressOf = (seq: number) => `/desk/quarantine/${number}/${seq}`;
const counted = (quantity: number) => buttonNamed(`Fentanyl test strip, ${quantity} counted`);
const formShown = () => screen.findByText(/What could be read is filled in/);
const save = () => fireEvent.click(buttonNamed("Save"));
const left = () => waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));

test("the second of two entries with one id shows what it says itself, and is corrected with that", async () => {
  const { changes, decided } = await setup(addressOf(1));
  await formShown();
  fireEvent.click(counted(5));
  save();
  await left();

  await goTo(addressOf(2));
  await formShown();
  expect(counted(50)).toBeDefined();
  save();
  await left();

  const [one, other] = changes.saved;
  expect(other).toMatchObject({
    onto: { event: one?.event, rev: 2 },
    record: { lines: [{ item: "TST-FEN", quantity: 50 }] },
  });
  expect(decided).toEqual([`1: ${one?.event}`, `2: ${other?.event}`]);
});

test("a Save of the second stores it, though the correction of the first isn't noted yet", async () => {
  const { changes, decided, heal } = await setup(addressOf(1), { decideQuarantined: () => noConnection });
  await formShown();
  fireEvent.click(counted(5));
  save();
  await screen.findByText(words.notDecided);
  heal();

  await goTo("/desk/quarantine");
  await goTo(addressOf(2));
  await formShown();
  save();
  await left();

  expect(changes.saved).toHaveLength(2);
  expect(decided).toEqual([`2: ${changes.saved[1]?.event}`]);
});

test("what is set aside gets no form by a change that was begun at the record", async () => {
  await setup(`/desk/record/${id}`, {
    historyOfRecord: () => ({ history: [recorded] }),
    quarantinedEvent: () => ({
      entry: { ...entryOf(2), decision: setAside },
      content: JSON.stringify(second),
    }),
  });
  await screen.findByText("Your change is added to the program's log.", { exact: false });
  fireEvent.click(counted(5));

  await goTo(addressOf(2));

  await screen.findByText(/^Set aside by office/);
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});
