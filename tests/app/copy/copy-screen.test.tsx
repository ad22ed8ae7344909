import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CopyScreen } from "../../../src/app/copy/CopyScreen.tsx";
import { SaveCopy } from "../../../src/app/copy/SaveCopy.tsx";
import { formatShiftEnd } from "../../../src/contract/shift-file-end.ts";
import { formatShiftProgram, formatShiftRecord } from "../../../src/contract/shift-file-write.ts";
import { StorageError } from "../../../src/storage/failures.ts";
import { encounterOf, programOf } from "../../support/builders.ts";
import { catchDownloads, type Downloads } from "../../support/downloads.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";

const press = (name: string | RegExp) => screen.getByRole("button", { name }).click();

function choose(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const stream = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
  fireEvent.change(screen.getByLabelText(/Choose the file/), {
    target: { files: [{ name: "night.jsonl", stream }] },
  });
}

const good = (forOthers: number) => JSON.stringify({ day: "2026-03-08", site: "MAIN", forOthers });
const unknownItem = JSON.stringify({ day: "2026-03-08", site: "MAIN", out: [{ item: "FOO-1", n: 1 }] });

let downloads: Downloads;
beforeEach(() => {
  downloads = catchDownloads();
});
afterEach(() => {
  downloads.release();
  Reflect.deleteProperty(navigator, "storage");
});

describe("CopyScreen", () => {
  test("saves everything that counts under the day's name", async () => {
    const record = encounterOf();
    await showScreen(<CopyScreen />, { records: [record] });

    press("Save a copy");

    await screen.findByText(/The copy is ready, with 1 entry/);
    const [file] = await downloads.files();
    expect(file?.name).toBe("satchel-copy-2026-03-08.jsonl");
    expect(file?.text).toContain(record.id);
    expect(file?.text.startsWith('{"dayStartHour":4')).toBe(true);
  });

  test("says what a file would do, then does it, then that it has nothing left to add", async () => {
    const { phone } = await showScreen(<CopyScreen />, { records: [encounterOf()] });

    choose([good(1), good(2), unknownItem]);
    await screen.findByText(/2 entries will be added/);
    expect(screen.getByText(/The settings of this phone stay as they are/)).toBeTruthy();
    expect((await phone.storedCount()).records).toBe(1);

    press("Bring it in");
    await screen.findByText("2 entries added, 1 line could not be read.");
    expect((await phone.storedCount()).records).toBe(3);

    press("Choose another file");
    await waitFor(() => expect(screen.getByLabelText(/Choose the file/)).toBeTruthy());
    choose([good(1), good(2), unknownItem]);
    await screen.findByText(/Nothing to add: 2 entries are here already and stay as they are\./);
    press("Bring it in");
    await screen.findByText("0 entries added, 2 were already here, 1 line could not be read.");
    expect((await phone.storedCount()).records).toBe(3);
  });

  test.each([
    [
      "will add some",
      [good(1), good(2), good(3)],
      "1 entry is new, 2 are here already and stay as they are.",
    ],
    ["has nothing to add", [good(2)], "Nothing to add: 1 entry is here already and stays as it is."],
  ])("says of a file that %s what is new and what is here", async (_what, lines, words) => {
    await showScreen(<CopyScreen />);
    choose([good(1), good(2)]);
    (await screen.findByRole("button", { name: "Bring it in" })).click();
    await screen.findByText("2 entries added.");
    press("Choose another file");
    await screen.findByLabelText(/Choose the file/);

    choose(lines);

    expect(await screen.findByText((text) => text.startsWith(words))).toBeTruthy();
  });

  test("makes bringing in what is here already no more pressing than leaving it", async () => {
    const record = encounterOf();
    await showScreen(<CopyScreen />, { records: [record] });
    const looksOf = (name: string) => screen.getByRole("button", { name }).className;

    choose([formatShiftRecord({ record, rev: 1 })]);
    await screen.findByText(/Nothing to add/);
    const looksWithNothingNew = looksOf("Bring it in");
    const looksOfOther = looksOf("Choose another file");
    press("Choose another file");
    await screen.findByLabelText(/Choose the file/);
    choose([good(1)]);
    await screen.findByText(/1 entry will be added/);

    expect(looksWithNothingNew).toBe(looksOfOther);
    expect(looksOf("Bring it in")).not.toBe(looksOfOther);
  });

  test("says that a copy was cut off, and brings in what is there", async () => {
    await showScreen(<CopyScreen />, { records: [encounterOf()] });
    const line = formatShiftRecord({ record: encounterOf(), rev: 1 });

    choose([formatShiftProgram(programOf()), line]);

    await screen.findByText(/This copy was cut off: its last line is missing/);
    press("Bring it in");
    expect(await screen.findByText("1 entry added.")).toBeTruthy();
  });

  test("says that a copy has other lines than when it was saved", async () => {
    await showScreen(<CopyScreen />, { records: [encounterOf()] });
    const line = formatShiftRecord({ record: encounterOf(), rev: 1 });

    choose([formatShiftProgram(programOf()), line, formatShiftEnd(5)]);

    expect(await screen.findByText(/its last line speaks of 5 entries, and 1 is in the file/)).toBeTruthy();
  });

  test("says of a copy of which only the settings are left that it was cut off", async () => {
    await showScreen(<CopyScreen />, { records: [encounterOf()] });

    choose([formatShiftProgram(programOf())]);

    expect(await screen.findByText(/This copy was cut off/)).toBeTruthy();
  });

  test("asks the browser to keep what a file brought, and not for a file that brought nothing", async () => {
    const persist = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true));
    Object.defineProperty(navigator, "storage", { value: { persist }, configurable: true });
    await showScreen(<CopyScreen />);

    choose([good(1)]);
    await screen.findByText(/1 entry will be added/);
    press("Bring it in");
    await screen.findByText("1 entry added.");
    press("Choose another file");
    await screen.findByLabelText(/Choose the file/);
    choose([good(1)]);
    await screen.findByRole("button", { name: "Bring it in" });
    press("Bring it in");
    await screen.findByText("0 entries added, 1 was already here.");

    expect(persist).toHaveBeenCalledTimes(1);
  });

  test("lists bad lines by number with the reason, twenty at a time, and saves the list", async () => {
    await showScreen(<CopyScreen />);

    choose([unknownItem, ...Array.from({ length: 20 }, () => "nonsense")]);

    await screen.findByText("Line 1: This item isn't in the catalogue. (out.0.item: FOO-1)");
    expect(screen.getByText("Line 20: This isn't a line of a Satchel file.")).toBeTruthy();
    expect(screen.queryByText(/^Line 21:/)).toBeNull();
    press("Show more");
    await screen.findByText(/^Line 21:/);
    press("Save this list");
    expect((await downloads.files())[0]?.text.split("\n")).toHaveLength(22);
  });

  test("says that a file holds nothing it can read, and offers nothing to bring in", async () => {
    await showScreen(<CopyScreen />);

    choose(["nonsense"]);

    await screen.findByText(/There is nothing in this file that Satchel can read/);
    expect(screen.queryByRole("button", { name: "Bring it in" })).toBeNull();
  });

  test("says how many are newer in the file and were left as they are", async () => {
    const record = encounterOf();
    const { phone } = await showScreen(<CopyScreen />, { records: [record] });

    choose([formatShiftRecord({ record: { ...record, people: 4 }, rev: 2 })]);
    (await screen.findByRole("button", { name: "Bring it in" })).click();

    await screen.findByText(
      "0 entries added, 1 was already here, 1 of these is newer in the file and was left as it is on this phone.",
    );
    expect(await phone.bookRow(record.id)).toMatchObject({ state: { content: { record: { people: 1 } } } });
  });

  test("tells a phone whose storage fails from a file that can't be read", async () => {
    const phone = Object.assign(await openTestPhone(), {
      storedCount: () => Promise.reject(new StorageError({ kind: "storage-lost", cause: undefined })),
    });
    await showScreen(<CopyScreen />, { phone });

    choose([good(1)]);

    await screen.findByText(/This phone's storage doesn't answer/);
    expect(screen.queryByText(/The phone couldn't read this file/)).toBeNull();
    expect(screen.getByLabelText(/Choose the file/)).toBeTruthy();
  });

  test("says that the phone could not read a file to its end", async () => {
    await showScreen(<CopyScreen />);
    const stream = () =>
      new ReadableStream<Uint8Array>({
        start: (controller) => controller.error(new DOMException("The file is gone", "NotReadableError")),
      });

    fireEvent.change(screen.getByLabelText(/Choose the file/), {
      target: { files: [{ name: "gone.jsonl", stream }] },
    });

    expect(await screen.findByText(/The phone couldn't read this file to its end/)).toBeTruthy();
  });
});

describe("SaveCopy", () => {
  test.each([
    [3, false],
    [2, true],
  ])("says of a copy of three lines that another phone stops reading at %i: %s", async (maxLines, isSaid) => {
    const limits = { maxLines, maxBytes: 100_000 };
    await showScreen(<SaveCopy limits={limits} />, { records: [encounterOf()] });

    press("Save a copy");

    await screen.findByText(/The copy is ready, with 1 entry/);
    expect(screen.queryByText(/longer than Satchel can read back/) !== null).toBe(isSaid);
  });
});
