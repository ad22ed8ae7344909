import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { buttonNamed, findsButton } from "../../support/screen-controls.ts";
import { showRecordForm } from "../../support/record-form.tsx";

const strips = /^Fentanyl test strip, \d+ counted/;

describe("the numbers of a contact", () => {
  test("asks once about more than 500, and keeps what is confirmed", async () => {
    const { tap, button } = await showRecordForm();

    tap("Type the number: Fentanyl test strip, 0");
    type("600");
    expect(await screen.findByText("That's a lot: 600. Keep it?")).toBeDefined();
    expect(button("Fentanyl test strip, 0 counted")).toBeDefined();
    tap("Keep 600");

    expect(button("Fentanyl test strip, 600 counted")).toBeDefined();
  });

  test("asks about kits of which something is above 500, and says of what", async () => {
    const { tap, button } = await showRecordForm();

    tap("Type the number: Injection kit, 4, 0");
    type("63");
    expect(await screen.findByText("That's a lot: 504 × Alcohol swab. Keep it?")).toBeDefined();
    tap("Keep 63");

    expect(button("Injection kit, 4, 63 counted")).toBeDefined();
    expect(findsButton(/^That's a lot/)).toBe(false);
  });

  test("asks once about what taps take past 500, and goes on counting", async () => {
    const { tap, button } = await showRecordForm();
    tap("Type the number: Fentanyl test strip, 0");
    type("500");
    await waitFor(() => button("Fentanyl test strip, 500 counted"));

    tap(strips);
    tap(strips);
    tap("That's a lot: 510 × Fentanyl test strip. Keep it?");
    tap(strips);

    expect(button("Fentanyl test strip, 515 counted")).toBeDefined();
    expect(button(/^Counted so far/).textContent).toBe("515 strips");
  });

  test("asks about what steps take past 500 of what came back, and saves it unanswered", async () => {
    const { tap, choose, unfold, button, save, records } = await showRecordForm();

    unfold("Returned");
    choose("Counted");
    for (let presses = 0; presses < 11; presses++) tap("+50");
    expect(button("That's a lot: 550 × Used syringes. Keep it?")).toBeDefined();
    await save();

    expect(await records()).toMatchObject([{ returns: [{ method: "counted", quantity: 550 }] }]);
  });

  test("does not ask about 500", async () => {
    const { tap, button } = await showRecordForm();

    tap("Type the number: Fentanyl test strip, 0");
    type("500");

    await waitFor(() => expect(button("Fentanyl test strip, 500 counted")).toBeDefined());
  });

  test("says the most that one tile can count, and sets nothing past it", async () => {
    const { tap, button } = await showRecordForm();

    tap("Type the number: Injection kit, 4, 0");
    type("12500");

    expect(await screen.findByText("At most 12,499 at once.")).toBeDefined();
    expect(button("Injection kit, 4, 0 counted")).toBeDefined();
  });

  test("types a number with its own keys", async () => {
    const { tap, button } = await showRecordForm();

    tap("Type the number: Fentanyl test strip, 0");
    tap("1");
    tap("2");
    tap("Erase the last digit");
    tap("7");
    tap("Set to 17");

    expect(button("Fentanyl test strip, 17 counted")).toBeDefined();
  });

  test("leaves the focus in the keypad when its keys give way to a question and come back", async () => {
    const { tap, button } = await showRecordForm();
    tap("Type the number: Fentanyl test strip, 0");
    for (const digit of "501") tap(digit);
    const set = button("Set to 501");
    set.focus();

    fireEvent.click(set);
    expect(document.activeElement).toBe(button("Type again"));
    tap("Type again");
    expect(document.activeElement).toBe(screen.getByLabelText("How many?"));
  });
});

/** Types on a keyboard and presses Enter, which a form takes for its button. */
function type(digits: string) {
  fireEvent.input(screen.getByLabelText("How many?"), { target: { value: digits } });
  fireEvent.click(buttonNamed(/^Set to /));
}
