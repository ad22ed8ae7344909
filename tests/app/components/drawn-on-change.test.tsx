import { render } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { drawnOnChange } from "../../../src/app/components/drawn-on-change.ts";

interface CounterProps {
  readonly name: string;
  readonly count?: number;
}

function setup(first: CounterProps) {
  const draw = vi.fn<(props: CounterProps) => string>(({ name, count }) => `${name}: ${count ?? "none"}`);
  const Counter = drawnOnChange<CounterProps>(draw);
  const { container, rerender } = render(<Counter {...first} />);
  return { draw, container, drawAgain: (props: CounterProps) => rerender(<Counter {...props} />) };
}

describe("drawnOnChange", () => {
  test("draws nothing again for the same props", () => {
    const { draw, drawAgain } = setup({ name: "kit", count: 1 });

    drawAgain({ name: "kit", count: 1 });

    expect(draw).toHaveBeenCalledTimes(1);
  });

  test.each([
    ["another", { count: 1 }, { count: 2 }, "kit: 2"],
    ["new", {}, { count: 2 }, "kit: 2"],
    ["gone", { count: 1 }, {}, "kit: none"],
  ])("draws a prop that is %s", (_what, before, after, drawn) => {
    const { container, drawAgain } = setup({ name: "kit", ...before });

    drawAgain({ name: "kit", ...after });

    expect(container.textContent).toBe(drawn);
  });
});
