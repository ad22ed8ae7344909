import { describe, expect, onTestFinished, test, vi } from "vitest";
import { startTeam } from "../../../src/app/sending/start-team.ts";
import type { SyncRequest } from "../../../src/contract/wire/sync-message.ts";
import { err } from "../../../src/domain/result.ts";
import { cloneOf } from "../../support/database-fixture.ts";
import { noConnection } from "../../support/endpoint-in-memory.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { PretendEndpoint } from "../../support/pretend-endpoint.ts";
import {
  exchange,
  programDatabase,
  programPhone,
  saveContacts,
  sendAll,
  syncOf,
} from "../../support/program-phone.ts";

const sent: SyncRequest[] = [];

vi.mock("../../../src/sync/browser-client.ts", () => ({
  openBrowserClient: () => ({
    async call(_name: string, { body }: { readonly body: SyncRequest }) {
      sent.push(body);
      return err(noConnection);
    },
  }),
}));

describe("startTeam", () => {
  test("tells of storage that was lost, and not of a twin that has sent more", async () => {
    const { indexedDB, phone, sync } = await programPhone();
    const endpoint = new PretendEndpoint();
    await saveContacts(phone, 1);
    const twin = await openTestPhone({
      indexedDB: await cloneOf(indexedDB, programDatabase),
      name: programDatabase,
    });
    await saveContacts(twin, 2);
    await sendAll(syncOf(twin), endpoint);
    await exchange(sync, endpoint);
    expect(await sync.facts()).toMatchObject({ aheadBy: 2 });

    // What this page is simulated by has no locks, and says null.
    Object.defineProperty(navigator, "locks", { configurable: true, value: undefined });
    onTestFinished(() => void Reflect.deleteProperty(navigator, "locks"));
    const clock = { now: () => Date.parse("2026-03-08T20:00:00Z") };
    const { drain } = await startTeam(phone, { clock, before: undefined, losses: () => 3 });

    await vi.waitFor(() => expect(sent).toHaveLength(1));
    drain.stop();
    expect(sent[0]?.facts).toMatchObject({ losses: 3 });
  });
});
