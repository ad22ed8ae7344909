import { screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { failures } from "../../../src/app/language/en/failures.ts";
import { team as words } from "../../../src/app/language/en/team.ts";
import { err } from "../../../src/domain/result.ts";
import type { BookRow } from "../../../src/storage/phone.ts";
import { localDate, recordId } from "../../support/builders.ts";
import { saveContacts } from "../../support/program-phone.ts";
import { fact, showSendingScreen } from "../../support/sending-screen.tsx";

function readableRow(): BookRow {
  const state = { openVoids: [], answeredVoids: [], rev: 1 };
  return { kind: "readable", id: recordId(), day: localDate("2026-03-08"), seq: 1, state };
}

describe("SendingScreen, and what needs a look", () => {
  test("says that this phone was set back where the server has more of it than it has itself", async () => {
    const { team } = await showSendingScreen({ facts: { aheadBy: 30 } });
    const seen = vi.spyOn(team.log, "setBackSeen");

    expect(screen.getByText(words.setBack(30))).toBeTruthy();
    screen.getByRole("button", { name: "I have seen this" }).click();

    expect(seen).toHaveBeenCalledWith(30);
  });

  test("says without a number that it may have been set back where it recorded as much itself since", async () => {
    const { team } = await showSendingScreen({ facts: { aheadBy: 0 } });
    const seen = vi.spyOn(team.log, "setBackSeen");

    expect(screen.getByText(words.setBackUncounted)).toBeTruthy();
    screen.getByRole("button", { name: "I have seen this" }).click();

    expect(seen).toHaveBeenCalledWith(0);
  });

  test("says why the notice stays where this phone couldn't store that it was seen", async () => {
    const { team } = await showSendingScreen({ facts: { aheadBy: 30 } });
    vi.spyOn(team.log, "setBackSeen").mockResolvedValue(err({ kind: "storage-full", cause: undefined }));

    screen.getByRole("button", { name: "I have seen this" }).click();

    expect(await screen.findByText(failures.change["storage-full"])).toBeTruthy();
    expect(screen.getByText(words.setBack(30))).toBeTruthy();
  });

  test("lists what the server can't count, each with its number and why", async () => {
    await showSendingScreen({
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
    await showSendingScreen({ facts: { withheld: 2, missing: 1 } });

    expect(
      screen.getByText(/^2 entries and corrections couldn't be sent and stay on this phone/).textContent,
    ).toContain("each time it is opened, unless a next try is still ahead");
    expect(screen.getByText(/^The server was set back to an earlier day/)).toBeTruthy();
  });

  test("says what stays longer because of an entry that needs a look, and what to do", async () => {
    await showSendingScreen({ facts: { withheld: 1, keptLonger: 31 } });

    expect(
      screen.getByText(/^31 entries and corrections stay on this phone longer than 35 days/).textContent,
    ).toContain("Save a sealed copy below and take it to your lead.");
    // The days of a body that comes late count from when it came.
    expect(screen.getByText(/which can take another 36 days\.$/)).toBeTruthy();
  });

  test("counts what the server lost among the facts, and says where it isn't certain", async () => {
    await showSendingScreen({ facts: { missing: 1200, isMissingAtMost: true } });

    expect(fact("Missing on the server")).toBe("Some of 1,200");
  });

  test("says what the program has set aside, which needs no look any more", async () => {
    await showSendingScreen({ facts: { setAside: 2 } });

    expect(
      screen.getByText(/has set 2 entries and corrections of this phone aside: they are kept/),
    ).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Entries that need a look" })).toBeNull();
  });

  test("doesn't call kept what the program has set aside without having all of it, and asks nobody to look", async () => {
    const quarantined = [{ seq: 3, code: "withheld", isSetAside: true }];
    await showSendingScreen({ facts: { setAsideInPart: 1, quarantined } });

    expect(
      screen.getByText(/has set 1 entry or correction of this phone aside without having it whole/),
    ).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Entries that need a look" })).toBeNull();
    expect(screen.queryByText(/No\. 3/)).toBeNull();
  });

  test("says what stays longer also where nothing needs a look any more", async () => {
    await showSendingScreen({ facts: { keptLonger: 4 } });

    expect(screen.getByText(/^4 entries and corrections stay on this phone longer/)).toBeTruthy();
  });

  test("has no word of entries that need a look where there are none", async () => {
    await showSendingScreen();

    expect(screen.queryByRole("heading", { name: "Entries that need a look" })).toBeNull();
  });

  test("tells how many entries the program changed", async () => {
    await showSendingScreen({ facts: { changedElsewhere: [{ record: recordId(), rev: 2, kind: "fix" }] } });

    expect(screen.getByText("1 entry of this phone was changed by the program.")).toBeTruthy();
  });

  test("says which they are and what became of them, until somebody has seen it", async () => {
    const changes = [
      { record: recordId(), rev: 2, kind: "fix" },
      { record: recordId(), rev: 3, kind: "void" },
    ] as const;
    const { team } = await showSendingScreen({ facts: { changedElsewhere: changes } });
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
    const { phone, reads } = await showSendingScreen({ facts, row: readableRow });
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
    const { phone, reads } = await showSendingScreen({ facts: { changedElsewhere }, row: () => row() });
    await waitFor(() => expect(reads()).toBe(1));
    await screen.findByText(/^An entry that can't be read here any more:/);

    row = readableRow;
    await saveContacts(phone, 1);

    expect(await screen.findByText("Entry of Mar 8, 2026:")).toBeTruthy();
  });
});
