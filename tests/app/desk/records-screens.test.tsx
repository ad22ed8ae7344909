import { screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { HistoryReply, ListedRecord } from "../../../src/contract/wire/desk-messages.ts";
import { encounterOf, eventId, localDate } from "../../support/builders.ts";
import { showDesk } from "../../support/desk-screen.tsx";
import { noConnection, refusal } from "../../support/fake-endpoint.ts";
import { buttonNamed } from "../../support/screen-controls.ts";

const record = encounterOf({ site: "PIER", out: { "TST-FEN": 5 } });
const made = eventId();
const listed: ListedRecord = { record, rev: 1, isVoided: false, head: made };
const receivedDay = localDate("2026-03-08");
const recorded = { event: made, kind: "rec", rev: 1, receivedDay, from: "van 2", record } as const;

function setup(address: string, answers: NonNullable<Parameters<typeof showDesk>[0]>["answers"] = {}) {
  return showDesk({
    address,
    answers: {
      recordsOfDay: () => ({ records: [listed] }),
      historyOfRecord: (): HistoryReply => ({ history: [recorded] }),
      ...answers,
    },
  });
}

describe("RecordsScreen", () => {
  test("shows the entries of today, and has more of them on wish", async () => {
    const other = encounterOf({ site: "MAIN" });
    const { endpoint } = await setup("/desk/records", {
      recordsOfDay: ({ query }) =>
        query?.after === undefined
          ? { records: [listed], next: record.id }
          : { records: [{ ...listed, record: other, isVoided: true }] },
    });
    await screen.findByRole("link", { name: /^Contact.*Pier/ });

    (await screen.findByRole("button", { name: "Show more" })).click();

    await screen.findByRole("link", { name: /^Contact.*Main Street/ });
    expect(screen.getByText("Voided")).toBeTruthy();
    expect(endpoint.asked.filter(({ name }) => name === "recordsOfDay").map(({ input }) => input)).toEqual([
      { query: { day: "2026-03-08" } },
      { query: { day: "2026-03-08", after: record.id } },
    ]);
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  test("goes from day to day", async () => {
    const { endpoint } = await setup("/desk/records/2026-03-07");
    await screen.findByText("Saturday, March 7, 2026");

    screen.getByRole("link", { name: "Day before" }).click();

    await screen.findByText("Friday, March 6, 2026");
    await waitFor(() =>
      expect(endpoint.asked.at(-1)).toEqual({
        name: "recordsOfDay",
        input: { query: { day: "2026-03-06" } },
      }),
    );
  });

  test("says how many of the month count and are not listed, never that nothing arrived", async () => {
    await setup("/desk/records/2024-03-07", {
      recordsOfDay: () => ({ records: [], letGoInMonth: 1204 }),
    });

    expect(
      await screen.findByText(/^1,204 entries of March 2024 count in the totals and aren't listed any more/),
    ).toBeTruthy();
    expect(screen.queryByText("Nothing has arrived for this day.")).toBeNull();
  });

  test("goes on where it stopped once the server answers again", async () => {
    const { endpoint } = await setup("/desk/records", { recordsOfDay: () => noConnection });
    await screen.findByText(/The server didn't answer/);
    endpoint.answer({ recordsOfDay: () => ({ records: [listed] }) });

    screen.getByRole("button", { name: "Try again" }).click();

    expect(await screen.findByRole("link", { name: /^Contact/ })).toBeTruthy();
  });

  test("says that a change is sent only once the server has confirmed it", async () => {
    const { changes } = await setup("/desk/records");
    await screen.findByRole("link", { name: /^Contact/ });

    changes.become({ waiting: 1 });
    await screen.findByText("1 change of yours is saved on this device and not sent yet.");
    screen.getByRole("button", { name: "Send now" }).click();
    await screen.findByText("Saved on this device. Sending …");
    expect(screen.queryByText(/confirmed/)).toBeNull();

    changes.become({ waiting: 0, isSending: false, sent: 1 });
    await screen.findByText("Sent. The server has confirmed it.");
  });
});

describe("RecordScreen of the desk", () => {
  const address = `/desk/record/${record.id}`;

  test("adds the lead's change to their own log, on what the server showed", async () => {
    const { changes } = await setup(address);
    await screen.findByText("Your change is added to the program's log.", { exact: false });
    buttonNamed(/^Fentanyl test strip.*5/).click();

    buttonNamed("Save").click();

    await waitFor(() => expect(changes.saved).toHaveLength(1));
    expect(changes.saved[0]).toMatchObject({
      kind: "fix",
      onto: { event: made, rev: 1 },
      record: { id: record.id, site: "PIER" },
    });
    await waitFor(() => expect(location.pathname).toBe("/desk/records/2026-03-08"));
    await screen.findByText("1 change of yours is saved on this device and not sent yet.");
  });

  test("takes an entry out of the counts with a reason", async () => {
    const { changes } = await setup(address);
    await screen.findByText("Your change is added to the program's log.", { exact: false });
    buttonNamed("Void it").click();
    await screen.findByText(/Say why, then void it/);
    expect(changes.saved).toEqual([]);

    screen.getByRole("radio", { name: "Recorded twice" }).click();
    await waitFor(() => expect(screen.queryByText(/Say why, then void it/)).toBeNull());
    buttonNamed("Void it").click();

    await waitFor(() =>
      expect(changes.saved).toMatchObject([
        {
          kind: "void",
          onto: { event: made, rev: 1 },
          record: record.id,
          day: "2026-03-08",
          reason: "duplicate",
        },
      ]),
    );
  });

  test("tells what happened to it and from where, and counts it again on top of the void", async () => {
    const [fix, taken] = [eventId(), eventId()];
    const { changes } = await setup(address, {
      historyOfRecord: () => ({
        history: [
          recorded,
          {
            event: fix,
            kind: "fix",
            rev: 2,
            base: made,
            receivedDay,
            from: "office",
            record: { ...record, people: 2 },
          },
          { event: taken, kind: "void", rev: 3, base: fix, receivedDay, from: "van 2", reason: "mistake" },
        ],
      }),
    });
    await screen.findByText("From office, received Mar 8, 2026");
    expect(screen.getAllByText("From van 2, received Mar 8, 2026")).toHaveLength(2);

    buttonNamed("Count it again").click();

    await waitFor(() =>
      expect(changes.saved).toMatchObject([
        { kind: "fix", onto: { event: taken, rev: 3 }, record: { ...record, people: 2 } },
      ]),
    );
  });

  test("says that there is no such entry", async () => {
    await setup(address, { historyOfRecord: () => refusal("not-found") });

    expect(await screen.findByRole("heading", { name: "The server has no such entry." })).toBeTruthy();
  });

  test("says of an entry whose details were let go that nothing changes it any more, and what happened to it", async () => {
    const { record: _said, ...left } = recorded;
    await setup(address, {
      historyOfRecord: () => ({
        history: [{ ...left, receivedDay: localDate("2024-03-01") }],
        isLetGo: true,
      }),
    });

    expect(
      await screen.findByText(/was let go, as the program set it.*can't be changed any more/),
    ).toBeTruthy();
    expect(screen.getByText("From van 2, received in March 2024")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Save|Void|Take/ })).toBeNull();
  });
});
