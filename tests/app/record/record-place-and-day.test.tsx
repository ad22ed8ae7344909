import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { localDate, programOf } from "../../support/builders.ts";
import { findsButton } from "../../support/screen-controls.ts";
import { showRecordForm } from "../../support/record-form.tsx";

const kit4 = /^Injection kit, 4, \d+ counted/;

describe("the place and the day of a contact", () => {
  test("says in words that it records for an earlier day, until it is set back", async () => {
    const { tap, choose, save, records } = await showRecordForm();

    tap(/^Day: /);
    choose(/^Yesterday/);
    expect(screen.getByText("You are recording for Saturday, March 7.")).toBeDefined();
    tap(kit4);
    await save();

    expect(await records(localDate("2026-03-07"))).toHaveLength(1);
    expect(screen.getByText("You are recording for Saturday, March 7.")).toBeDefined();
    tap(/^Back to /);
    expect(screen.queryByText(/^You are recording for/)).toBeNull();
  });

  test("offers no day that can't be stored", async () => {
    const { tap } = await showRecordForm();

    tap(/^Day: /);
    fireEvent.input(screen.getByLabelText("An earlier day"), { target: { value: "1926-03-08" } });
    expect(findsButton(/1926/)).toBe(false);
    fireEvent.input(screen.getByLabelText("An earlier day"), { target: { value: "1980-01-01" } });

    expect(findsButton(/1980/)).toBe(true);
  });

  test("records at the site that was chosen", async () => {
    const program = programOf({
      sites: [
        { code: "MAIN", name: "Main Street", model: "street" },
        { code: "VAN", name: "Van", model: "mobile" },
      ],
    });
    const { tap, save, records } = await showRecordForm({ program });

    tap("Site: Main Street");
    tap(/^Van/);
    tap(kit4);
    await save();

    expect(await records()).toMatchObject([{ site: "VAN", model: "mobile" }]);
  });
});
