import { fireEvent, screen, within } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { showRecordForm } from "../../support/record-form.tsx";

const nasalFirst = /^First: Naloxone kit, nasal/;
const nasalRefill = /^Refill: Naloxone kit, nasal/;

describe("the refill of a contact", () => {
  test("saves a refill used on another, who survived, in five taps", async () => {
    const { tap, choose, save, records } = await showRecordForm();

    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Survived");
    tap("Done");
    await save();

    const [record] = await records();
    expect(record).toMatchObject({ reversals: [{ used: [], outcome: "survived" }] });
    expect(record?.kind === "encounter" && record.lines).toEqual([
      {
        item: "NLX-NAS-4",
        quantity: 2,
        direction: "out",
        kit: { code: "NLX-KIT-NAS", version: 1 },
        supply: "refill",
        reason: "used_on_other",
      },
    ]);
  });

  test("names the naloxone of a refill as what was used, once the doses are known", async () => {
    const { tap, choose, save, records } = await showRecordForm();

    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Survived");
    await tellMore();
    tap("One more: Doses used");
    tap("One more: Doses used");
    tap("Done");
    await save();

    const [record] = await records();
    expect(record).toMatchObject({
      reversals: [{ used: [{ product: "NLX-NAS-4", doses: 2 }], outcome: "survived" }],
    });
  });

  test("keeps doses by product, one of them of a product nobody knows, with the ambulance and the kind of place", async () => {
    const { tap, choose, save, records } = await showRecordForm();

    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Survived");
    await tellMore();
    tap("One more: Doses used");
    fireEvent.change(screen.getByLabelText("Which naloxone"), { target: { value: "NLX-IM-04" } });
    tap("Another one was used too");
    tap("One more: Doses: Not known");
    choose("Yes");
    choose("Shelter");
    tap("Done");
    await save();

    const [record] = await records();
    expect(record).toMatchObject({
      reversals: [
        {
          used: [{ product: "NLX-IM-04", doses: 1 }, { doses: 2 }],
          outcome: "survived",
          ems: true,
          place: "shelter",
        },
      ],
    });
  });

  test("tells of two overdoses with one refill, and forgets one that is removed", async () => {
    const { tap, choose, save, records } = await showRecordForm();

    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Survived");
    tap("Add an overdose");
    tap("Add an overdose");
    const [, second, third] = screen.getAllByRole("region", { name: /^Overdose \d$/ });
    fireEvent.click(within(second as HTMLElement).getByRole("radio", { name: "Died" }));
    fireEvent.click(within(third as HTMLElement).getByRole("button", { name: "Remove" }));
    tap("Done");
    await save();

    const [record] = await records();
    expect(record).toMatchObject({ reversals: [{ outcome: "survived" }, { outcome: "died" }] });
  });

  test("leaves the overdose of another refill alone when the reason of this one turns out to be another", async () => {
    const { tap, choose, save, records } = await showRecordForm();
    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Died");
    tap("Done");

    tap(nasalRefill);
    choose("Used on the person who got it");
    choose("Survived");
    tap("Add an overdose");
    choose("Lost");
    tap("Done");
    await save();

    const [record] = await records();
    expect(record?.kind === "encounter" && record.reversals).toEqual([{ used: [], outcome: "died" }]);
  });

  test("forgets the overdose when the reason turns out to be another", async () => {
    const { tap, choose, save, records } = await showRecordForm();

    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Survived");
    choose("Lost");
    tap("Done");
    await save();

    const [record] = await records();
    expect(record).toMatchObject({ reversals: [], lines: [{ reason: "lost" }] });
  });

  test("takes a refill back from its sheet", async () => {
    const { tap, choose, button } = await showRecordForm();

    tap(nasalFirst);
    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Survived");
    tap("Remove it");

    expect(button("First: Naloxone kit, nasal, 1 counted")).toBeDefined();
    expect(button("Refill: Naloxone kit, nasal, 0 counted")).toBeDefined();
    expect(button(/^Counted so far/).textContent).toBe("1 naloxone first");
  });
});

/** Unfolds what else is known of the overdose, which is fetched then. */
async function tellMore() {
  fireEvent.click(screen.getByText("More, if it was told"));
  await screen.findByText("Ambulance called?");
}
