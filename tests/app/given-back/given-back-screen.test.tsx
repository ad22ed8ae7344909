import { screen, waitFor, within } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { describe, expect, test } from "vitest";
import { given as spanish } from "../../../src/app/language/es/given.ts";
import { given } from "../../../src/app/language/en/given.ts";
import { GivenBackScreen } from "../../../src/app/given-back/GivenBackScreen.tsx";
import type { Language } from "../../../src/domain/catalogue/catalogue.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { cleanupOf, encounterOf, groupOf, tallyOf } from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";

async function show(records: readonly SatchelRecord[], language: Language = "en") {
  await showScreen(
    <LoadingBoundary>
      <GivenBackScreen />
    </LoadingBoundary>,
    { records, language },
  );
  await screen.findByRole("heading", { level: 1 });
}

const contacts = (count: number, with_: Parameters<typeof encounterOf>[0] = {}) =>
  Array.from({ length: count }, () => encounterOf(with_));
const said = (sentence: string) => screen.findByText(sentence, { selector: "li" });
const rowOf = (name: string) => screen.getByRole("rowheader", { name }).closest("tr")?.textContent;
const choose = (label: string) => screen.getByLabelText(label).click();

describe("GivenBackScreen", () => {
  test("says a month in sentences, rounded for a wall until somebody asks for more", async () => {
    await show([...contacts(13, { out: { "NLX-NAS-4": 1 } }), ...contacts(1, { forOthers: 3 })]);

    expect(await said("We met 15 people.")).toBeDefined();
    expect(screen.getByText("15 doses of naloxone went out.")).toBeDefined();
    expect(screen.getByText("They took supplies along for fewer than 8 others.")).toBeDefined();
    expect(screen.getByText(given.roundedNote)).toBeDefined();
  });

  test("shows the exact numbers to the team, and says that they are no page for a wall", async () => {
    await show([...contacts(13), ...contacts(1, { forOthers: 3 })]);
    await said("We met 15 people.");

    choose(given.exact);

    expect(await said("We met 14 people.")).toBeDefined();
    expect(screen.getByText("They took supplies along for 3 others.")).toBeDefined();
    expect(screen.getByText(given.exactNote)).toBeDefined();
    expect(screen.queryByText(given.roundedNote)).toBeNull();
  });

  test("draws what went out, and says the same in words and in a table", async () => {
    await show([
      ...contacts(10, { out: { "SYR-1ML-28G-12": 10 } }),
      ...contacts(2, { out: { "TST-FEN": 40 } }),
    ]);

    const picture = await screen.findByRole("img", {
      name: `${given.picture}. Syringes: 100; Drug checking: ${given.smallInWords}.`,
    });

    expect(rowOf("Syringes")).toBe("Syringes100");
    expect(rowOf("Drug checking")).toBe("Drug checking*");
    const widths = [...picture.querySelectorAll("rect")].map((bar) => bar.getAttribute("width"));
    expect(widths).toEqual(["55%", "0%"]);
  });

  test("says of estimates that they are estimated", async () => {
    await show([
      groupOf({ heads: 22, headsCounted: false }),
      cleanupOf({ returns: [{ method: "visual", quantity: 70 }] }),
    ]);

    expect(await said(given.sentences.headsEstimated(20))).toBeDefined();
    expect(await said(given.sentences.returnedEstimated(70))).toBeDefined();
  });

  test("keeps what came from elsewhere apart", async () => {
    await show([...contacts(10), tallyOf({ people: 200, contacts: 150 })]);

    expect(await said("We met 10 people.")).toBeDefined();
    const elsewhere = screen.getByRole("heading", { name: given.elsewhere }).closest("section");
    expect(within(elsewhere ?? document.body).getByText("We met 200 people.")).toBeDefined();
  });

  test("goes back to earlier months, and to none that has not begun", async () => {
    await show([...contacts(10), ...contacts(20, { day: "2026-02-08" })]);
    await said("We met 10 people.");
    expect(screen.queryByRole("button", { name: /^Period after/ })).toBeNull();
    expect(screen.getByText(given.soFar("Sunday, March 8, 2026"))).toBeDefined();

    screen.getByRole("button", { name: /^Period before/ }).click();

    expect(await said("We met 20 people.")).toBeDefined();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(given.title("February 2026"));
    expect(screen.queryByText(given.soFar("Sunday, March 8, 2026"))).toBeNull();
  });

  test("says of a month without any entry that there is none", async () => {
    await show([]);

    await waitFor(() => expect(screen.getByText(given.nothing)).toBeDefined());
  });

  test("speaks the language of the phone", async () => {
    await show(contacts(10), "es");

    expect(await said(spanish.sentences.people(10))).toBeDefined();
  });
});
