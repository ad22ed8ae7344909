import { fireEvent, render, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { expect, test } from "vitest";
import { ErrorSummary } from "../../../src/app/components/ErrorSummary.tsx";
import { TextField } from "../../../src/app/components/Field.tsx";

test("takes the focus when it appears, and leaves it with who mends a field", () => {
  render(<Form />);
  const summary = screen.getByRole("alert");
  expect(document.activeElement).toBe(summary);

  const field = screen.getByRole("textbox");
  field.focus();
  fireEvent.input(field, { target: { value: "Pier" } });

  expect(document.activeElement).toBe(field);
});

/** As the forms do it: the list of errors is made anew each time something is typed. */
function Form() {
  const [name, setName] = useState("");
  return (
    <>
      <ErrorSummary title="Not saved yet" errors={[{ fieldId: "name", text: "Write a name." }]} />
      <TextField id="name" label="Name" value={name} onInput={setName} />
    </>
  );
}
