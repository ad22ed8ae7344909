// A count of the bag, and what a Save says that finds a problem.
import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { bag as text } from "../../../src/app/language/en/bag.ts";
import { bagPhone, choose, pressSave, saidAloud, type, typedAt } from "../../support/bag-screens.tsx";

configure({ asyncUtilTimeout: 10_000 });

const syringes = "Syringe 1 mL 28G ½″";

describe("a count of the bag", () => {
  test("is against what should be there when it is saved, not when the page was opened", async () => {
    const phone = await bagPhone({ before: { "SYR-1ML-28G-12": 20 } });
    await phone.show("/bag/count");
    await waitFor(() => typedAt(syringes));
    await phone.handOut({ "SYR-1ML-28G-12": 2 });
    type(syringes, "18");

    pressSave();
    await screen.findByText(text.changedMeanwhile);
    expect(await phone.stockOfDay("count")).toEqual([]);
    screen.getByText(text.shouldBe("18"));
    pressSave();

    await screen.findByText(text.saved.count);
    expect(await phone.held()).toEqual({ "SYR-1ML-28G-12": 18 });
    expect(await phone.stockOfDay("count")).toMatchObject([{ lines: [{ counted: 18, quantity: 0 }] }]);
  });

  test("says aloud that a field needs another look, unfolds it and goes there", async () => {
    const phone = await bagPhone({ before: { "SYR-1ML-28G-12": 20 } });
    await phone.show("/bag/count");
    await waitFor(() => typedAt(syringes));
    fireEvent.click(screen.getByText(text.foundElse));
    choose(text.what, "TST-FEN");
    const fold = screen.getByText(text.foundElse).closest("details");
    if (fold !== null) fold.open = false;

    pressSave();

    await waitFor(() => expect(saidAloud()).toContain(text.oneField));
    expect(document.activeElement).toBe(screen.getByLabelText(text.howMany));
    expect(fold?.open).toBe(true);
  });
});
