import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { showRecordForm } from "../../support/record-form.tsx";
import { findsButton } from "../../support/screen-controls.ts";

describe("the services of a contact", () => {
  test("counts the drinks of managed alcohol by what was typed, two taps from its group", async () => {
    const { tap, save, records } = await showServices();

    tap("Treatment and substance-specific");
    expect(findsButton("Peer support, 0 counted")).toBe(false);
    tap("Managed alcohol (drinks), 0 counted");
    tap("Type the number: Managed alcohol (drinks), 1");
    tap("6");
    tap("Set to 6");
    await save();

    expect(await records()).toMatchObject([{ services: [{ code: "SVC-MAP", count: 6 }] }]);
  });

  test("finds a service by its name in whichever group it is", async () => {
    const { tap, save, records } = await showServices();

    tap(inServices("Search by name"));
    fireEvent.input(screen.getByLabelText("Search by name", { selector: "input" }), {
      target: { value: "superv" },
    });
    tap("Supervised consumption, 0 counted");
    await save();

    expect(await records()).toMatchObject([{ services: [{ code: "SVC-SCS", count: 1 }] }]);
  });

  test("says of what there is no service, and shows all again when the search is closed", async () => {
    const { tap } = await showServices();

    tap(inServices("Search by name"));
    fireEvent.input(screen.getByLabelText("Search by name", { selector: "input" }), {
      target: { value: "qqq" },
    });
    expect(screen.getByText("Nothing here is called “qqq”.")).toBeDefined();
    tap(inServices("Search by name"));

    expect(findsButton("Peer support, 0 counted")).toBe(true);
  });

  test("counts two presses in one frame as two, and asks for what its service asks", async () => {
    const { tap, button, save, records } = await showServices();

    tap("Coping with cravings, 0 counted");
    const more = button("One more: Coping with cravings");
    more.click();
    more.click();
    tap("One more: Minutes: Coping with cravings");
    tap("One more: People: Coping with cravings");
    await save();

    expect(await records()).toMatchObject([
      { services: [{ code: "SVC-COPING", count: 3, minutes: 5, heads: 1 }] },
    ]);
  });
});

async function showServices() {
  const form = await showRecordForm();
  form.unfold("Services");
  await screen.findByText("Drop-in and groups", { selector: "h3" });
  const tap = (what: string | HTMLElement) =>
    typeof what === "string" ? form.tap(what) : void fireEvent.click(what);
  return { ...form, tap };
}

/** The tiles have a search of their own. */
function inServices(name: string): HTMLElement {
  const found = screen.getAllByRole("button", { name }).at(-1);
  if (found === undefined) throw new Error(`Nothing is called ${name}`);
  return found;
}
