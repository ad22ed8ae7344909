/** A quarantined entry whose correction is changed while it is saved, or whose decision can't be noted. */
import { act, configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { quarantine as words } from "../../../../src/app/language/en/quarantine.ts";
import { record as recordWords } from "../../../../src/app/language/en/record.ts";
import { lead, password } from "../../../support/desk-screen.tsx";
import { noConnection, refusal } from "../../../support/fake-endpoint.ts";
import { goTo } from "../../../support/fix-screen.tsx";
import { address, counted, day, entry, more, showQuarantined } from "../../../support/quarantined-screen.tsx";
import { buttonNamed } from "../../../support/screen-controls.ts";

configure({ asyncUtilTimeout: 10_000 });

describe("a correction of a quarantined entry that can't be noted", () => {
  test("goes on from what is stored when it is changed and saved again", async () => {
    const { changes, endpoint, quantities, heal } = await showQuarantined();
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
    const { endpoint, quantities } = await showQuarantined();
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
    const { changes, endpoint, heal } = await showQuarantined();
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
    const { changes, endpoint, heal } = await showQuarantined();
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
    const { changes, endpoint, heal } = await showQuarantined();
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
    const shown = await showQuarantined();
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
