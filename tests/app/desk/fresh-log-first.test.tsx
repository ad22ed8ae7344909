/** Where the endpoint doesn't answer, the desk opens what this browser kept: but never behind what a kill left. */
import { act, screen } from "@testing-library/preact";
import { expect, onTestFinished, test, vi } from "vitest";
import { App } from "../../../src/app/App.tsx";
import { access } from "../../../src/app/language/en/access.ts";
import { noUpdate } from "../../../src/app/pwa/update.ts";
import { err } from "../../../src/domain/result.ts";
import { databaseNames } from "../../../src/storage/database-names.ts";
import { eventId, recordId } from "../../support/builders.ts";
import { noConnection } from "../../support/fake-endpoint.ts";
import { showScreen } from "../../support/ledger-screen.tsx";

vi.mock("../../../src/sync/browser-client.ts", () => ({
  openBrowserClient: () => ({ call: async () => err(noConnection) }),
}));

const pass = (ms: number) =>
  act(async () => {
    // As often as what is loaded and drawn may need to come one after the other.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(ms);
  });
const nothing = () => Promise.reject(new Error("A desk needs no phone"));

test("the desk opens no database before the browser has begun a new log, or doesn't answer", async () => {
  // So that no wait for its module hides an opening that comes too early.
  await import("../../../src/app/desk/BrowserDesk.tsx");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  history.replaceState(null, "", "/desk");
  const names: string[] = [];
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, "open").mockImplementation((name, version) => {
    names.push(name);
    return name === databaseNames.scratch ? (new EventTarget() as IDBOpenDBRequest) : open(name, version);
  });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  await showScreen(
    <App
      openPhone={nothing}
      startTeam={nothing}
      openJoiner={nothing}
      wipe={async () => []}
      clock={{ now: () => Date.parse("2026-03-08T22:00:00Z") }}
      ids={{ recordId, eventId }}
      onFirstSave={() => undefined}
      update={noUpdate}
    />,
  );

  await pass(1999);
  expect(names).toEqual([databaseNames.scratch]);
  // Nothing of the desk is drawn that could open one.
  expect(document.querySelector("body > div > *")).toBeNull();
  await pass(1);
  vi.useRealTimers();

  await screen.findByRole("heading", { name: access.signInTitle });
  expect(names).toEqual([databaseNames.scratch, databaseNames.deskTotals]);
});
