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
    tap("One more: Doses used");
    tap("One more: Doses used");
    tap("Done");
    await save();

    const [record] = await records();
    expect(record).toMatchObject({
      reversals: [{ used: [{ product: "NLX-NAS-4", doses: 2 }], outcome: "survived" }],
    });
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
