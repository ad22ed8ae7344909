import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { useEffect } from "preact/hooks";
import { RecorderProvider, useRecorder } from "../../../src/app/record/RecorderProvider.tsx";
import { WhoRecordsScreen } from "../../../src/app/settings/WhoRecordsScreen.tsx";
import { localDate } from "../../support/builders.ts";
import { tapStrips } from "../../support/recorder.ts";
import { saveContacts } from "../../support/program-phone.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

const today = localDate("2026-03-08");

function Begun() {
  const { recorder } = useRecorder();
  useEffect(() => tapStrips(recorder), [recorder]);
  return null;
}

async function setup({ isBegun = false } = {}) {
  const shown = await showTeamScreen(
    <RecorderProvider onFirstSave={() => undefined}>
      {isBegun && <Begun />}
      <WhoRecordsScreen />
    </RecorderProvider>,
    { recorded: (phone) => saveContacts(phone, 2) },
  );
  await screen.findByLabelText("Your name for this");
  return {
    phone: shown.phone,
    keep: (name: string) => {
      fireEvent.input(screen.getByRole("textbox"), { target: { value: name } });
      fireEvent.click(screen.getByRole("button", { name: "Save" }));
    },
    readable: async () => (await shown.phone.bookOfDay(today, { limit: 10 })).length,
  };
}

describe("WhoRecordsScreen", () => {
  test("closes the book of who recorded before when somebody else does, and not for the same one again", async () => {
    const { keep, readable } = await setup();
    expect(await readable()).toBe(2);

    keep("Ash");
    await screen.findByText(/The book of who recorded before is closed/);

    expect(await readable()).toBe(0);
    keep(" Ash ");
    await screen.findByText("Saved on this phone.");
  });

  test("leaves nobody's taps to the next: what is begun is saved first", async () => {
    const { keep, readable } = await setup({ isBegun: true });

    keep("Ash");

    await screen.findByText(/Something is tapped and not saved yet/);
    expect(await readable()).toBe(2);
  });

  test("changes who records by one tap, and leaves who has recorded what as it is", async () => {
    const { keep, readable, phone } = await setup();
    keep("Ash");
    await screen.findByText(/The book of who recorded before is closed/);
    keep("Sam");
    await screen.findByRole("radio", { name: "Sam" });
    await saveContacts(phone, 1);
    expect(await readable()).toBe(1);

    fireEvent.click(screen.getByRole("radio", { name: "Ash" }));

    await waitFor(async () => expect(await readable()).toBe(0));
    expect(screen.getByRole("radio", { name: "Ash" })).toHaveProperty("checked", true);
    expect((await phone.storedCount()).events).toBe(3);
  });

  test("forgets the other names for whoever asks", async () => {
    const { keep } = await setup();
    keep("Ash");
    await screen.findByRole("radio", { name: "Ash" });
    keep("Sam");
    await screen.findByRole("radio", { name: "Sam" });

    fireEvent.click(screen.getByRole("button", { name: "Forget the other names" }));

    await screen.findByText("The other names are forgotten on this phone.");
    expect(screen.queryByRole("radio", { name: "Ash" })).toBeNull();
  });

  test("says that a name can't be stored, and keeps the one before", async () => {
    const { keep, readable } = await setup();

    keep("a\u0007sh");

    await screen.findByText(/Choose a shorter name/);
    expect(await readable()).toBe(2);
  });
});
