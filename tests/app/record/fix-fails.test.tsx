/** A correction, or a void, that the phone doesn't take: it is said, and all that was changed stays until it is stored. */
import { configure, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { Route, Router } from "preact-iso";
import { describe, expect, test } from "vitest";
import { DayScreen } from "../../../src/app/day/DayScreen.tsx";
import { failures } from "../../../src/app/language/en/failures.ts";
import { FixScreen } from "../../../src/app/record/FixScreen.tsx";
import { encounterOf, programOf } from "../../support/builders.ts";
import { failureKinds, phoneThatFails } from "../../support/failing-storage.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { buttonNamed, radioNamed } from "../../support/screen-controls.ts";

const strips = encounterOf({ out: { "TST-FEN": 5 } });

async function setup() {
  const { phone, asked, fail } = await phoneThatFails();
  history.replaceState(null, "", `/record/${strips.id}`);
  await showScreen(
    <Router>
      <Route path="/record/:id" component={FixScreen} />
      <Route path="/day" component={DayScreen} />
      <Route default component={() => <p>Elsewhere</p>} />
    </Router>,
    { phone, program: programOf(), records: [strips] },
  );
  await screen.findByRole("heading", { level: 1 });

  return {
    fail,
    tap: (name: string | RegExp) => fireEvent.click(buttonNamed(name)),
    /** The ids of all tries. */
    triedIds: () => new Set(asked.map(({ event }) => event)),
    history: async () =>
      (await phone.historyOf(strips.id)).flatMap((row) => (row.kind === "readable" ? [row.event] : [])),
  };
}

configure({ asyncUtilTimeout: 10_000 });

describe.each(failureKinds)("FixScreen on a phone that fails with %s", (kind) => {
  test("says so where the person is, keeps the form, and stores the correction once when Save is tapped again", async () => {
    const { fail, tap, triedIds, history: stored } = await setup();
    tap("Fentanyl test strip, 5 counted");

    const heal = await fail(kind, () => tap("Save"));

    const alert = await screen.findByRole("alert");
    expect(within(alert).getByText(failures.save[kind])).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(alert));
    expect(location.pathname).toBe(`/record/${strips.id}`);
    expect(buttonNamed("Fentanyl test strip, 10 counted")).toBeDefined();

    heal();
    tap("Save");
    await screen.findByText("Elsewhere");

    const [event] = triedIds();
    expect(triedIds().size).toBe(1);
    expect(await stored()).toMatchObject([
      { kind: "rec" },
      { kind: "fix", id: event, content: { lines: [{ item: "TST-FEN", quantity: 10 }] } },
    ]);
  });

  test("says so of a void beside its reason, keeps that chosen, and stores the void once", async () => {
    const { fail, tap, triedIds, history: stored } = await setup();
    fireEvent.click(radioNamed("Recorded twice"));

    const heal = await fail(kind, () => tap("Void it"));

    await screen.findByText(failures.change[kind]);
    expect(location.pathname).toBe(`/record/${strips.id}`);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Recorded twice" }).checked).toBe(true);

    heal();
    tap("Void it");
    await screen.findByText("Elsewhere");

    const [event] = triedIds();
    expect(triedIds().size).toBe(1);
    expect(await stored()).toMatchObject([{ kind: "rec" }, { kind: "void", id: event, reason: "duplicate" }]);
  });
});

test("offers a correction that was not stored on the list of its day, where the form is left", async () => {
  const { fail, tap } = await setup();
  tap("Fentanyl test strip, 5 counted");
  await fail("storage-full", () => tap("Save"));
  await screen.findByRole("alert");

  goTo("/day");

  expect(await screen.findByText(/you changed this and didn't save it/)).toBeDefined();
});

function goTo(path: string) {
  const link = document.createElement("a");
  link.href = path;
  document.body.append(link);
  link.click();
  link.remove();
}
