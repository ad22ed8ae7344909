/** An entry of the program as a lead has it open. */
import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect } from "vitest";
import { desk } from "../../src/app/language/en/desk.ts";
import { record as words } from "../../src/app/language/en/record.ts";
import type { HistoryReply } from "../../src/contract/wire/desk-messages.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { eventId, localDate } from "./builders.ts";
import { showDesk } from "./desk-screen.tsx";
import { goTo } from "./fix-screen.tsx";
import { buttonNamed } from "./screen-controls.ts";

const told = { receivedDay: localDate("2026-03-08"), from: "van 2" } as const;

/** A record as a phone made it; `taken` is what the server knows once a phone has taken it out, too. */
export async function showRecord(record: SatchelRecord) {
  const recorded = { ...told, event: eventId(), kind: "rec", rev: 1, record } as const;
  const address = `/desk/record/${record.id}`;
  const shown = await showDesk({
    address,
    answers: {
      recordsOfDay: () => ({ records: [] }),
      historyOfRecord: () => ({ history: [recorded] }),
    },
  });
  await recordShown();
  return {
    ...shown,
    recorded,
    reopen: async () => {
      await goTo(address);
      await recordShown();
    },
    /** What a phone does that knows nothing of the lead's changes. */
    takeOutByPhone: () => {
      const taken = {
        ...told,
        event: eventId(),
        kind: "void",
        rev: 2,
        base: recorded.event,
        reason: "duplicate",
      } as const;
      const history: HistoryReply["history"] = [recorded, taken];
      shown.endpoint.answer({ historyOfRecord: () => ({ history }) });
      return taken.event;
    },
  };
}

const recordShown = () => screen.findByText(desk.historyTitle);

export const counted = (quantity: number) => buttonNamed(`Fentanyl test strip, ${quantity} counted`);

export const isSaidToBeOut = () => screen.queryByText(words.isVoided) !== null;

/** For the list of the day that the entry is on by then. */
export async function left() {
  await waitFor(() => expect(location.pathname).toMatch(/^\/desk\/records\//));
}

export async function save() {
  fireEvent.click(buttonNamed("Save"));
  await left();
}

export async function askToTakeOut() {
  screen.getByRole("radio", { name: "Recorded twice" }).click();
  await waitFor(() =>
    expect(screen.getByRole("radio", { name: "Recorded twice" })).toHaveProperty("checked", true),
  );
  fireEvent.click(buttonNamed(words.voidIt));
}

export async function takeOut() {
  await askToTakeOut();
  await left();
}

export async function askToBringBack() {
  await recordShown();
  fireEvent.click(buttonNamed(desk.bringBack));
}

export async function bringBack() {
  await askToBringBack();
  await left();
}
