/** What a program's phone still says of what was recorded, once the book of the day is closed. */
import { screen, waitFor } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { describe, expect, test, vi } from "vitest";
import { DayScreen } from "../../../src/app/day/DayScreen.tsx";
import { day as dayWords } from "../../../src/app/language/en/day.ts";
import { team as teamWords } from "../../../src/app/language/en/team.ts";
import { isEmptyDraft } from "../../../src/app/record/draft.ts";
import { formOf } from "../../../src/app/record/fix-content.ts";
import { useRecorder } from "../../../src/app/record/RecorderProvider.tsx";
import { useUnsavedFixes } from "../../../src/app/record/UnsavedFixesProvider.tsx";
import { useWhenGone } from "../../../src/app/record/use-when-gone.ts";
import type { Team } from "../../../src/app/shell/team-context.tsx";
import type { RecordId } from "../../../src/domain/ids.ts";
import { err } from "../../../src/domain/result.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import type { BookChoice } from "../../../src/storage/sealing/book-keeper.ts";
import { encounterOf, eventId, localDate } from "../../support/builders.ts";
import { mustSave, newEntry } from "../../support/entries.ts";
import { keptPhone, words } from "../../support/kept-book.ts";
import { programPhone } from "../../support/program-phone.ts";
import { failingPhone, recorderOn, tapStrips } from "../../support/recorder.ts";
import { valueOf } from "../../support/results.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

const today = localDate("2026-03-08");

async function setup() {
  const { phone } = await programPhone();
  const { book } = phone;
  if (book === undefined) throw new Error("A program's phone has a book");
  const tools = recorderOn(failingPhone(phone));
  tapStrips(tools.recorder);
  return { ...tools, close: async () => valueOf(await book.close(today)) };
}

describe("the recorder", () => {
  test("offers nothing to give once more", async () => {
    const { recorder, close } = await setup();
    await recorder.save("encounter");
    await recorder.dropPassed();
    expect(recorder.state().repeatable.encounter).toBeDefined();

    await close();
    await recorder.dropPassed();

    expect(recorder.state().repeatable).toEqual({});
    recorder.repeatLast("encounter");
    expect(isEmptyDraft(recorder.state().forms.encounter.draft)).toBe(true);
  });

  test("offers no Undo where nothing can be undone on this phone any more", async () => {
    const { recorder, close } = await setup();
    await recorder.save("encounter");
    await close();

    await recorder.dropPassed();

    expect(recorder.state().last).toBeUndefined();
  });

  test("keeps in sight that an undo failed, and not what it was of", async () => {
    const { recorder, phone, close } = await setup();
    await recorder.save("encounter");
    vi.spyOn(phone, "undo").mockResolvedValueOnce(err({ kind: "storage-full", cause: "test" }));
    await recorder.toggleLast();
    tapStrips(recorder);
    await recorder.save("encounter");
    expect(recorder.state().unturned).toHaveLength(1);

    await close();
    await recorder.dropPassed();

    const [unturned] = recorder.state().unturned;
    expect(unturned?.failure).toEqual({ kind: "record-unknown" });
    expect(unturned && isEmptyDraft(unturned.draft)).toBe(true);
    if (unturned !== undefined) recorder.letGo(unturned);
    expect(recorder.state().unturned).toEqual([]);
  });

  test("keeps an entry that couldn't be stored, and what it held", async () => {
    const { recorder, phone, close } = await setup();
    phone.failNextSave({ kind: "storage-full", cause: "test" });
    await recorder.save("encounter");

    await close();
    await recorder.dropPassed();

    const [unsaved] = recorder.state().unsaved;
    expect(unsaved && isEmptyDraft(unsaved.form.draft)).toBe(false);
    expect(recorder.state().repeatable.encounter).toBeDefined();
  });
});

/** A passphrase opens it again; a key in memory is gone with the lock. */
describe("the recorder of a locked phone", () => {
  async function undoneWhileLocked(choice: BookChoice) {
    const { keeper, phone } = await keptPhone();
    valueOf(await keeper.keepBy(choice, today));
    let isLocked = false;
    const { recorder } = recorderOn(failingPhone({ ...phone, book: keeper }), { isLocked: () => isLocked });
    tapStrips(recorder);
    await recorder.save("encounter");
    keeper.lock();
    isLocked = true;
    await recorder.toggleLast();
    return { recorder, keeper };
  }

  test("says of an undo that it needs the lock opened, and undoes then", async () => {
    const { recorder, keeper } = await undoneWhileLocked({
      custody: "passphrase",
      passphrase: words,
      days: 7,
    });
    expect(recorder.state().last).toMatchObject({ type: "saved", failure: { kind: "locked" } });

    valueOf(await keeper.unlock(words));
    await recorder.dropPassed();
    expect(recorder.state().last).toMatchObject({ type: "saved" });
    expect(recorder.state().last).not.toHaveProperty("failure");
    await recorder.toggleLast();

    expect(recorder.state().last).toMatchObject({ type: "undone" });
  });

  test("says of an undo that the entry isn't on this phone where the lock has thrown its key away", async () => {
    const { recorder } = await undoneWhileLocked({ custody: "memory", days: 7 });

    const { last } = recorder.state();
    expect(last).toMatchObject({ type: "saved", failure: { kind: "record-unknown" } });
    expect(last?.type === "saved" && isEmptyDraft(last.draft)).toBe(true);
    expect(recorder.state().repeatable).toEqual({});
  });
});

/** In place of the form: it changes the entry that is there, and is left. */
function BeginChange({ contact }: { readonly contact: ReturnType<typeof encounterOf> }) {
  const fixes = useUnsavedFixes();
  return (
    <button type="button" onClick={() => fixes.keep(formOf({ record: contact, event: eventId() }))}>
      Begin a change
    </button>
  );
}

async function withBegunChange(): Promise<Team> {
  const contact = encounterOf();
  const { team } = await showTeamScreen(
    <>
      <BeginChange contact={contact} />
      <DayScreen date={today} />
    </>,
    { recorded: (phone: Phone) => mustSave(phone, newEntry(contact)) },
  );
  await screen.findByRole("button", { name: /More about/ });
  screen.getByRole("button", { name: "Begin a change" }).click();
  await screen.findByText(/you changed this and didn't save it/);
  return team;
}

describe("a change that was begun and left", () => {
  test("is lost with the book, which is said before, and its entry is named no more", async () => {
    const team = await withBegunChange();
    await screen.findByText(teamWords.bookUnsavedFixes);

    valueOf(await team.book.close(today));

    await waitFor(() => expect(screen.queryByText(/you changed this and didn't save it/)).toBeNull());
  });

  test("can't be brought back once it was discarded before", async () => {
    const team = await withBegunChange();
    (await screen.findByRole("button", { name: dayWords.discard })).click();
    await screen.findByText(dayWords.discarded);

    valueOf(await team.book.close(today));

    await waitFor(() => expect(screen.queryByText(dayWords.discarded)).toBeNull());
  });
});

/** In place of what offers to take back a change of the entry: told that this can't be done any more. */
function ToldWhenGone({ record }: { readonly record: RecordId }) {
  const [isGone, setIsGone] = useState(false);
  useWhenGone(record, () => setIsGone(true));
  return <p>{isGone ? "Gone" : "Here"}</p>;
}

describe("what comes on the screen when the book is closed already", () => {
  /** Shows `children` with one tap, which comes once the book is closed. */
  async function afterClosing(contact: ReturnType<typeof encounterOf>, children: ComponentChildren) {
    function ShownLater() {
      const [isShown, setIsShown] = useState(false);
      return isShown ? (
        children
      ) : (
        <>
          <BeginChange contact={contact} />
          <button type="button" onClick={() => setIsShown(true)}>
            Show it
          </button>
        </>
      );
    }
    const { team } = await showTeamScreen(<ShownLater />, {
      recorded: (phone: Phone) => mustSave(phone, newEntry(contact)),
    });
    valueOf(await team.book.close(today));
  }

  test("says at once that its entry isn't on this phone any more", async () => {
    const contact = encounterOf();
    await afterClosing(contact, <ToldWhenGone record={contact.id} />);

    screen.getByRole("button", { name: "Show it" }).click();

    expect(await screen.findByText("Gone")).toBeDefined();
  });

  test("doesn't offer a change that a form has kept since", async () => {
    const contact = encounterOf();
    await afterClosing(contact, <DayScreen date={today} />);
    screen.getByRole("button", { name: "Begin a change" }).click();

    screen.getByRole("button", { name: "Show it" }).click();

    await screen.findByRole("heading", { level: 1 });
    await waitFor(() => expect(screen.queryByText(/you changed this and didn't save it/)).toBeNull());
  });
});

test("the book stays open while something is begun, which the next person would have on the form", async () => {
  function Begun() {
    const { recorder } = useRecorder();
    useEffect(() => tapStrips(recorder), [recorder]);
    return null;
  }
  const { phone } = await showTeamScreen(
    <>
      <Begun />
      <DayScreen date={today} />
    </>,
    { recorded: (its: Phone) => mustSave(its, newEntry(encounterOf())) },
  );

  (await screen.findByRole("button", { name: teamWords.closeBook })).click();

  await screen.findByText(teamWords.unsavedFirst);
  expect(await phone.bookOfDay(today, { limit: 5 })).toHaveLength(1);
});

test("the list of the day offers no Undo of a void that can't be undone any more", async () => {
  const { team } = await showTeamScreen(<DayScreen date={today} />, {
    recorded: (phone: Phone) => mustSave(phone, newEntry(encounterOf())),
  });
  (await screen.findByRole("button", { name: /More about/ })).click();
  await screen.findByRole("dialog");
  screen.getByRole("button", { name: "Mistake" }).click();
  await screen.findByRole("button", { name: dayWords.undo });

  valueOf(await team.book.close(today));

  await waitFor(() => expect(screen.queryByRole("button", { name: dayWords.undo })).toBeNull());
});
