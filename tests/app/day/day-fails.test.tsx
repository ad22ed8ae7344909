/** What is done on the list of a day and not stored: it is said, and one tap tries the same again. */
import { configure, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { failures } from "../../../src/app/language/en/failures.ts";
import { failureKinds } from "../../support/failing-storage.ts";
import { closed, press, showDay } from "../../support/day-that-fails.tsx";

configure({ asyncUtilTimeout: 10_000 });

describe.each(failureKinds)("DayScreen on a phone that fails with %s", (kind) => {
  test("says so of a void, and voids once when asked to try again", async () => {
    const { fail, openSheet, triedIds, events, head } = await showDay();
    await openSheet();

    const heal = await fail(kind, () => press("Mistake"));

    await screen.findByText(failures.change[kind]);
    await closed();
    expect(screen.queryByText("Voided. It no longer counts.")).toBeNull();

    heal();
    press("Try again");

    await screen.findByText("Voided. It no longer counts.");
    await screen.findByText("Voided: Mistake");
    expect([...triedIds()]).toEqual([(await head()).event]);
    expect(await events()).toBe(2);
  });

  test("says so of what is brought back, and brings it back once, also from its sheet", async () => {
    const { fail, openSheet, triedIds, events, head } = await showDay({ isVoided: true });
    await openSheet();

    const heal = await fail(kind, () => press("Bring it back"));
    await screen.findByText(failures.change[kind]);
    await closed();
    expect(screen.getByText("Voided: Mistake")).toBeDefined();

    (await screen.findByRole("button", { name: /More about/ })).click();
    await screen.findByRole("dialog");
    heal();
    press("Bring it back");

    await screen.findByText("Brought back. It counts again.");
    expect([...triedIds()]).toEqual([(await head()).event]);
    expect(await events()).toBe(3);
  });

  test("never calls a failed undo done, keeps it on offer, and undoes once", async () => {
    const { fail, openSheet, events, head } = await showDay();
    await openSheet();
    press("Mistake");
    await screen.findByText("Voided: Mistake");
    await closed();

    const heal = await fail(kind, () => press("Undo"));

    await screen.findByText(failures.change[kind]);
    expect(screen.queryByText("Undone.")).toBeNull();
    expect(screen.queryByText("Voided. It no longer counts.")).toBeNull();

    heal();
    press("Try again");

    await screen.findByText("Undone.");
    await waitFor(() => expect(screen.queryByText("Voided: Mistake")).toBeNull());
    expect((await head()).voided).toBe(false);
    expect(await events()).toBe(3);
  });
});
