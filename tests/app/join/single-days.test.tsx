/** Day by day, what a program gets of a phone that joins. */
import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { expect, test } from "vitest";
import { ComingAlong } from "../../../src/app/join/ComingAlong.tsx";
import type { Joiner } from "../../../src/app/join/joiner.ts";
import { team as text } from "../../../src/app/language/en/team.ts";
import { err, ok } from "../../../src/domain/result.ts";
import type { Joining } from "../../../src/storage/joining.ts";
import { encounterOf, localDate, programOf } from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { enrolmentOf } from "../../support/program-phone.ts";

const days = ["2026-03-06", "2026-03-07", "2026-03-07", "2026-03-08"].map(localDate);

test("every day is on at first; one that is taken off stays on the phone", async () => {
  const { box, finish, joined } = await showDays();
  expect(box("Saturday, March 7, 2026: 2 entries").checked).toBe(true);

  fireEvent.click(box("Saturday, March 7, 2026: 2 entries"));
  await screen.findByText(text.countComing(2));
  finish();

  await waitFor(() => expect(joined).toHaveLength(1));
  expect(daysOf(joined)).toEqual(["2026-03-06", "2026-03-08"]);
});

test("since a day, those before it are off, and each can be put on again", async () => {
  const { box, finish, joined } = await showDays();

  fireEvent.input(screen.getByLabelText(text.since), { target: { value: "2026-03-08" } });
  await screen.findByText(text.countComing(1));
  expect(box("Friday, March 6, 2026: 1 entry").checked).toBe(false);
  fireEvent.click(box("Friday, March 6, 2026: 1 entry"));
  await screen.findByText(text.countComing(2));
  finish();

  await waitFor(() => expect(joined).toHaveLength(1));
  expect(daysOf(joined)).toEqual(["2026-03-06", "2026-03-08"]);
});

function daysOf([joining]: readonly Joining[]): readonly string[] {
  return (joining?.records ?? []).map(({ record }) => record.day).toSorted();
}

async function showDays() {
  const phone = await openTestPhone();
  const joined: Joining[] = [];
  const joiner: Joiner = {
    redeem: async () => err({ kind: "no-connection" }),
    begun: async () => undefined,
    async join(joining) {
      joined.push(joining);
      return ok({ records: 0, isAgain: false });
    },
    openProgramPhone() {},
  };
  const clock = { now: () => Date.parse("2026-03-09T02:00:00Z") };
  const records = days.map((day) => encounterOf({ day }));
  const screenOf = (
    <LoadingBoundary>
      <ComingAlong
        phone={phone}
        own={programOf()}
        enrolment={enrolmentOf()}
        isFresh
        joiner={joiner}
        clock={clock}
      />
    </LoadingBoundary>
  );
  await showScreen(screenOf, { phone, records });
  fireEvent.click(await screen.findByRole("radio", { name: text.whichDays.some }));
  await screen.findByLabelText(text.since);
  return {
    joined,
    box: (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name }),
    finish: () => screen.getByRole("button", { name: text.finish }).click(),
  };
}
