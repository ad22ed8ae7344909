/** A correction, or a void, that the phone doesn't take: it is said, and all that was changed stays until it is stored. */
import { configure, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { day } from "../../../src/app/language/en/day.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { encounterOf, programOf } from "../../support/builders.ts";
import { failureKinds, phoneThatFails } from "../../support/failing-storage.ts";
import { goTo, showFixScreen, tap } from "../../support/fix-screen.tsx";
import { buttonNamed, radioNamed } from "../../support/screen-controls.ts";

const strips = encounterOf({ out: { "TST-FEN": 5 } });

async function setup() {
  const { phone, asked, fail, hold } = await phoneThatFails();
  await showFixScreen(strips.id, { phone, program: programOf(), records: [strips] });

  return {
    fail,
    hold,
    /** The ids of all tries. */
    triedIds: () => new Set(asked.map(({ event }) => event)),
    history: async () =>
      (await phone.historyOf(strips.id)).flatMap((row) => (row.kind === "readable" ? [row.event] : [])),
  };
}

configure({ asyncUtilTimeout: 10_000 });

describe.each(failureKinds)("FixScreen on a phone that fails with %s", (kind) => {
  test("says so where the person is, keeps the form, and stores the correction once when Save is tapped again", async () => {
    const { fail, triedIds, history: stored } = await setup();
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
    const { fail, triedIds, history: stored } = await setup();
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
  const { fail } = await setup();
  tap("Fentanyl test strip, 5 counted");
  await fail("storage-full", () => tap("Save"));
  await screen.findByRole("alert");

  await goTo("/day");

  expect(await screen.findByText(/you changed this and didn't save it/)).toBeDefined();
});

test("keeps a void that was not stored on the list of its day as well, where one tap tries the same again", async () => {
  const { fail, triedIds, history: stored } = await setup();
  fireEvent.click(radioNamed("Recorded twice"));
  const heal = await fail("storage-full", () => tap("Void it"));
  await screen.findByText(failures.change["storage-full"]);

  await goTo("/day");
  const alert = await screen.findByRole("alert", { name: day.notDoneTitle });
  expect(within(alert).getByText(/^Void: Contact, Main Street/)).toBeDefined();
  heal();
  tap("Try again");

  await screen.findByText("Voided: Recorded twice");
  expect(screen.queryByRole("alert")).toBeNull();
  expect(triedIds().size).toBe(1);
  expect(await stored()).toHaveLength(2);
});

test.each([
  ["correction", () => tap("Fentanyl test strip, 5 counted"), "Save"],
  ["void", () => fireEvent.click(radioNamed("Recorded twice")), "Void it"],
])(
  "takes nobody back to the day of a %s from where they went before it was stored",
  async (_, begin, button) => {
    const { hold, history: stored } = await setup();
    begin();
    const release = hold();
    tap(button);

    await goTo("/somewhere");
    await screen.findByText("Elsewhere");
    release();

    await waitFor(async () => expect(await stored()).toHaveLength(2));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(location.pathname).toBe("/somewhere");
  },
);
