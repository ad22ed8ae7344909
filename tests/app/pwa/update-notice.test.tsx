import { screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { DayScreen } from "../../../src/app/day/DayScreen.tsx";
import { failures } from "../../../src/app/language/en/failures.ts";
import { pwa } from "../../../src/app/language/en/pwa.ts";
import { UpdateProvider } from "../../../src/app/pwa/UpdateProvider.tsx";
import type { AppUpdate } from "../../../src/app/pwa/update.ts";
import { RecorderProvider } from "../../../src/app/record/RecorderProvider.tsx";
import { UnsavedFixesProvider } from "../../../src/app/record/UnsavedFixesProvider.tsx";
import { encounterOf } from "../../support/builders.ts";
import { mustSave, newEntry } from "../../support/entries.ts";
import { phoneThatFails } from "../../support/failing-storage.ts";
import { showScreen } from "../../support/ledger-screen.tsx";

/** A new version is on this phone. */
const newVersion: AppUpdate = {
  state: () => "waiting",
  subscribe: () => () => undefined,
  accept: () => undefined,
  end: () => undefined,
};

const offer = () => screen.queryByRole("button", { name: pwa.updates.waiting.take });

test("UpdateNotice waits with its offer while a void that failed is not done", async () => {
  const { phone, fail } = await phoneThatFails();
  await mustSave(phone, newEntry(encounterOf()));
  await showScreen(
    <UpdateProvider update={newVersion}>
      <RecorderProvider onFirstSave={() => undefined}>
        <UnsavedFixesProvider>
          <DayScreen date="2026-03-08" />
        </UnsavedFixesProvider>
      </RecorderProvider>
    </UpdateProvider>,
    { phone },
  );
  await waitFor(() => expect(offer()).not.toBeNull());

  (await screen.findByRole("button", { name: /More about/ })).click();
  await screen.findByText("Recorded");
  const heal = await fail("storage-full", () => screen.getByRole("button", { name: "Mistake" }).click());
  await screen.findByText(failures.change["storage-full"]);

  expect(offer()).toBeNull();
  expect(screen.getByText(pwa.saveBeforeUpdate, { exact: false })).toBeDefined();

  heal();
  screen.getByRole("button", { name: "Try again" }).click();

  await waitFor(() => expect(offer()).not.toBeNull());
});
