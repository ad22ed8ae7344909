import { configure, screen } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { describe, expect, test } from "vitest";
import { BagScreen } from "../../../src/app/bag/BagScreen.tsx";
import { bag } from "../../../src/app/language/en/bag.ts";
import { failures } from "../../../src/app/language/en/failures.ts";
import { RecorderProvider } from "../../../src/app/record/RecorderProvider.tsx";
import { stockOf } from "../../support/builders.ts";
import { newEntry } from "../../support/entries.ts";
import { phoneThatFails } from "../../support/failing-storage.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { valueOf } from "../../support/results.ts";

configure({ asyncUtilTimeout: 10_000 });

const loaded = stockOf({
  movement: "load-out",
  place: "store",
  toPlace: "bag",
  lines: [{ item: "TST-FEN", quantity: 10 }],
});

async function showBag() {
  const { phone, fail } = await phoneThatFails();
  valueOf(await phone.save(newEntry(loaded)));
  await showScreen(
    <RecorderProvider onFirstSave={() => undefined}>
      <LoadingBoundary>
        <BagScreen />
      </LoadingBoundary>
    </RecorderProvider>,
    { phone },
  );
  return { phone, fail };
}

const press = async (name: string) => (await screen.findByRole("button", { name })).click();

describe("BagScreen", () => {
  test("leaves a bag at a tap and keeps it again at another, and nothing that was recorded goes", async () => {
    const { phone } = await showBag();

    await press(bag.stop);
    await screen.findByText(bag.stopped);
    expect(await phone.bag()).toBeUndefined();

    await press(bag.keepAgain);
    await screen.findByRole("button", { name: bag.stop });
    expect(screen.queryByText(bag.stopped)).toBeNull();
    expect((await phone.bag())?.items).toMatchObject([{ item: "TST-FEN", quantity: 10 }]);
  });

  test("says so where that could not be written, and goes on keeping it", async () => {
    const { phone, fail } = await showBag();
    await screen.findByRole("button", { name: bag.stop });

    const heal = await fail("storage-full", () => screen.getByRole("button", { name: bag.stop }).click());

    expect(await screen.findByText(failures.change["storage-full"])).toBeTruthy();
    heal();
    expect(await phone.bag()).toBeDefined();
  });
});
