import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { BookWords } from "../../../src/app/lock/BookWords.tsx";
import { useTeam } from "../../../src/app/shell/team-context.tsx";
import type { BookSettings } from "../../../src/domain/program.ts";
import { encounterOf, programOf } from "../../support/builders.ts";
import { mustSave, newEntry } from "../../support/entries.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

const words = "rain on a tin roof tonight";

function Words() {
  const team = useTeam();
  return (
    <>
      <h1>A screen</h1>
      {team !== undefined && <BookWords team={team} />}
    </>
  );
}

async function setup(book: BookSettings) {
  const shown = await showTeamScreen(<Words />, {
    program: programOf({ book }),
    recorded: async (phone) => mustSave(phone, newEntry(encounterOf())),
  });
  await screen.findByRole("heading", { name: "A screen" });
  return shown;
}

function setWords(typed: string) {
  fireEvent.input(screen.getByLabelText("New passphrase"), { target: { value: typed } });
  screen.getByRole("button", { name: "Set the passphrase" }).click();
}

describe("BookWords", () => {
  test("says that a lock ends the book for good until the words that the program asks for are set", async () => {
    const { team } = await setup({ custody: "passphrase", days: 7 });
    await screen.findByText(/once Satchel is closed or locked, nobody can read the book any more/);

    setWords(words);

    await screen.findByText("The passphrase is set. It is asked for before the book can be read.");
    expect(team.book.facts()).toMatchObject({ custody: "passphrase", days: 7 });
  });

  test("closes the book that was readable without the words", async () => {
    const { phone } = await setup({ custody: "passphrase", days: 0 });
    const { day } = encounterOf();
    expect(await phone.bookOfDay(day, { limit: 10 })).toHaveLength(1);
    await screen.findByLabelText("New passphrase");

    setWords(words);

    await screen.findByText(/^The passphrase is set/);
    expect(await phone.bookOfDay(day, { limit: 10 })).toEqual([]);
  });

  test("takes no words that are too few, and keeps the book as it was", async () => {
    const { team } = await setup({ custody: "passphrase", days: 0 });
    await screen.findByLabelText("New passphrase");

    setWords("rain roof");

    await screen.findByText("Take at least five different words.");
    expect(team.book.facts().custody).toBe("device");
  });

  test.each(["device", "memory"] as const)(
    "asks for no words where the program asks for none: %s",
    async (custody) => {
      await setup({ custody, days: 0 });

      expect(screen.queryByLabelText("New passphrase")).toBeNull();
    },
  );
});
