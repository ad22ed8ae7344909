/** The form that changes a stored entry, at its address, with the ways out of it. */
import { act, fireEvent, screen } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { Route, Router } from "preact-iso";
import { DayScreen } from "../../src/app/day/DayScreen.tsx";
import { FixScreen } from "../../src/app/record/FixScreen.tsx";
import { type LedgerScreen, showScreen } from "./ledger-screen.tsx";
import { buttonNamed } from "./screen-controls.ts";

type Options = NonNullable<Parameters<typeof showScreen>[1]>;

/** Every day but today is "Elsewhere"; `inFrame` puts around it what the app has there beside. */
export async function showFixScreen(
  id: string,
  options: Options,
  inFrame = (screens: ComponentChildren): ComponentChildren => screens,
): Promise<LedgerScreen> {
  history.replaceState(null, "", `/record/${id}`);
  const shown = await showScreen(
    inFrame(
      <Router>
        <Route path="/record/:id" component={FixScreen} />
        <Route path="/day" component={DayScreen} />
        <Route default component={() => <p>Elsewhere</p>} />
      </Router>,
    ),
    options,
  );
  await screen.findByRole("heading", { level: 1 });
  return shown;
}

export function tap(name: string | RegExp): void {
  fireEvent.click(buttonNamed(name));
}

/** As a tap on a link in the app's frame, which these tests don't show. */
export async function goTo(path: string): Promise<void> {
  await act(() => {
    const link = document.createElement("a");
    link.href = path;
    document.body.append(link);
    link.click();
    link.remove();
  });
}
