/** Two quarantined entries with the id of one record, each with a form of its own. */
import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect } from "vitest";
import { desk } from "../../src/app/language/en/desk.ts";
import type { HistoryReply } from "../../src/contract/wire/desk-messages.ts";
import type { QuarantineEntry } from "../../src/contract/wire/quarantine-messages.ts";
import { encounterOf, eventId, localDate, recordId } from "./builders.ts";
import { showDesk } from "./desk-screen.tsx";
import { refusal } from "./fake-endpoint.ts";
import { goTo } from "./fix-screen.tsx";
import { buttonNamed } from "./screen-controls.ts";

const number = "60000000-0000-4000-8000-000000000000";
export const day = localDate("2026-03-07");
const id = recordId();
const saying = (quantity: number) => encounterOf({ id, site: "PIER", out: { "TST-FEN": quantity } });
const told = { receivedDay: day, from: "van 2" } as const;

/** The record as it counts, with what the first of the two says. */
export const recorded = { ...told, event: eventId(), kind: "rec", rev: 1, record: saying(5) } as const;
export const takenOut = {
  ...told,
  event: eventId(),
  kind: "void",
  rev: 2,
  base: recorded.event,
  reason: "duplicate",
} as const;

export const recordAddress = `/desk/record/${id}`;
export const addressOf = (seq: number) => `/desk/quarantine/${number}/${seq}`;

const asRecorded = {
  number,
  code: "id-conflict",
  kind: "rec",
  rev: 1,
  schema: 1,
  key: 2,
  day,
  ...told,
} as const;
const entries: readonly [QuarantineEntry, QuarantineEntry] = [
  { ...asRecorded, record: id, seq: 1, event: eventId() },
  { ...asRecorded, record: id, seq: 2, event: eventId() },
];

type Answers = NonNullable<NonNullable<Parameters<typeof showDesk>[0]>["answers"]>;

interface TwoOptions {
  /** What the second says. */
  readonly second?: number;
  readonly decision?: QuarantineEntry["decision"];
  readonly answers?: Answers;
}

/** `decided` fills with what was, as "place: event". The first says 5. */
export async function showTwo(address: string, { second = 50, decision, answers = {} }: TwoOptions = {}) {
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
        entry: { ...(path.seq === "1" ? entries[0] : entries[1]), ...(decision && { decision }) },
        content: JSON.stringify(saying(path.seq === "1" ? 5 : second)),
      }),
      historyOfRecord: () => refusal("not-found"),
      recordsOfDay: () => ({ records: [] }),
      decideQuarantined: noted,
      ...answers,
    },
  });
  return {
    ...shown,
    decided,
    noted,
    heal: () => shown.endpoint.answer({ decideQuarantined: noted }),
    know: (...history: HistoryReply["history"]) =>
      shown.endpoint.answer({ historyOfRecord: () => ({ history }) }),
  };
}

export const counted = (quantity: number) => buttonNamed(`Fentanyl test strip, ${quantity} counted`);
export const save = () => fireEvent.click(buttonNamed("Save"));
export const left = () => waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));

/** By way of the list, where another one is open. */
export async function open(seq: number) {
  await goTo("/desk/quarantine");
  await goTo(addressOf(seq));
  await formShown();
}

export const formShown = () => screen.findByText(/What could be read is filled in/);

export async function openRecord() {
  await goTo(recordAddress);
  await recordShown();
}

export const recordShown = () => screen.findByText(desk.fixIntro);
