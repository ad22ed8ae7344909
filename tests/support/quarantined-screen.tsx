/** A quarantined entry as a lead has it open, at an endpoint that remembers what was decided. */
import { fireEvent, screen } from "@testing-library/preact";
import type { QuarantineEntry } from "../../src/contract/wire/quarantine-messages.ts";
import { encounterOf, eventId, localDate } from "./builders.ts";
import { lead, showDesk } from "./desk-screen.tsx";
import { refusal } from "./fake-endpoint.ts";
import { buttonNamed } from "./screen-controls.ts";

const number = "60000000-0000-4000-8000-000000000000";
export const address = `/desk/quarantine/${number}/1`;
export const day = localDate("2026-03-07");
const record = encounterOf({ people: 3, site: "PIER", out: { "TST-FEN": 5 } });

export const entry: QuarantineEntry = {
  number,
  seq: 1,
  code: "not-understood",
  event: eventId(),
  record: record.id,
  kind: "rec",
  rev: 1,
  schema: 1,
  key: 2,
  day,
  receivedDay: localDate("2026-03-08"),
  from: "van 2",
};

type Answers = NonNullable<NonNullable<Parameters<typeof showDesk>[0]>["answers"]>;

export async function showQuarantined() {
  let decision: QuarantineEntry["decision"];
  let way = Promise.resolve();
  const decide: NonNullable<Answers["decideQuarantined"]> = async ({ body }) => {
    await way;
    if (body.decision !== "mended") throw new Error("Nothing else is decided here");
    decision = { kind: "mended", by: "office", day };
    return undefined;
  };
  const shown = await showDesk({
    address,
    answers: {
      quarantine: () => ({ entries: [] }),
      quarantinedEvent: () => ({
        entry: { ...entry, ...(decision !== undefined && { decision }) },
        content: JSON.stringify(record),
      }),
      historyOfRecord: () => refusal("not-found"),
      decideQuarantined: decide,
      signIn: () => lead,
      signOut: () => undefined,
    },
  });
  await screen.findByText(/What could be read is filled in/);
  return {
    ...shown,
    heal: () => shown.endpoint.answer({ decideQuarantined: decide }),
    /** What is to be noted from now on waits for what this gives. */
    holdDecision: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      way = promise;
      return resolve;
    },
    /** Of each correction that was stored. */
    quantities: () =>
      shown.changes.saved.map((saved) =>
        saved.kind === "fix" && "lines" in saved.record ? saved.record.lines[0]?.quantity : undefined,
      ),
    /** The event that each note named. */
    noted: () =>
      shown.endpoint.asked
        .filter(({ name }) => name === "decideQuarantined")
        .map(({ input }) => (input as { readonly body: { readonly event?: string } }).body.event),
  };
}

export const counted = (quantity: number) => buttonNamed(`Fentanyl test strip, ${quantity} counted`);
export function more(quantity: number): void {
  fireEvent.click(counted(quantity));
}
