import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { showRecordForm } from "../../support/record-form.tsx";
import { findsButton } from "../../support/screen-controls.ts";

describe("what goes out by the pack", () => {
  test("is two boxes and four doses at once, in sight and on the record", async () => {
    const { tap, save, records } = await showRecordForm();

    tap("Naloxone");
    tap("Type the number: Nasal naloxone 4 mg, 0");
    tap("+box of 2");
    tap("+box of 2");
    expect(screen.getByText("2 × box of 2 = 4 doses")).toBeDefined();
    tap("Set to 4");
    await save();

    expect(await records()).toMatchObject([
      { lines: [{ item: "NLX-NAS-4", quantity: 4, direction: "out", pack: "box" }] },
    ]);
  });

  test("is added to what is counted, and a handful too", async () => {
    const { tap, button, save, records } = await showRecordForm();
    tap("Fentanyl test strip, 0 counted");

    tap("Type the number: Fentanyl test strip, 5");
    tap("+10");
    tap("+bag of 20");
    expect(screen.getByText("5 + 10 + 1 × bag of 20 = 35 strips")).toBeDefined();
    tap("Set to 35");
    expect(button("Fentanyl test strip, 35 counted")).toBeDefined();
    await save();

    expect(await records()).toMatchObject([{ lines: [{ quantity: 15 }, { quantity: 20, pack: "bag" }] }]);
  });

  test("takes the last press back, and gives way to a number that is typed", async () => {
    const { tap, button } = await showRecordForm();

    tap("Type the number: Fentanyl test strip, 0");
    tap("+5");
    tap("+box of 100");
    tap("Erase the last digit");
    expect(button("Set to 5")).toBeDefined();
    tap("7");
    tap("Set to 7");

    expect(button("Fentanyl test strip, 7 counted")).toBeDefined();
  });

  test("takes the same from a keyboard as from its own keys, after a press that added", async () => {
    const { tap, button } = await showRecordForm();
    const typeOver = (value: string) =>
      fireEvent.input(screen.getByLabelText("How many?"), { target: { value } });

    tap("Type the number: Fentanyl test strip, 0");
    tap("+5");
    tap("+10");
    // The shown 15 with its last figure erased, and then a 7 behind the 5 that is left.
    typeOver("1");
    expect(button("Set to 5")).toBeDefined();
    typeOver("57");
    tap("Set to 7");

    expect(button("Fentanyl test strip, 7 counted")).toBeDefined();
  });

  test("is not asked about for one case of 500, but for the second", async () => {
    const { tap, button } = await showRecordForm();

    tap("Type the number: Syringe 1 mL 28G ½″, 0");
    tap("+case of 500");
    tap("Set to 500");
    expect(button("Syringe 1 mL 28G ½″, 500 counted")).toBeDefined();
    expect(findsButton(/^That's a lot/)).toBe(false);

    tap("Type the number: Syringe 1 mL 28G ½″, 500");
    tap("+case of 500");
    tap("Set to 1,000");
    expect(screen.getByText("That's a lot: 1,000. Keep it?")).toBeDefined();
    tap("Keep 1,000");
    expect(button("Syringe 1 mL 28G ½″, 1,000 counted")).toBeDefined();
    expect(findsButton(/^That's a lot/)).toBe(false);
  });
});
