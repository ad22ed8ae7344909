import { screen, waitFor, within } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { Sheet } from "../../../src/app/components/Sheet.tsx";
import { HideProvider } from "../../../src/app/shell/HideProvider.tsx";
import { showScreen } from "../../support/ledger-screen.tsx";

async function setUp() {
  const onHide = vi.fn<() => void>();
  document.title = "Totals · Satchel";
  await showScreen(
    <HideProvider clock={{ now: () => Date.parse("2026-03-08T22:00:00Z") }} onHide={onHide}>
      <Sheet title="A question" open onClose={() => undefined}>
        <p>Forty syringes</p>
      </Sheet>
    </HideProvider>,
  );
  return { onHide };
}

const hide = () => screen.getByRole("button", { name: "Hide the screen" }).click();

describe("HideProvider", () => {
  test("shows a month and nothing of what is recorded, and locks", async () => {
    const { onHide } = await setUp();

    hide();

    const calendar = await screen.findByRole("dialog", { name: "Calendar" });
    await within(calendar).findByRole("heading", { name: "March 2026" });
    expect(within(calendar).getByText("8").getAttribute("aria-current")).toBe("date");
    // 2026-03-01 was a Sunday, the last of its week.
    expect(within(calendar).getAllByRole("row")[1]?.textContent).toBe("1");
    expect(onHide).toHaveBeenCalledOnce();
    expect(document.title).toBe("March 2026");
  });

  test("comes back by the button, with the title of the screen", async () => {
    await setUp();
    hide();

    (await screen.findByRole("button", { name: "Back" })).click();

    await waitFor(() => expect(screen.queryByRole("dialog", { name: "Calendar" })).toBeNull());
    expect(document.title).toBe("Totals · Satchel");
  });
});
