import { screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { StatusLine } from "../../../src/app/sending/StatusLine.tsx";
import { useTeam } from "../../../src/app/shell/team-context.tsx";
import { showTeamScreen } from "../../support/team-screen.tsx";

const inAMoment = "3 saved. Will send in a moment.";
const withAConnection = "3 saved on this phone. Will send when there is a connection.";

afterEach(() => {
  vi.restoreAllMocks();
});

function LineOfTeam() {
  const team = useTeam();
  return team === undefined ? null : <StatusLine team={team} />;
}

describe("StatusLine", () => {
  test("says of what was just saved that it goes in a moment, for as long as there is a line", async () => {
    const onLine = vi.spyOn(navigator, "onLine", "get").mockReturnValue(true);
    function become(isOnline: boolean) {
      onLine.mockReturnValue(isOnline);
      window.dispatchEvent(new Event(isOnline ? "online" : "offline"));
    }
    await showTeamScreen(<LineOfTeam />, {
      status: { kind: "waiting", waiting: 3, needLook: 0, missing: 0 },
    });
    const line = await screen.findByRole("link");
    const says = (words: string) => waitFor(() => expect(line.textContent).toBe(words));

    expect(line.textContent).toBe(inAMoment);
    // Twice: the first change may come before the line listens.
    for (let times = 0; times < 2; times++) {
      become(false);
      await says(withAConnection);
      become(true);
      await says(inAMoment);
    }
  });
});
