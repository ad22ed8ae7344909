import { configure, screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { err } from "../../../src/domain/result.ts";
import { secondTapsOver } from "../../support/double-tap.ts";
import { buttonNamed } from "../../support/screen-controls.ts";
import { showRecordForm } from "../../support/record-form.tsx";

configure({ asyncUtilTimeout: 10_000 });

const kit4 = /^Injection kit, 4, \d+ counted/;
const strips = /^Fentanyl test strip, \d+ counted/;

describe("Undo on the recording screen", () => {
  test("takes a saved contact back, says so, and brings it back", async () => {
    const { tap, save, records } = await showRecordForm();
    tap(kit4);
    await save();

    tap("Undo");
    await waitFor(() => buttonNamed("Bring it back"));
    expect(await records()).toHaveLength(0);

    await secondTapsOver();
    tap("Bring it back");
    await waitFor(() => buttonNamed("Undo"));
    expect(await records()).toHaveLength(1);
  });

  test("takes the second tap of a double tap on Undo for no wish to bring the contact back", async () => {
    const { tap, save, phone } = await showRecordForm();
    tap(kit4);
    await save();
    const undo = vi.spyOn(phone, "undo");

    tap("Undo");
    await waitFor(() => buttonNamed("Bring it back"));
    tap("Bring it back");

    expect(undo).toHaveBeenCalledTimes(1);
  });

  test("says of an undo that failed that the contact still counts, aloud too, and keeps Undo", async () => {
    const { tap, save, phone, records } = await showRecordForm();
    tap(kit4);
    await save();
    vi.spyOn(phone, "undo").mockResolvedValueOnce(err({ kind: "storage-full", cause: "test" }));

    tap("Undo");

    const alert = await screen.findByRole("alert", { name: "Not done yet" });
    expect(
      within(alert).getByText(/Not undone: it is still counted\. This phone is out of space/),
    ).toBeDefined();
    expect(buttonNamed("Not undone: it is still counted.")).toBeDefined();
    expect(
      within(screen.getByRole("main")).queryByText("Saved on this phone.", { selector: "p" }),
    ).toBeNull();
    await secondTapsOver();
    tap("Undo");
    await waitFor(() => buttonNamed("Bring it back"));
    expect(await records()).toEqual([]);
  });

  test("says what is not undone where its undo failed after the next contact was saved, and undoes it when asked again", async () => {
    const { tap, save, phone, records } = await showRecordForm();
    tap(kit4);
    await save();
    const answer = Promise.withResolvers<Awaited<ReturnType<typeof phone.undo>>>();
    vi.spyOn(phone, "undo").mockReturnValueOnce(answer.promise);
    tap("Undo");
    tap(strips);
    tap("Save");
    await waitFor(async () => expect(await records()).toHaveLength(2));

    answer.resolve(err({ kind: "storage-full", cause: "test" }));

    const alert = await screen.findByRole("alert", { name: "Not done yet" });
    expect(within(alert).getByText(/^1 kit\. Not undone: it is still counted/)).toBeDefined();
    tap("Not done yet");
    const sheet = await screen.findByRole("dialog", { name: "Not done yet" });
    within(sheet).getByRole("button", { name: "Undo" }).click();
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(await records()).toMatchObject([{ lines: [{ item: "TST-FEN" }] }]);
  });
});
