import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { encounterOf, eventId, programOf, shiftOf } from "../../support/builders.ts";
import { liveOn } from "../../support/entries.ts";
import { showFixScreen, tap } from "../../support/fix-screen.tsx";
import { radioNamed } from "../../support/screen-controls.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";

configure({ asyncUtilTimeout: 10_000 });

/** 14:00 to 17:30; the screens' clock stands at 18:00. */
const shift = shiftOf({ start: "2026-03-08T18:00Z", end: "2026-03-08T21:30Z", minutes: 210 });

async function setup() {
  const phone = await openTestPhone();
  valueOf(await phone.save({ kind: "rec", event: eventId(), record: shift }));
  await showFixScreen(shift.id, { phone, program: programOf({ zone: "America/New_York", dayStartHour: 4 }) });
  const start = await screen.findByLabelText("It began at");
  return { phone, start };
}

const typeTime = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

describe("a shift that has ended", () => {
  test("gets other times, keeps its history, and leaves what was recorded in it alone", async () => {
    const { phone, start } = await setup();
    const contact = encounterOf({ shift: shift.id });
    valueOf(await phone.save({ kind: "rec", event: eventId(), record: contact }));

    typeTime(start, "13:30");
    tap("Save");
    await screen.findByText("Elsewhere");

    expect(await liveOn(phone, shift.id)).toMatchObject({ start: "2026-03-08T17:30Z", minutes: 240 });
    expect(await phone.historyOf(shift.id)).toMatchObject([{ event: { rev: 1 } }, { event: { rev: 2 } }]);
    expect(await phone.historyOf(contact.id)).toHaveLength(1);
  });

  test("says which time can't be, and stores nothing", async () => {
    const { phone, start } = await setup();

    typeTime(start, "03:00");
    tap("Save");

    expect(await screen.findByText(/It can't have begun then/)).toBeTruthy();
    expect(await phone.historyOf(shift.id)).toHaveLength(1);
  });

  test("can be taken out, as any record can", async () => {
    const { phone } = await setup();
    fireEvent.click(radioNamed("Mistake"));
    tap("Void it");

    await waitFor(async () => expect(await liveOn(phone, shift.id)).toBeUndefined());
  });
});
