/** The lead's own log in a browser: what it says of a change is what became of it. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { expect, onTestFinished, test, vi } from "vitest";
import { openBrowserChanges } from "../../../src/app/desk/open-browser-changes.ts";
import { err, ok } from "../../../src/domain/result.ts";
import { StorageError } from "../../../src/storage/failures.ts";
import type { openPhone } from "../../../src/storage/open-phone.ts";
import type { PhoneOptions } from "../../../src/storage/phone-options.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { encounterOf, eventId } from "../../support/builders.ts";
import { lead } from "../../support/desk-screen.tsx";
import { noConnection } from "../../support/fake-endpoint.ts";
import { settingsOf, syncOf } from "../../support/program-phone.ts";
import { valueOf } from "../../support/results.ts";

const opened: Phone[] = [];

vi.mock("../../../src/storage/open-phone.ts", async (original) => {
  const storage = await original<{ readonly openPhone: typeof openPhone }>();
  return {
    openPhone: async (options: PhoneOptions) => {
      const phone = await storage.openPhone(options);
      if (phone.ok) opened.push(phone.value);
      return phone;
    },
  };
});

vi.mock("../../../src/sync/browser-client.ts", () => ({
  openBrowserClient: () => ({ call: async () => err(noConnection) }),
}));

test("answers that a change is saved, also where it can't be read how many wait by then", async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
  // What this page is simulated by has no locks, and says null.
  Object.defineProperty(navigator, "locks", { configurable: true, value: undefined });
  onTestFinished(() => {
    Reflect.deleteProperty(navigator, "locks");
    vi.unstubAllGlobals();
  });
  const changes = valueOf(await openBrowserChanges(lead, settingsOf()));
  const log = syncOf(opened[0]!);
  const facts = vi.spyOn(log, "facts").mockRejectedValue(new StorageError({ kind: "storage-slow" }));
  const onto = { event: eventId(), rev: 1 };
  const event = eventId();
  const record = encounterOf();

  const saved = await changes.save({ kind: "fix", event, onto, record });

  facts.mockRestore();
  expect(saved).toEqual(ok({ event, record: record.id, rev: 2, kind: "fix" }));
  expect(await log.facts()).toMatchObject({ waiting: 1 });
  changes.close();
});
