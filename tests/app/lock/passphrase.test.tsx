import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { describe, expect, test } from "vitest";
import { PassphraseSection } from "../../../src/app/lock/PassphraseSection.tsx";
import { assert } from "../../../src/domain/assert.ts";
import { encounterOf } from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";

async function setUp() {
  const phone = await openTestPhone();
  const { passphrase } = phone;
  assert(passphrase !== undefined, "a phone alone has one to set");
  await showScreen(
    <LoadingBoundary>
      <PassphraseSection keeper={passphrase} />
    </LoadingBoundary>,
    { phone, records: [encounterOf()] },
  );
  await screen.findByRole("heading", { name: "Passphrase" });
  return { keeper: passphrase };
}

const press = (name: string) => screen.getByRole("button", { name }).click();
const write = (value: string) =>
  fireEvent.input(screen.getByLabelText("New passphrase"), { target: { value } });

describe("PassphraseSection", () => {
  test("says that what was recorded before may stay readable on the disk", async () => {
    await setUp();

    expect(screen.getByText(/recorded before it was set may stay readable on the disk/)).toBeTruthy();
  });

  test("sets words that are long enough, and takes them away again", async () => {
    const { keeper } = await setUp();

    write("rain on a tin roof tonight");
    press("Set the passphrase");
    await screen.findByText(/^The passphrase is set/);
    expect(keeper.facts().hasPassphrase).toBe(true);

    press("Take the passphrase away");
    await screen.findByText(/^There is no passphrase any more/);
    expect(keeper.facts().hasPassphrase).toBe(false);
  });

  test("asks for more words, and keeps what was typed", async () => {
    const { keeper } = await setUp();

    write("rain rain rain rain rain");
    press("Set the passphrase");

    await waitFor(() => expect(screen.getByText("Take at least five different words.")).toBeTruthy());
    expect(screen.getByLabelText<HTMLInputElement>("New passphrase").value).toBe("rain rain rain rain rain");
    expect(keeper.facts().hasPassphrase).toBe(false);
  });
});
