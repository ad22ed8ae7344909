import { screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { record as text } from "../../../src/app/language/en/record.ts";
import { RecorderProvider } from "../../../src/app/record/RecorderProvider.tsx";
import { RecordScreen } from "../../../src/app/record/RecordScreen.tsx";
import { localDate } from "../../support/builders.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

const form = (
  <RecorderProvider onFirstSave={() => undefined}>
    <RecordScreen kind="encounter" />
  </RecorderProvider>
);

describe("the form of a program's phone", () => {
  test("says that what isn't saved is lost with the app where the program keeps nothing readable", async () => {
    await showTeamScreen(form, {
      recorded: async ({ book }) => book?.keepBy({ custody: "memory", days: 0 }, localDate("2026-03-08")),
    });

    expect(await screen.findByText(text.draftNotKept)).toBeTruthy();
  });

  test("says nothing of it where the draft is kept", async () => {
    await showTeamScreen(form);
    await screen.findByRole("heading", { level: 1 });

    expect(screen.queryByText(text.draftNotKept)).toBeNull();
  });
});
