import { act, screen, waitFor, within } from "@testing-library/preact";
import { useCallback, useState } from "preact/hooks";
import { describe, expect, test, vi } from "vitest";
import { Screen } from "../../../src/app/components/Screen.tsx";
import { Sheet } from "../../../src/app/components/Sheet.tsx";
import { HideProvider } from "../../../src/app/shell/HideProvider.tsx";
import { showScreen } from "../../support/ledger-screen.tsx";

async function setUp() {
  const onHide = vi.fn<() => void>();
  await showScreen(<LocksWhenHidden onHide={onHide} />);
  await waitFor(() => expect(document.title).toBe("Totals · Satchel"));
  return { onHide };
}

function LocksWhenHidden({ onHide }: { readonly onHide: () => void }) {
  const [title, setTitle] = useState("Totals");
  const lock = useCallback(() => {
    setTitle("Locked");
    onHide();
  }, [onHide]);
  return (
    <HideProvider clock={{ now: () => Date.parse("2026-03-08T22:00:00Z") }} onHide={lock}>
      <Screen key={title} title={title}>
        <Sheet title="A question" open onClose={() => undefined}>
          <p>Forty syringes</p>
        </Sheet>
      </Screen>
    </HideProvider>
  );
}

/** Until what comes up behind it is drawn, too. */
const hide = () => act(() => screen.getByRole("button", { name: "Hide the screen" }).click());

describe("HideProvider", () => {
  test("shows a month and nothing of what is recorded, and locks", async () => {
    const { onHide } = await setUp();

    await hide();

    const calendar = await screen.findByRole("dialog", { name: "Calendar" });
    await within(calendar).findByRole("heading", { name: "March 2026" });
    expect(within(calendar).getByText("8").getAttribute("aria-current")).toBe("date");
    // 2026-03-01 was a Sunday, the last of its week.
    expect(within(calendar).getAllByRole("row")[1]?.textContent).toBe("1");
    expect(onHide).toHaveBeenCalledOnce();
    expect(document.title).toBe("March 2026");
  });

  test("comes back by the button, with the title of the screen that is there by now", async () => {
    await setUp();
    await hide();

    (await screen.findByRole("button", { name: "Back" })).click();

    await waitFor(() => expect(screen.queryByRole("dialog", { name: "Calendar" })).toBeNull());
    await waitFor(() => expect(document.title).toBe("Locked · Satchel"));
  });
});
