/** A quarantined entry whose correction is changed while it is saved, or whose decision can't be noted. */
import { act, configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { quarantine as words } from "../../../../src/app/language/en/quarantine.ts";
import { record as recordWords } from "../../../../src/app/language/en/record.ts";
import type { QuarantineEntry } from "../../../../src/contract/wire/quarantine-messages.ts";
import { encounterOf, eventId, localDate } from "../../../support/builders.ts";
import { lead, password, showDesk } from "../../../support/desk-screen.tsx";
import { noConnection, refusal } from "../../../support/fake-endpoint.ts";
import { goTo } from "../../../support/fix-screen.tsx";
import { buttonNamed } from "../../../support/screen-controls.ts";

configure({ asyncUtilTimeout: 10_000 });

const number = "60000000-0000-4000-8000-000000000000";
const address = `/desk/quarantine/${number}/1`;
const day = localDate("2026-03-07");
const record = encounterOf({ people: 3, site: "PIER", out: { "TST-FEN": 5 } });

const entry: QuarantineEntry = {
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

/** At an endpoint that remembers what was decided. */
async function setup() {
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
    quantities: () =>
      shown.changes.saved.map((saved) =>
        saved.kind === "fix" && "lines" in saved.record ? saved.record.lines[0]?.quantity : undefined,
      ),
  };
}

const counted = (quantity: number) => buttonNamed(`Fentanyl test strip, ${quantity} counted`);
function more(quantity: number) {
  fireEvent.click(counted(quantity));
}

describe("a correction of a quarantined entry that can't be noted", () => {
  test("goes on from what is stored when it is changed and saved again", async () => {
    const { changes, endpoint, quantities, heal } = await setup();
    endpoint.answer({ decideQuarantined: () => noConnection });
    for (const quantity of [5, 10]) {
      more(quantity);
      fireEvent.click(buttonNamed("Save"));
      await waitFor(() => expect(quantities().at(-1)).toBe(quantity + 5));
      await screen.findByText(words.notDecided);
    }
    heal();
    more(15);

    fireEvent.click(buttonNamed("Save"));

    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    const { saved } = changes;
    expect(quantities()).toEqual([10, 15, 20]);
    expect(saved.map(({ onto }) => onto.rev)).toEqual([1, 2, 3]);
    expect(saved.map(({ onto }) => onto.event)).toEqual([entry.event, saved[0]?.event, saved[1]?.event]);
  });

  test("says that what was changed after its Save isn't saved", async () => {
    const { endpoint, quantities } = await setup();
    const { promise, resolve } = Promise.withResolvers<void>();
    endpoint.answer({
      decideQuarantined: async () => {
        await promise;
        return noConnection;
      },
    });
    more(5);
    fireEvent.click(buttonNamed("Save"));
    await waitFor(() => expect(quantities()).toEqual([10]));
    more(10);
    resolve();

    fireEvent.click(await screen.findByRole("button", { name: recordWords.fixNotDone }));

    expect(await screen.findByRole("alert")).toMatchObject({ textContent: words.notDecided });
    expect(screen.getByText(recordWords.fixRestShort)).toBeDefined();
    expect(screen.getByText(`${words.notDecided} ${recordWords.fixRest}`)).toBeDefined();
  });

  test("is not stored again by a Save of the same, which only notes it", async () => {
    const { changes, endpoint, heal } = await setup();
    endpoint.answer({ decideQuarantined: () => noConnection });
    more(5);
    fireEvent.click(buttonNamed("Save"));
    await screen.findByText(words.notDecided);
    heal();

    fireEvent.click(buttonNamed("Save"));

    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    expect(changes.saved).toHaveLength(1);
    const decided = endpoint.asked.filter(({ name }) => name === "decideQuarantined");
    expect(decided.at(-1)?.input).toMatchObject({ body: { event: changes.saved[0]?.event } });
  });

  test("is noted also after the form was left and opened again", async () => {
    const { changes, endpoint, heal } = await setup();
    endpoint.answer({ decideQuarantined: () => noConnection });
    more(5);
    fireEvent.click(buttonNamed("Save"));
    await screen.findByText(words.notDecided);
    await goTo("/desk/quarantine");
    heal();

    await goTo(address);
    await screen.findByText(/What could be read is filled in/);
    expect(counted(10)).toBeDefined();
    fireEvent.click(buttonNamed("Save"));

    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    expect(changes.saved).toHaveLength(1);
  });

  test("is opened again as it is stored, also once the server has it", async () => {
    const { changes, endpoint, heal } = await setup();
    endpoint.answer({ decideQuarantined: () => noConnection });
    more(5);
    fireEvent.click(buttonNamed("Save"));
    await screen.findByText(words.notDecided);
    await goTo("/desk/quarantine");
    heal();
    const [saved] = changes.saved;
    if (saved?.kind !== "fix") throw new Error("Nothing was corrected");
    const { event, onto, record: fixed } = saved;
    const came = {
      event,
      kind: "fix",
      rev: 2,
      base: onto.event,
      record: fixed,
      receivedDay: day,
      from: "office",
    } as const;
    endpoint.answer({ historyOfRecord: () => ({ history: [came] }) });

    await goTo(address);
    await screen.findByText(/What could be read is filled in/);
    expect(counted(10)).toBeDefined();
    fireEvent.click(buttonNamed("Save"));

    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    expect(changes.saved).toHaveLength(1);
  });
});

describe("a correction of a quarantined entry that is changed while it is saved", () => {
  async function withRest() {
    const shown = await setup();
    const release = shown.holdDecision();
    more(5);
    fireEvent.click(buttonNamed("Save"));
    await waitFor(() => expect(shown.quantities()).toEqual([10]));
    more(10);
    return { ...shown, release };
  }

  test("keeps its form where it was left, though the entry is decided", async () => {
    const { release, quantities } = await withRest();
    await goTo("/desk/quarantine");
    release();
    await screen.findByText("Nothing waits for a decision.");

    await goTo(address);
    await screen.findByText(recordWords.fixResumed);
    expect(counted(15)).toBeDefined();
    expect(screen.getByText(/^Corrected by office/)).toBeDefined();
    fireEvent.click(buttonNamed("Save"));

    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    expect(quantities()).toEqual([10, 15]);
  });

  test("keeps its form in the lead's hands when signing in again tells of the decision", async () => {
    const { release, endpoint, heal } = await withRest();
    release();
    await screen.findByText(recordWords.fixRestShort);
    endpoint.answer({
      who: () => refusal("not-signed-in"),
      decideQuarantined: () => refusal("not-signed-in"),
    });
    fireEvent.click(buttonNamed("Save"));
    const field = await screen.findByLabelText<HTMLInputElement>("Password");
    endpoint.answer({ who: () => lead });
    heal();
    await act(() => void fireEvent.input(field, { target: { value: password } }));
    const form = field.closest("form");
    if (form !== null) fireEvent.submit(form);

    await screen.findByText(/^Corrected by office/);

    expect(counted(15)).toBeDefined();
    fireEvent.click(buttonNamed("Save"));
    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
  });
});
