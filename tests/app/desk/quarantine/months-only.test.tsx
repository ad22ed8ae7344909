/** What changed an entry that was let go is let go too once it is as old: of its days only the months are left. */
import { screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { QuarantineEntry } from "../../../../src/contract/wire/quarantine-messages.ts";
import { areOnlyMonthsKnown } from "../../../../src/app/desk/quarantine/days-in-words.ts";
import { eventId, localDate, recordId } from "../../../support/builders.ts";
import { showDesk } from "../../../support/desk-screen.tsx";
import { refusal } from "../../../support/fake-endpoint.ts";

/** As the server tells it: two months, as their first days. */
const emptied: QuarantineEntry = {
  number: "60000000-0000-4000-8000-000000000000",
  seq: 1,
  code: "frozen",
  event: eventId(),
  record: recordId(),
  kind: "fix",
  rev: 2,
  schema: 1,
  day: localDate("2026-04-01"),
  receivedDay: localDate("2026-08-01"),
  from: "van 2",
};

/** French drops a vowel before "avril". */
const said = {
  en: {
    entry: "Entry of April 2026",
    arrival: "No. 1, received in August 2026",
    onPhones: "Of April 2026, received in August 2026",
    content: "What it said was let go, as the program set it.",
  },
  es: {
    entry: "Entrada de abril de 2026",
    arrival: "N.º 1, recibida en agosto de 2026",
    onPhones: "De abril de 2026, recibida en agosto de 2026",
    content: "Lo que decía se borró, como lo fijó el programa.",
  },
  fr: {
    entry: "Entrée d’avril 2026",
    arrival: "N°\u00A01, reçue en août 2026",
    onPhones: "Entrée d’avril 2026, reçue en août 2026",
    content: "Ce qu’elle disait a été effacé, comme le programme l’a fixé.",
  },
};

async function setup(address: string, language: keyof typeof said) {
  await showDesk({
    address,
    language,
    answers: {
      phones: () => ({ phones: [], quarantined: [emptied] }),
      quarantine: () => ({ entries: [emptied] }),
      quarantinedEvent: () => ({ entry: emptied }),
      historyOfRecord: () => refusal("not-found"),
    },
  });
}

describe.each(["en", "es", "fr"] as const)("an entry whose details were let go, in %s", (language) => {
  test("stands in the list under its month", async () => {
    await setup("/desk/quarantine", language);

    const link = await screen.findByRole("link", { name: said[language].entry });
    expect(link.closest("li")?.textContent).toContain(said[language].arrival);
  });

  test("says by itself of which month it is, and that what it said is gone", async () => {
    await setup(`/desk/quarantine/${emptied.number}/1`, language);

    const about = await screen.findByRole("region");
    expect(about.textContent).toContain(`${said[language].entry} · ${said[language].arrival}`);
    expect(screen.getByText(said[language].content)).toBeTruthy();
  });

  test("is told of beside the phones by its month", async () => {
    await setup("/desk/phones", language);

    expect(await screen.findByText(said[language].onPhones)).toBeTruthy();
  });
});

describe("areOnlyMonthsKnown", () => {
  test.each([
    ["came on another day", { receivedDay: localDate("2026-04-02") }],
    ["is of another day", { day: localDate("2026-04-30") }],
    ["waits for another reason", { code: "not-understood" }],
  ])("leaves the days of an entry that %s", (_, changes) => {
    expect(areOnlyMonthsKnown({ ...emptied, ...changes })).toBe(false);
  });
});
