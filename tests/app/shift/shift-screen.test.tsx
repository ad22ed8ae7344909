import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { Route, Router } from "preact-iso";
import { describe, expect, test } from "vitest";
import { changeInWords } from "../../../src/app/language/storage-failure.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { record as words } from "../../../src/app/language/en/record.ts";
import { shift as text } from "../../../src/app/language/en/shift.ts";
import { RecorderProvider } from "../../../src/app/record/RecorderProvider.tsx";
import { RecordScreen } from "../../../src/app/record/RecordScreen.tsx";
import { ShiftLine } from "../../../src/app/shift/ShiftLine.tsx";
import { keepShiftNote } from "../../../src/app/shift/shift-note.ts";
import { ShiftScreen } from "../../../src/app/shift/ShiftScreen.tsx";
import { programOf, siteOf } from "../../support/builders.ts";
import { memoryStorage, showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { batchOf, saveContacts, syncOf } from "../../support/program-phone.ts";
import { failingPhone } from "../../support/recorder.ts";
import { goTo } from "../../support/fix-screen.tsx";
import { buttonNamed, findsButton, radioNamed } from "../../support/screen-controls.ts";
import { pier, shiftProgram, shiftsOn } from "../../support/shifts.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

configure({ asyncUtilTimeout: 10_000 });

const screens = (
  <RecorderProvider onFirstSave={() => undefined}>
    <Router>
      <Route path="/shift" component={ShiftScreen} />
      <Route default component={ShiftLine} />
    </Router>
  </RecorderProvider>
);

const tap = (name: string | RegExp) => fireEvent.click(buttonNamed(name));
const shows = (title: string) => screen.findByRole("heading", { name: title });

/** The screens' clock stands at 22:00 on March 8. */
async function show({ begun }: { readonly begun?: string } = {}) {
  const phone = failingPhone(await openTestPhone());
  const storage = memoryStorage();
  if (begun !== undefined) await shiftsOn(phone, { storage, now: begun }).shifts.start(pier);
  history.replaceState(null, "", "/shift");
  await showScreen(screens, { phone, storage, program: shiftProgram });
  await screen.findByRole("heading", { level: 1 });
  return phone;
}

async function shiftOn(phone: Awaited<ReturnType<typeof show>>, day: "2026-03-07" | "2026-03-08") {
  const [shift] = await shiftsOn(phone).recordsOf(day as Parameters<typeof phone.dayTotals>[0]);
  return shift;
}

describe("ShiftScreen", () => {
  test("begins where the person chose, and says how it stands above the tiles", async () => {
    const phone = await show();
    fireEvent.click(radioNamed("Pier"));

    tap(text.start);

    const line = await screen.findByRole("link");
    await waitFor(() => expect(line.textContent).toContain("On shift since 10:00 PM"));
    expect(await shiftOn(phone, "2026-03-08")).toMatchObject({ site: "PIER", start: "2026-03-08T22:00Z" });
  });

  test("keeps what was chosen where the start is refused, and says why", async () => {
    const phone = await show();
    fireEvent.click(radioNamed("Pier"));
    const full = { kind: "storage-full", cause: "test" } as const;
    phone.failNextSave(full);

    tap(text.start);

    await screen.findByText(changeInWords(full, { ...failures }));
    expect(radioNamed("Pier")).toHaveProperty("checked", true);
    tap(text.start);
    await screen.findByText(/On shift since/);
  });

  test("offers the end of a shift with nothing in it in the words for that, and its undoing", async () => {
    const phone = await show({ begun: "2026-03-08T18:00:00Z" });

    await waitFor(() => tap(text.endEmpty));
    await shows(text.endedTitle);
    expect(await shiftOn(phone, "2026-03-08")).toMatchObject({ closed: true, empty: true, minutes: 240 });
    tap(text.undo);

    await shows(text.openTitle);
    expect(await shiftOn(phone, "2026-03-08")).toMatchObject({ closed: false, empty: false });
  });

  test("is not said to have had nothing to record while an entry is still to be stored", async () => {
    const phone = failingPhone(await openTestPhone());
    const storage = memoryStorage();
    await shiftsOn(phone, { storage, now: "2026-03-08T18:00:00Z" }).shifts.start(pier);
    history.replaceState(null, "", "/");
    await showScreen(
      <RecorderProvider onFirstSave={() => undefined}>
        <Router>
          <Route path="/shift" component={ShiftScreen} />
          <Route default component={() => <RecordScreen kind="encounter" />} />
        </Router>
      </RecorderProvider>,
      { phone, storage, program: shiftProgram },
    );
    phone.failNextSave({ kind: "storage-full", cause: "test" });
    tap(/^Fentanyl test strip, \d+ counted/);
    tap("Save");
    await screen.findByText(words.unsavedTitle, { exact: false });

    await goTo("/shift");

    await waitFor(() => buttonNamed(text.end));
    expect(findsButton(text.endEmpty)).toBe(false);
  });

  test("asks of a shift that was left open when it ended, and guesses nothing", async () => {
    const phone = await show({ begun: "2026-03-07T18:00:00Z" });
    await waitFor(() => screen.getByText(/This shift began on Saturday, March 7/));

    tap(text.end);
    expect(screen.getByText(text.timeMissing)).toBeDefined();
    const time = screen.getByLabelText(text.time);
    fireEvent.input(time, { target: { value: "23:30" } });
    expect(screen.queryByText(text.timeMissing)).toBeNull();
    tap(text.end);

    await shows(text.endedTitle);
    expect(await shiftOn(phone, "2026-03-07")).toMatchObject({ end: "2026-03-07T23:30Z", minutes: 330 });
  });

  test("refuses an end that hasn't come yet, in words", async () => {
    await show({ begun: "2026-03-08T02:00:00Z" });

    fireEvent.input(await screen.findByLabelText(text.time), { target: { value: "23:00" } });
    tap(text.end);

    expect(screen.getByText(text.timeUnfit)).toBeDefined();
  });

  test("takes it that nobody remembers: its hours aren't known then", async () => {
    const phone = await show({ begun: "2026-03-07T18:00:00Z" });

    await waitFor(() => fireEvent.click(radioNamed(/Nobody remembers/)));
    tap(text.end);

    await shows(text.endedTitle);
    expect(await shiftOn(phone, "2026-03-07")).not.toHaveProperty("minutes");
  });

  test("asks where it was once the evening's book is closed, and closes it for the program", async () => {
    const storage = memoryStorage();
    history.replaceState(null, "", "/shift");
    const { phone } = await showTeamScreen(screens, {
      program: programOf({ sites: shiftProgram.sites.map((site) => siteOf({ ...site })) }),
      storage,
      recorded: async (made) => {
        const { shifts, today } = shiftsOn(made, { storage });
        await shifts.start(pier);
        await saveContacts(made, 3);
        await made.book?.close(today());
        const { note } = shifts.state().open ?? {};
        keepShiftNote(storage, note);
      },
    });
    await screen.findByText(text.goneFromHere);
    expect(screen.queryByLabelText(text.figures)).toBeNull();
    fireEvent.click(radioNamed(/Nobody remembers/));
    tap(text.end);
    expect(screen.getByText(text.whereMissing)).toBeDefined();

    fireEvent.click(radioNamed("Pier"));
    tap(text.end);

    await shows(text.endedTitle);
    expect(screen.getByText(text.lastedUnknown)).toBeDefined();
    const { events } = await batchOf(syncOf(phone));
    expect(events.map(({ kind, rev }) => `${kind} ${rev}`)).toEqual([
      "rec 1",
      "rec 1",
      "rec 1",
      "rec 1",
      "fix 2",
    ]);
    expect(events.at(-1)?.record).toBe(events[0]?.record);
  });

  test("has the next shift begin from the screen of the one that ended", async () => {
    await show({ begun: "2026-03-08T18:00:00Z" });
    await waitFor(() => tap(text.endEmpty));
    await shows(text.endedTitle);

    tap(text.startAnother);

    expect(await shows(text.startTitle)).toBeDefined();
  });
});

describe("ShiftLine", () => {
  test("leads to the next shift at once where one has ended, which can be undone there too", async () => {
    const phone = await show({ begun: "2026-03-08T18:00:00Z" });
    await waitFor(() => tap(text.endEmpty));
    await shows(text.endedTitle);
    await goTo("/");
    fireEvent.click(await screen.findByRole("link", { name: words.startShift }));

    await shows(text.startTitle);
    tap(text.undo);

    await shows(text.openTitle);
    expect(await shiftOn(phone, "2026-03-08")).toMatchObject({ closed: false });
  });

  test("asks gently on the next day about a shift that is still open", async () => {
    const phone = await openTestPhone();
    const storage = memoryStorage();
    await shiftsOn(phone, { storage, now: "2026-03-07T18:00:00Z" }).shifts.start(pier);
    history.replaceState(null, "", "/");

    await showScreen(screens, { phone, storage, program: shiftProgram });

    expect(await screen.findByText(words.shiftLeftOpen)).toBeDefined();
  });
});
