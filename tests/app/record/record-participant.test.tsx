/** What could lead to a person: asked for only where the program says so, stored as it was told, never repeated. */
import { configure, fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { programOf } from "../../support/builders.ts";
import { radioNamed } from "../../support/screen-controls.ts";
import { showRecordForm } from "../../support/record-form.tsx";

configure({ asyncUtilTimeout: 10_000 });

const code = "Participant's code";
const about = "About the person";
const kit4 = /^Injection kit, 4, \d+ counted/;
const asking = programOf({ schema: 2, asks: { participantCode: true, age: true, gender: true } });

const codeField = () => screen.findByLabelText<HTMLInputElement>("A word or number they chose");
const typeCode = async (value: string) => fireEvent.input(await codeField(), { target: { value } });

describe("a contact's participant", () => {
  test("has no place on the form unless the program asks", async () => {
    await showRecordForm();

    expect(screen.queryByRole("heading", { name: code })).toBeNull();
    expect(screen.queryByRole("heading", { name: about })).toBeNull();
  });

  test("is asked only the questions that the program asks", async () => {
    const { unfold } = await showRecordForm({ program: programOf({ schema: 2, asks: { age: true } }) });
    expect(screen.queryByRole("heading", { name: code })).toBeNull();

    unfold(about);

    expect(await screen.findByRole("group", { name: "Age" })).toBeTruthy();
    expect(screen.queryByRole("group", { name: /Gender/ })).toBeNull();
  });

  test("has a code that is stored in one way of writing", async () => {
    const { unfold, save, records } = await showRecordForm({ program: asking });
    unfold(code);
    await typeCode("  blue  heron 7 ");

    await save();

    expect(await records()).toMatchObject([{ kind: "encounter", participantCode: "BLUE HERON 7" }]);
  });

  test("gives answers, and nothing is stored of a question that nobody asked", async () => {
    const { unfold, save, choose, records } = await showRecordForm({ program: asking });
    unfold(about);
    await screen.findByRole("group", { name: "Age" });
    choose("25 to 34");
    fireEvent.click(screen.getByRole("checkbox", { name: "Two-Spirit" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "Woman" }));

    await save();

    const [record] = await records();
    expect(record).toMatchObject({ demographics: { AGE: ["25-34"], GENDER: ["TWO-SPIRIT", "WOMAN"] } });
  });

  test("can rather not say, which is stored, and take an answer back, which is not", async () => {
    const { unfold, save, choose, records } = await showRecordForm({ program: asking });
    unfold(about);
    await screen.findByRole("group", { name: "Age" });
    choose("25 to 34");
    fireEvent.click(radioNamed("25 to 34"));
    fireEvent.click(screen.getByRole("checkbox", { name: "Prefers not to say" }));

    await save();

    const [record] = await records();
    expect(record).toMatchObject({ demographics: { GENDER: ["NOT-SAID"] } });
    expect(record).not.toHaveProperty("demographics.AGE");
  });

  test("is in nothing that a tap repeats, nor on the form of the next contact", async () => {
    const { unfold, tap, save, choose, records, button } = await showRecordForm({ program: asking });
    tap(kit4);
    unfold(code);
    await typeCode("blue-7");
    unfold(about);
    await screen.findByRole("group", { name: "Age" });
    choose("25 to 34");
    await save();

    tap(/^Same again/);
    expect(button("Injection kit, 4, 1 counted")).toBeDefined();
    await save();

    const saved = await records();
    expect(saved.filter((record) => "participantCode" in record || "demographics" in record)).toHaveLength(1);
    expect(saved).toHaveLength(2);
  });

  test.each(["04/11/1987", "215 555 0143", "ash@example.org"])(
    "is warned of what leads to a person, and may save it: %s",
    async (typed) => {
      const { unfold, save, records } = await showRecordForm({ program: asking });
      unfold(code);
      await codeField();
      expect(screen.queryByText(/made-up word is safer/)).toBeNull();

      await typeCode(typed);

      expect(screen.getByText(/made-up word is safer/)).toBeTruthy();
      await save();
      expect(await records()).toHaveLength(1);
    },
  );
});
