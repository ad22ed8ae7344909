import { createEvent, fireEvent, render, screen } from "@testing-library/preact";
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { describe, expect, test } from "vitest";
import { useFirstTapsOnly } from "../../../src/app/components/double-tap.ts";

/** A button that counts its taps, in a part that takes first taps only. */
function Counted({ name }: { readonly name: string }) {
  const part = useRef<HTMLDivElement>(null);
  const [taps, setTaps] = useState(0);
  useFirstTapsOnly(part);
  return (
    <div ref={part}>
      <button type="button" onClick={() => setTaps((before) => before + 1)}>
        {name}
      </button>
      <output aria-label={name}>{taps}</output>
    </div>
  );
}

function setup() {
  const screenWith = (other?: JSX.Element) => (
    <>
      <Counted name="Count" />
      {other}
      <button type="button">Beside</button>
    </>
  );
  const { rerender } = render(screenWith(<Counted name="Count too" />));
  return {
    unmountOther: () => rerender(screenWith()),
    /** All of them in one place of the screen. */
    tapAt: (ms: number, name = "Count") => {
      const button = screen.getByRole("button", { name });
      const tap = createEvent.click(button, { detail: 1, clientX: 100, clientY: 600 });
      Object.defineProperty(tap, "timeStamp", { value: ms });
      fireEvent(button, tap);
    },
    answered: (name = "Count") => Number(screen.getByRole("status", { name }).textContent),
  };
}

describe("useFirstTapsOnly", () => {
  test("answers a patient hand, a second after the last tap that it answered", () => {
    const { tapAt, answered } = setup();

    tapAt(0);
    tapAt(700);
    expect(answered()).toBe(1);

    tapAt(1400);
    expect(answered()).toBe(2);
    tapAt(2100);
    expect(answered()).toBe(2);
  });

  test("takes a tap in the same place for the second of one that was answered elsewhere", () => {
    const { tapAt, answered } = setup();

    tapAt(0, "Beside");
    tapAt(900);
    expect(answered()).toBe(0);

    tapAt(1000);
    expect(answered()).toBe(1);
  });

  test.each([
    ["Count", "Count too"],
    ["Count too", "Count"],
  ])("takes no tap for the second of one that another part has kept away: %s, %s", (one, other) => {
    const { tapAt, answered } = setup();

    tapAt(0, one);
    tapAt(700, one);
    tapAt(1400, other);

    expect(answered(one)).toBe(1);
    expect(answered(other)).toBe(1);
  });

  test("goes on for a part when another one is gone", () => {
    const { tapAt, answered, unmountOther } = setup();

    unmountOther();
    tapAt(0);
    tapAt(700);

    expect(answered()).toBe(1);
  });
});
