import { screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { DayScreen } from "../../../src/app/day/DayScreen.tsx";
import { failures } from "../../../src/app/language/en/failures.ts";
import { shell } from "../../../src/app/language/en/shell.ts";
import { Boundary } from "../../../src/app/shell/Boundary.tsx";
import { ReadBoundary } from "../../../src/app/shell/ReadBoundary.tsx";
import { StorageError } from "../../../src/storage/failures.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { encounterOf } from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";

describe("ReadBoundary", () => {
  test("says in place of the screen that storage gives no answer, and shows it once there is one", async () => {
    const phone = await phoneThatReads(() => Promise.reject(new StorageError({ kind: "storage-slow" })));
    await showDay(phone);

    expect(await screen.findByRole("heading", { name: shell.cantRead })).toBeTruthy();
    expect(screen.getByText(failures.read.noAnswer)).toBeTruthy();
    expect(screen.getByText("what stands beside it")).toBeTruthy();
    phone.answers();
    screen.getByRole("button", { name: shell.tryAgain }).click();

    expect(await screen.findAllByRole("listitem")).not.toHaveLength(0);
  });

  test("leaves our own mistakes to the top handler", async () => {
    await showDay(await phoneThatReads(() => Promise.reject(new TypeError("our own"))));

    expect(await screen.findByRole("heading", { name: shell.somethingBroke })).toBeTruthy();
  });
});

async function showDay(phone: Phone): Promise<void> {
  await showScreen(
    <Boundary>
      <p>what stands beside it</p>
      <ReadBoundary>
        <DayScreen />
      </ReadBoundary>
    </Boundary>,
    { phone, records: [encounterOf()] },
  );
}

async function phoneThatReads(fails: Phone["bookOfDay"]) {
  const phone = await openTestPhone();
  let read = fails;
  return {
    ...phone,
    bookOfDay: ((...given) => read(...given)) as Phone["bookOfDay"],
    answers() {
      read = (...given) => phone.bookOfDay(...given);
    },
  };
}
