import { screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { showRecordForm } from "../../support/record-form.tsx";

const kit4 = /^Injection kit, 4, \d+ counted/;

describe("what came back", () => {
  test("shows at once what a container comes to, with the sum", async () => {
    const { unfold, choose, save, records } = await showRecordForm();

    unfold("Returned");
    choose("Container");
    choose(/^Sharps box 2 gal/);
    choose("¼");

    expect(screen.getByText("≈ 95 used syringes, estimated: 7.571 L × ¼ × 50 per litre")).toBeDefined();
    await save();
    expect(await records()).toMatchObject([
      { returns: [{ method: "container", measure: "1.89275", factor: "50", quantity: 95 }] },
    ]);
  });

  test("says in the bar whether what came back was counted or estimated", async () => {
    const { tap, unfold, choose, button } = await showRecordForm();
    unfold("Returned");
    choose("By eye");
    tap("+10");

    expect(button("Counted so far: ≈ 10 returned")).toBeDefined();
    choose("Counted");
    expect(button("Counted so far: 10 returned")).toBeDefined();
  });

  test("asks about a return that was begun, and keeps it on the form", async () => {
    const { tap, unfold, choose, records } = await showRecordForm();
    tap(kit4);
    unfold("Returned");
    choose("Container");
    choose("¼");

    tap("Save");

    expect(screen.getByText("Finish what came back, or remove it. Then save.")).toBeDefined();
    expect(await records()).toHaveLength(0);
  });
});
