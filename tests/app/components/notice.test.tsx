import { screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { describe, expect, test } from "vitest";
import { Button } from "../../../src/app/components/Button.tsx";
import { Notice } from "../../../src/app/components/Notice.tsx";
import { Screen } from "../../../src/app/components/Screen.tsx";
import { showScreen } from "../../support/ledger-screen.tsx";

function WithNotice() {
  const [isThere, setIsThere] = useState(true);
  return (
    <Screen title="A screen">
      <Button onClick={() => setIsThere(false)}>From elsewhere</Button>
      {isThere && (
        <Notice tone="plain" action={<Button onClick={() => setIsThere(false)}>Got it</Button>}>
          Something to know.
        </Notice>
      )}
    </Screen>
  );
}

async function take(name: string): Promise<void> {
  await showScreen(<WithNotice />);
  const button = screen.getByRole("button", { name });
  button.focus();
  button.click();
  await expect.poll(() => screen.queryByText("Something to know.")).toBeNull();
}

describe("Notice", () => {
  test("leaves the focus to the title when what is done from it takes it away", async () => {
    await take("Got it");

    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  });

  test("takes no focus that is elsewhere", async () => {
    await take("From elsewhere");

    expect(document.activeElement).toBe(screen.getByRole("button", { name: "From elsewhere" }));
  });
});
