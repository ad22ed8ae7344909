import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { describe, expect, test } from "vitest";
import { PassphraseSection } from "../../../src/app/lock/PassphraseSection.tsx";
import { assert } from "../../../src/domain/assert.ts";
import type { OwnKeeper } from "../../../src/storage/sealing/own-keeper.ts";
import { encounterOf } from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { words } from "../../support/kept-book.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";

async function setUp(prepared: (keeper: OwnKeeper) => Promise<OwnKeeper> = async (keeper) => keeper) {
  const phone = await openTestPhone();
  const { passphrase } = phone;
  assert(passphrase !== undefined, "a phone alone has one to set");
  valueOf(await phone.importRecords([{ record: encounterOf(), rev: 1 }]));
  const keeper = await prepared(passphrase);
  await showScreen(
    <LoadingBoundary>
      <PassphraseSection keeper={keeper} />
    </LoadingBoundary>,
    { phone },
  );
  await screen.findByRole("heading", { name: "Passphrase" });
  return { keeper };
}

/** Locked once its first page of rows was opened: there it stops. */
async function halfTaken(keeper: OwnKeeper): Promise<OwnKeeper> {
  valueOf(await keeper.protect(words));
  valueOf(await keeper.unprotect(() => keeper.lock()));
  valueOf(await keeper.unlock(words));
  return keeper;
}

/** Locked once its first page of rows was sealed. */
async function halfSealed(keeper: OwnKeeper): Promise<OwnKeeper> {
  valueOf(await keeper.protect(words, () => keeper.lock()));
  valueOf(await keeper.unlock(words));
  return keeper;
}

/** A phone with a passphrase, which is locked while it is taken away. */
async function lockedInBetween(keeper: OwnKeeper): Promise<OwnKeeper> {
  valueOf(await keeper.protect(words));
  return { ...keeper, unprotect: () => keeper.unprotect(() => keeper.lock()) };
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

  test("says of one that is half taken away what is so, and goes on taking it away", async () => {
    const { keeper } = await setUp(halfTaken);

    expect(screen.getByText(/passphrase is being taken away, and that isn't finished/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Go on sealing" })).toBeNull();

    press("Go on taking it away");
    await screen.findByText(/^Taking the passphrase off what is stored/);
    await screen.findByText(/^There is no passphrase any more/);
    expect(keeper.facts().hasPassphrase).toBe(false);
  });

  test("keeps, where somebody wants to, one that is half taken away", async () => {
    const { keeper } = await setUp(halfTaken);

    press("Keep the passphrase");
    await screen.findByText(/^The passphrase is set/);
    expect(keeper.facts()).toMatchObject({ hasPassphrase: true, isUnfinished: false });
  });

  test("says of one that is set that not everything is sealed yet, and goes on sealing", async () => {
    await setUp(halfSealed);
    expect(screen.getByText(/^Not everything is sealed yet/)).toBeTruthy();

    press("Go on sealing");

    await screen.findByText(/^The passphrase is set/);
    expect(screen.queryByText(/^Not everything is sealed yet/)).toBeNull();
  });

  test("doesn't call it done where the phone was locked in between", async () => {
    await setUp(lockedInBetween);

    press("Take the passphrase away");

    await screen.findByText(/^Not finished/);
    expect(screen.queryByText(/^There is no passphrase any more/)).toBeNull();
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
