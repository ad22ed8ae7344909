import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { formatCopyEnd, formatCopyEvent, formatCopyHead } from "../../../src/contract/wire/satchel-copy.ts";
import type { SyncRequest } from "../../../src/contract/wire/sync-message.ts";
import type { WireEvent } from "../../../src/contract/wire/wire-event.ts";
import { eventId, localDate, recordId } from "../../support/builders.ts";
import { lead, showDesk } from "../../support/desk-screen.tsx";
import { noConnection } from "../../support/fake-endpoint.ts";

const number = "80000000-0000-4000-8000-000000000000";
const phone = "d0000000-0000-4000-8000-000000000000";

const eventOf = (seq: number): WireEvent => ({
  seq,
  id: eventId(),
  record: recordId(),
  kind: "rec",
  rev: 1,
  schema: 1,
  day: localDate("2026-03-08"),
  h: "A".repeat(43),
  key: 1,
  enc: "A".repeat(87),
  sealed: "A".repeat(60),
});

function copyOf(lines: readonly string[], program = lead.program): string {
  const log = { number, born: 0, next: 9, prev: [] };
  const head = formatCopyHead({ program, device: phone, app: "1.2.0", schema: 1, ...log });
  return [head, ...lines, ""].join("\n");
}

async function bring(copy: string, answers: NonNullable<Parameters<typeof showDesk>[0]>["answers"] = {}) {
  const shown = await showDesk({
    address: "/desk/phones",
    answers: {
      phones: () => ({ phones: [], quarantined: [] }),
      sync: ({ body }) => replyTo(body),
      ...answers,
    },
  });
  const bytes = new TextEncoder().encode(copy);
  const stream = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    });
  fireEvent.change(await screen.findByLabelText(/Choose the copy/), {
    target: { files: [{ name: "van.satchel", stream }] },
  });
  return shown;
}

function replyTo({ events }: SyncRequest) {
  return {
    hw: events.at(-1)?.seq ?? 0,
    digest: "0".repeat(16),
    quarantined: [{ seq: 2, code: "not-understood" as const }],
    changed: [],
    seen: "1.00000000000000aa",
    prev: [],
    now: 0,
    limits: { events: 500, bytes: 512 * 1024, inflated: 1024 * 1024 },
    settings: "one",
  };
}

describe("ImportCopy", () => {
  test("brings a copy under the phone's number, and names the lines that it left out", async () => {
    const events = [eventOf(1), eventOf(2)].map(formatCopyEvent);
    const { endpoint } = await bring(copyOf([...events, "not an entry", formatCopyEnd(2)]));

    await screen.findByText("2 entries and corrections of the copy sent, and confirmed by the server.");

    expect(screen.getByText("Line 4: It is no entry that Satchel knows.")).toBeTruthy();
    expect(screen.getByText(/1 entry or correction of this phone is set aside/)).toBeTruthy();
    const sent = endpoint.asked.find(({ name }) => name === "sync")?.input as { body: SyncRequest };
    expect(sent.body).toMatchObject({ number, device: phone });
    expect(sent.body.events.map(({ seq }) => seq)).toEqual([1, 2]);
    // The list says what has arrived now.
    expect(endpoint.times("phones")).toBe(2);
  });

  test("sends nothing of another program's copy", async () => {
    const { endpoint } = await bring(
      copyOf([formatCopyEvent(eventOf(1)), formatCopyEnd(1)], "90000000-0000-4000-8000-000000000000"),
    );

    await screen.findByText("This copy belongs to another program. Nothing was sent.");

    expect(endpoint.times("sync")).toBe(0);
  });

  test("says of any other file that it is no copy", async () => {
    const { endpoint } = await bring("day,site\n2026-03-08,MAIN\n");

    await screen.findByText("This file is no copy of a phone. Nothing was sent.");

    expect(endpoint.times("sync")).toBe(0);
  });

  test("says that it did not come to its end, and how to go on", async () => {
    await bring(copyOf([formatCopyEvent(eventOf(1)), formatCopyEnd(1)]), { sync: () => noConnection });

    expect(await screen.findByText(/Choose the copy again to go on/)).toBeTruthy();
    expect(screen.queryByText(/confirmed by the server/)).toBeNull();
  });
});
