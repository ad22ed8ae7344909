import { act, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { failures } from "../../../src/app/language/en/failures.ts";
import { team as words } from "../../../src/app/language/en/team.ts";
import { SendingScreen } from "../../../src/app/sending/SendingScreen.tsx";
import { err } from "../../../src/domain/result.ts";
import type { BookRow } from "../../../src/storage/phone.ts";
import type { SyncFacts } from "../../../src/storage/sync-log.ts";
import type { SyncStatus } from "../../../src/sync/status.ts";
import { localDate, recordId } from "../../support/builders.ts";
import { saveContacts } from "../../support/program-phone.ts";
import { showTeamScreen } from "../../support/team-screen.tsx";

const fine = { needLook: 0, missing: 0 };
const allSent: SyncStatus = { kind: "all-sent", lastConfirmedDay: localDate("2026-03-08"), ...fine };

interface Setup {
  readonly status?: SyncStatus;
  readonly facts?: Partial<SyncFacts>;
  readonly contacts?: number;
  /** What the book says of whichever record is asked for. */
  readonly row?: () => BookRow;
}

async function setup({ contacts = 0, row, ...rest }: Setup = {}) {
  let reads = () => 0;
  const shown = await showTeamScreen(<SendingScreen />, {
    ...rest,
    async recorded(phone) {
      await saveContacts(phone, contacts);
      const asked = vi.spyOn(phone, "bookRow");
      if (row !== undefined) asked.mockImplementation(async () => row());
      reads = () => asked.mock.calls.length;
    },
  });
  await screen.findByText("Waiting on this phone");
  return { ...shown, reads };
}

function readableRow(): BookRow {
  const state = { openVoids: [], answeredVoids: [], rev: 1 };
  return { kind: "readable", id: recordId(), day: localDate("2026-03-08"), seq: 1, state };
}

/** What stands beside the name of a fact; nothing where there is no such fact. */
const fact = (name: string) => screen.queryByText(name)?.nextElementSibling?.textContent;

describe("SendingScreen", () => {
  test("says how much waits, since when, and why the last try failed", async () => {
    await setup({
      contacts: 3,
      status: { kind: "waiting", waiting: 3, failure: "busy", ...fine },
      facts: { lastFailure: "busy", nextTryMs: Date.parse("2026-03-08T22:05:00Z") },
    });

    expect(fact("Waiting on this phone")).toBe("3");
    expect(fact("Oldest day that waits")).toBe("Sunday, March 8, 2026");
    expect(fact("Last confirmed by the server")).toBe("Never yet");
    expect(fact("Why the last try failed")).toBe("The server is busy or has a problem of its own.");
    expect(fact("Next try")).toMatch(/^At .*05/);
    expect(fact("Name of this phone in the program")).toBe("Bag 1");
  });

  test("says that this phone was set back where the server has more of it than it has itself", async () => {
    const { team } = await setup({ facts: { aheadBy: 30 } });
    const seen = vi.spyOn(team.log, "setBackSeen");

    expect(screen.getByText(words.setBack(30))).toBeTruthy();
    screen.getByRole("button", { name: "I have seen this" }).click();

    expect(seen).toHaveBeenCalledWith(30);
  });

  test("says without a number that it may have been set back where it recorded as much itself since", async () => {
    const { team } = await setup({ facts: { aheadBy: 0 } });
    const seen = vi.spyOn(team.log, "setBackSeen");

    expect(screen.getByText(words.setBackUncounted)).toBeTruthy();
    screen.getByRole("button", { name: "I have seen this" }).click();

    expect(seen).toHaveBeenCalledWith(0);
  });

  test("says why the notice stays where this phone couldn't store that it was seen", async () => {
    const { team } = await setup({ facts: { aheadBy: 30 } });
    vi.spyOn(team.log, "setBackSeen").mockResolvedValue(err({ kind: "storage-full", cause: undefined }));

    screen.getByRole("button", { name: "I have seen this" }).click();

    expect(await screen.findByText(failures.save["storage-full"])).toBeTruthy();
    expect(screen.getByText(words.setBack(30))).toBeTruthy();
  });

  test("says that the next try is up to the person where none is planned", async () => {
    await setup({ contacts: 1, facts: { lastFailure: "revoked" } });

    expect(fact("Next try")).toBe("When Satchel is opened again, or you press “Send now”");
  });

  test("tells of no try and no failure where nothing waits", async () => {
    await setup({ status: allSent, facts: { lastConfirmedDay: localDate("2026-03-08") } });

    expect(screen.getByText("All sent. Nothing waits on this phone.")).toBeTruthy();
    expect(fact("Waiting on this phone")).toBe("0");
    expect(fact("Last confirmed by the server")).toBe("Sunday, March 8, 2026");
    expect(fact("Next try")).toBeUndefined();
    expect(fact("Why the last try failed")).toBeUndefined();
  });

  test("says what was sent as it goes, whatever was true when the screen was opened", async () => {
    const { drain } = await setup({ contacts: 2, status: { kind: "sending", sent: 0, of: 2, ...fine } });
    expect(screen.getByText("Sending 2… keep working.")).toBeTruthy();

    void act(() => drain.become(allSent));

    expect(screen.getByText("All sent. Nothing waits on this phone.")).toBeTruthy();
  });

  test("counts what is saved while it is open", async () => {
    const { phone } = await setup({ contacts: 1 });

    await saveContacts(phone, 1);

    await screen.findByText("2");
    expect(fact("Waiting on this phone")).toBe("2");
  });

  test("asks for a try at once when Send now is pressed", async () => {
    const { drain } = await setup({ contacts: 1 });

    screen.getByRole("button", { name: "Send now" }).click();

    expect(drain.requests).toEqual(["tap"]);
  });

  test("says where the buttons stay that it was tried and there is no connection, each time", async () => {
    let nextTryMs = 1000;
    const facts = {
      lastFailure: "no-connection" as const,
      get nextTryMs() {
        return nextTryMs;
      },
    };
    const { phone } = await setup({ contacts: 1, facts });
    const told = () => screen.queryByText("Tried. There is no connection.");
    const press = () => act(() => screen.getByRole("button", { name: "Send now" }).click());
    /** Each try that fails sets the time of the next one. */
    const fail = async () => {
      nextTryMs += 1000;
      await saveContacts(phone, 1);
    };
    await fail();
    expect(told()).toBeNull();

    await press();
    expect(told()).toBeNull();
    await fail();
    await waitFor(() => expect(told()?.localName).toBe("output"));
    await press();
    expect(told()).toBeNull();
    await fail();

    await waitFor(() => expect(told()).not.toBeNull());
  });

  test("says nothing of a try that got through", async () => {
    let failed: Partial<SyncFacts> = { lastFailure: "no-connection", nextTryMs: 1000 };
    const facts = {
      get lastFailure() {
        return failed.lastFailure!;
      },
      get nextTryMs() {
        return failed.nextTryMs!;
      },
    };
    const { phone } = await setup({ contacts: 1, facts });

    await act(() => screen.getByRole("button", { name: "Send now" }).click());
    failed = {};
    await saveContacts(phone, 1);

    await waitFor(() => expect(fact("Why the last try failed")).toBeUndefined());
    expect(screen.queryByText(/^Tried/)).toBeNull();
  });

  test("lists what the server can't count, each with its number and why", async () => {
    await setup({
      facts: {
        quarantined: [
          { seq: 7, code: "id-conflict" },
          { seq: 1200, code: "of a later server" },
        ],
      },
    });

    const looks = screen.getByRole("heading", { name: "Entries that need a look" }).closest("section");
    const lines = within(looks ?? document.body).getAllByRole("listitem");
    expect(lines.map(({ textContent }) => textContent)).toEqual([
      "No. 7: Another entry has the same id.",
      expect.stringMatching(/^No\. 1,200: Not counted yet/),
    ]);
  });

  test("says apart what couldn't be sent and what the server lost", async () => {
    await setup({ facts: { withheld: 2, missing: 1 } });

    expect(
      screen.getByText(/^2 entries and corrections couldn't be sent and stay on this phone/).textContent,
    ).toContain("each time it is opened, unless a next try is still ahead");
    expect(screen.getByText(/^The server was set back to an earlier day/)).toBeTruthy();
  });

  test("says what stays longer because of an entry that needs a look, and what to do", async () => {
    await setup({ facts: { withheld: 1, keptLonger: 31 } });

    expect(
      screen.getByText(/^31 entries and corrections stay on this phone longer than 35 days/).textContent,
    ).toContain("Save a sealed copy below and take it to your lead.");
    // The days of a body that comes late count from when it came.
    expect(screen.getByText(/which can take another 36 days\.$/)).toBeTruthy();
  });

  test("counts what the server lost among the facts, and says where it isn't certain", async () => {
    await setup({ facts: { missing: 1200, isMissingAtMost: true } });

    expect(fact("Lost by the server")).toBe("Some of 1,200");
  });

  test("says what the program has set aside, which needs no look any more", async () => {
    await setup({ facts: { setAside: 2 } });

    expect(
      screen.getByText(/has set 2 entries and corrections of this phone aside: they are kept/),
    ).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Entries that need a look" })).toBeNull();
  });

  test("has no word of entries that need a look where there are none", async () => {
    await setup();

    expect(screen.queryByRole("heading", { name: "Entries that need a look" })).toBeNull();
  });

  test("tells how many entries the program changed", async () => {
    await setup({ facts: { changedElsewhere: [{ record: recordId(), rev: 2, kind: "fix" }] } });

    expect(screen.getByText("1 entry of this phone was changed by the program.")).toBeTruthy();
  });

  test("says which they are and what became of them, until somebody has seen it", async () => {
    const changes = [
      { record: recordId(), rev: 2, kind: "fix" },
      { record: recordId(), rev: 3, kind: "void" },
    ] as const;
    const { team } = await setup({ facts: { changedElsewhere: changes } });
    const seen = vi.spyOn(team.log, "changesSeen");

    const list = screen.getByText("I have seen this").closest("details")!;
    await waitFor(() =>
      expect(
        within(list)
          .getAllByRole("listitem", { hidden: true })
          .map(({ textContent }) => textContent),
      ).toEqual([
        "An entry that can't be read here any more: taken out of the counts",
        "An entry that can't be read here any more: corrected",
      ]),
    );
    screen.getByText("I have seen this").click();

    await waitFor(() => expect(seen).toHaveBeenCalledWith(changes));
  });

  test("reads a changed entry once, however much is saved meanwhile, and again when it is changed again", async () => {
    const record = recordId();
    let rev = 2;
    const facts = {
      get changedElsewhere() {
        return [{ record, rev, kind: "fix" as const }];
      },
    };
    const { phone, reads } = await setup({ facts, row: readableRow });
    await waitFor(() => expect(reads()).toBe(1));

    await saveContacts(phone, 1);
    await waitFor(() => expect(fact("Waiting on this phone")).toBe("1"));
    const afterSave = reads();
    rev = 3;
    await saveContacts(phone, 1);

    await waitFor(() => expect(reads()).toBe(2));
    expect(afterSave).toBe(1);
  });

  test("opens an entry that couldn't be read at first once the book can be", async () => {
    const changedElsewhere = [{ record: recordId(), rev: 2, kind: "fix" as const }];
    let row: () => BookRow = () => ({ kind: "unreadable", id: "it", day: "2026-03-08", seq: 1 });
    const { phone, reads } = await setup({ facts: { changedElsewhere }, row: () => row() });
    await waitFor(() => expect(reads()).toBe(1));
    await screen.findByText(/^An entry that can't be read here any more:/);

    row = readableRow;
    await saveContacts(phone, 1);

    expect(await screen.findByText("Entry of Mar 8, 2026:")).toBeTruthy();
  });

  test("has no copy to save of an empty phone, and says so", async () => {
    await setup();

    screen.getByRole("button", { name: "Save a sealed copy" }).click();

    expect(await screen.findByText("There is nothing on this phone to copy.")).toBeTruthy();
  });
});
