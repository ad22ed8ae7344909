/** The screen of what was sent and what wasn't, with a drain and facts that the test says. */
import { screen } from "@testing-library/preact";
import { vi } from "vitest";
import { SendingScreen } from "../../src/app/sending/SendingScreen.tsx";
import type { BookRow } from "../../src/storage/phone.ts";
import type { SyncFacts } from "../../src/storage/sync-log.ts";
import type { SyncStatus } from "../../src/sync/status.ts";
import { saveContacts } from "./program-phone.ts";
import { showTeamScreen } from "./team-screen.tsx";

interface SendingScreenOptions {
  readonly status?: SyncStatus;
  readonly facts?: Partial<SyncFacts>;
  readonly contacts?: number;
  /** What the book says of whichever record is asked for. */
  readonly row?: () => BookRow;
}

export async function showSendingScreen({ contacts = 0, row, ...rest }: SendingScreenOptions = {}) {
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

/** What stands beside the name of a fact; nothing where there is no such fact. */
export const fact = (name: string) => screen.queryByText(name)?.nextElementSibling?.textContent;
