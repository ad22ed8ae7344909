import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { showRecordForm } from "../../support/record-form.tsx";
import { findsButton } from "../../support/screen-controls.ts";

const kit = { code: "KIT-INJ-4", version: 1 };

describe("what is in the kits of a contact", () => {
  test("is asked only of a kit that is counted", async () => {
    const { tap } = await showRecordForm();

    tap("Type the number: Injection kit, 4, 0");
    expect(findsButton("What is in it")).toBe(false);
    tap("Close");
    tap("Type the number: Fentanyl test strip, 0");
    expect(findsButton("What is in it")).toBe(false);
  });

  test("goes with another size and without cookers, as the kit it is", async () => {
    const { save, records, ...form } = await showRecordForm();
    await openKit(form);

    chooseSize("Syringe 1 mL 29G ½″");
    for (let presses = 0; presses < 4; presses++) form.tap("One less: Cooker");
    form.tap("Done");
    await save();

    const [record] = await records();
    expect(record).toMatchObject({ kits: [{ ...kit, quantity: 1 }] });
    const lines = record?.kind === "encounter" ? record.lines : [];
    expect(lines).toContainEqual({ item: "SYR-1ML-29G-12", quantity: 4, direction: "out", kit });
    expect(lines.map(({ item }) => item)).not.toContain("SYR-1ML-28G-12");
    expect(lines.map(({ item }) => item)).not.toContain("CKR-STD");
  });

  test("keeps the focus at a size that was chosen by keys, for whoever chooses another", async () => {
    const form = await showRecordForm();
    await openKit(form);

    chooseSize("Syringe 1 mL 29G ½″");

    const chosen = screen
      .getAllByLabelText<HTMLSelectElement>("Size")
      .find(({ value }) => value === "SYR-1ML-29G-12");
    expect(document.activeElement).toBe(chosen);
  });

  test("is said to be changed on the tile and in the sum, until it is packed as usual", async () => {
    const form = await showRecordForm();
    await openKit(form);

    form.tap("One more: Alcohol swab");
    expect(screen.getByText("Usually 8")).toBeDefined();
    form.tap("Done");
    expect(form.button("Injection kit, 4, 1 counted, contents changed")).toBeDefined();
    expect(form.button(/^Counted so far/).textContent).toBe("1 kit, contents changed");

    await openCounted(form);
    form.tap("Pack as usual");
    form.tap("Done");
    expect(form.button("Injection kit, 4, 1 counted")).toBeDefined();
    expect(form.button(/^Counted so far/).textContent).toBe("1 kit");
  });

  test("comes again with the same supplies", async () => {
    const { save, records, ...form } = await showRecordForm();
    await openKit(form);
    chooseSize("Syringe 1 mL 29G ½″");
    form.tap("Done");
    await save();

    form.tap("Same again: 1 kit, contents changed");
    form.tap(/^Injection kit, 4, 1 counted/);
    await save();

    const [latest] = await records();
    expect(latest).toMatchObject({ kits: [{ ...kit, quantity: 2 }] });
    expect(latest?.kind === "encounter" && latest.lines).toContainEqual({
      item: "SYR-1ML-29G-12",
      quantity: 8,
      direction: "out",
      kit,
    });
  });
});

type Form = Pick<Awaited<ReturnType<typeof showRecordForm>>, "tap">;

async function openKit(form: Form) {
  form.tap("Injection kit, 4, 0 counted");
  await openCounted(form);
}

async function openCounted({ tap }: Form) {
  tap("Type the number: Injection kit, 4, 1");
  tap("What is in it");
  await screen.findByText("In this kit, this time");
}

function chooseSize(name: string) {
  const option = [...screen.getAllByRole<HTMLOptionElement>("option")].find(({ text }) => text === name);
  if (option === undefined) throw new Error(`There is no size ${name}`);
  fireEvent.change(screen.getAllByLabelText("Size")[0] as HTMLElement, { target: { value: option.value } });
}
