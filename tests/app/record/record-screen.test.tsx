import { act, configure, fireEvent, screen, within } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { DeskProvider } from "../../../src/app/record/DeskProvider.tsx";
import type { EntryKind } from "../../../src/app/record/draft.ts";
import { RecordScreen } from "../../../src/app/record/RecordScreen.tsx";
import { liveRecord } from "../../../src/domain/record-state.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { localDate, programOf } from "../../support/builders.ts";
import { failingPhone } from "../../support/desk.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { buttonNamed, findsButton, radioNamed } from "../../support/screen-controls.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";

const today = localDate("2026-03-08");

const kit4 = /^Injection kit, 4, \d+ counted/;
const strips = /^Fentanyl test strip, \d+ counted/;
const nasalFirst = /^First: Naloxone kit, nasal/;
const nasalRefill = /^Refill: Naloxone kit, nasal/;

async function setup({
  kind = "encounter",
  program = programOf(),
}: {
  readonly kind?: EntryKind;
  readonly program?: ReturnType<typeof programOf>;
} = {}) {
  const phone = failingPhone(await openTestPhone());
  const onFirstSave = vi.fn<() => void>();
  await showScreen(
    <DeskProvider onFirstSave={onFirstSave}>
      <RecordScreen kind={kind} />
    </DeskProvider>,
    { phone, program },
  );

  return {
    phone,
    onFirstSave,
    button: buttonNamed,
    tap: (name: string | RegExp) => fireEvent.click(buttonNamed(name)),
    choose: (name: string | RegExp) => fireEvent.click(radioNamed(name)),
    unfold: (title: string) => fireEvent.click(screen.getByRole("heading", { name: title })),
    /** Gives back once the phone has answered. */
    save: async () => {
      fireEvent.click(buttonNamed("Save"));
      await vi.waitFor(() => buttonNamed("Undo"));
    },
    records: async (day = today): Promise<readonly SatchelRecord[]> => {
      const rows = await phone.bookOfDay(day, { limit: 50 });
      return rows.flatMap((row) => (row.kind === "readable" ? (liveRecord(row.state) ?? []) : []));
    },
  };
}

configure({ asyncUtilTimeout: 10_000 });

describe("RecordScreen", () => {
  test("counts two taps in one frame as two", async () => {
    const { button } = await setup();

    await act(() => {
      const tile = button(kit4);
      tile.click();
      tile.click();
    });

    expect(button("Injection kit, 4, 2 counted")).toBeDefined();
  });

  test("saves one contact when Save is tapped twice in one frame", async () => {
    const { tap, button, records } = await setup();
    tap(kit4);

    await act(() => {
      const save = button("Save");
      save.click();
      save.click();
    });
    await vi.waitFor(() => buttonNamed("Undo"));

    expect(await records()).toHaveLength(1);
    expect(screen.queryByText("Nothing tapped yet.")).toBeNull();
  });

  test("saves two kits, a first naloxone and five strips in five taps", async () => {
    const { tap, save, records } = await setup();

    tap(kit4);
    tap(kit4);
    tap(nasalFirst);
    tap(strips);
    await save();

    const [record] = await records();
    expect(record).toMatchObject({
      kind: "encounter",
      people: 1,
      kits: [
        { code: "KIT-INJ-4", version: 1, quantity: 2 },
        { code: "NLX-KIT-NAS", version: 1, quantity: 1 },
      ],
    });
    expect(record?.kind === "encounter" && record.lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ item: "NLX-NAS-4", quantity: 2, supply: "first" }),
        { item: "TST-FEN", quantity: 5, direction: "out" },
      ]),
    );
  });

  test("saves a refill used on another, who survived, in five taps", async () => {
    const { tap, choose, save, records } = await setup();

    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Survived");
    tap("Done");
    await save();

    const [record] = await records();
    expect(record).toMatchObject({ reversals: [{ used: [], outcome: "survived" }] });
    expect(record?.kind === "encounter" && record.lines).toEqual([
      {
        item: "NLX-NAS-4",
        quantity: 2,
        direction: "out",
        kit: { code: "NLX-KIT-NAS", version: 1 },
        supply: "refill",
        reason: "used_on_other",
      },
    ]);
  });

  test("names the naloxone of a refill as what was used, once the doses are known", async () => {
    const { tap, choose, save, records } = await setup();

    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Survived");
    tap("One more: Doses used");
    tap("One more: Doses used");
    tap("Done");
    await save();

    const [record] = await records();
    expect(record).toMatchObject({
      reversals: [{ used: [{ product: "NLX-NAS-4", doses: 2 }], outcome: "survived" }],
    });
  });

  test("forgets the overdose when the reason turns out to be another", async () => {
    const { tap, choose, save, records } = await setup();

    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Survived");
    choose("Lost");
    tap("Done");
    await save();

    const [record] = await records();
    expect(record).toMatchObject({ reversals: [], lines: [{ reason: "lost" }] });
  });

  test("takes a refill back from its sheet", async () => {
    const { tap, choose, button } = await setup();

    tap(nasalFirst);
    tap(nasalRefill);
    choose("Used on somebody else");
    choose("Survived");
    tap("Remove it");

    expect(button("First: Naloxone kit, nasal, 1 counted")).toBeDefined();
    expect(button("Refill: Naloxone kit, nasal, 0 counted")).toBeDefined();
    expect(button(/^Counted so far/).textContent).toBe("1 naloxone first");
  });

  test("offers the minus of a tile only once there is something to take back", async () => {
    const { tap, button } = await setup();
    expect(findsButton(/^Remove .*Fentanyl/)).toBe(false);

    tap(strips);
    tap("Remove 5: Fentanyl test strip");

    expect(button("Fentanyl test strip, 0 counted")).toBeDefined();
  });

  test("asks once about more than 500, and keeps what is confirmed", async () => {
    const { tap, button } = await setup();

    tap("Type the number: Fentanyl test strip, 0");
    type("600");
    expect(await screen.findByText("That’s a lot: 600. Keep it?")).toBeDefined();
    expect(button("Fentanyl test strip, 0 counted")).toBeDefined();
    tap("Keep 600");

    expect(button("Fentanyl test strip, 600 counted")).toBeDefined();
  });

  test("asks about kits of which something is above 500, and says of what", async () => {
    const { tap, button } = await setup();

    tap("Type the number: Injection kit, 4, 0");
    type("63");
    expect(await screen.findByText("That’s a lot: 504 × Alcohol swab. Keep it?")).toBeDefined();
    tap("Keep 63");

    expect(button("Injection kit, 4, 63 counted")).toBeDefined();
    expect(findsButton(/^That’s a lot/)).toBe(false);
  });

  test("asks once about what taps take past 500, and goes on counting", async () => {
    const { tap, button } = await setup();
    tap("Type the number: Fentanyl test strip, 0");
    type("500");
    await vi.waitFor(() => button("Fentanyl test strip, 500 counted"));

    tap(strips);
    tap(strips);
    tap("That’s a lot: 510 × Fentanyl test strip. Keep it?");
    tap(strips);

    expect(button("Fentanyl test strip, 515 counted")).toBeDefined();
    expect(button(/^Counted so far/).textContent).toBe("515 strips");
  });

  test("asks about what steps take past 500 of what came back, and saves it unanswered", async () => {
    const { tap, choose, unfold, button, save, records } = await setup();

    unfold("Returned");
    choose("Counted");
    for (let presses = 0; presses < 11; presses++) tap("+50");
    expect(button("That’s a lot: 550 × Used syringes. Keep it?")).toBeDefined();
    await save();

    expect(await records()).toMatchObject([{ returns: [{ method: "counted", quantity: 550 }] }]);
  });

  test("does not ask about 500", async () => {
    const { tap, button } = await setup();

    tap("Type the number: Fentanyl test strip, 0");
    type("500");

    await vi.waitFor(() => expect(button("Fentanyl test strip, 500 counted")).toBeDefined());
  });

  test("says the most that one tile can count, and sets nothing past it", async () => {
    const { tap, button } = await setup();

    tap("Type the number: Injection kit, 4, 0");
    type("12500");

    expect(await screen.findByText("At most 12,499 at once.")).toBeDefined();
    expect(button("Injection kit, 4, 0 counted")).toBeDefined();
  });

  test("types a number with its own keys", async () => {
    const { tap, button } = await setup();

    tap("Type the number: Fentanyl test strip, 0");
    tap("1");
    tap("2");
    tap("Erase the last digit");
    tap("7");
    tap("Set to 17");

    expect(button("Fentanyl test strip, 17 counted")).toBeDefined();
  });

  test("shows at once what a container comes to, with the sum", async () => {
    const { unfold, choose, save, records } = await setup();

    unfold("Returned");
    choose("Container");
    choose(/^Sharps box 2 gal/);
    choose("¼");

    expect(screen.getByText("≈ 95 used syringes, estimated: 7.571 L × ¼ × 50 per litre")).toBeDefined();
    await save();
    expect(await records()).toMatchObject([
      { returns: [{ method: "container", measure: "1.89275", factor: "50", quantity: 95 }] },
    ]);
  });

  test("says in the bar whether what came back was counted or estimated", async () => {
    const { tap, unfold, choose, button } = await setup();
    unfold("Returned");
    choose("By eye");
    tap("+10");

    expect(button("Counted so far: ≈ 10 returned")).toBeDefined();
    choose("Counted");
    expect(button("Counted so far: 10 returned")).toBeDefined();
  });

  test("leaves the focus in the keypad when its keys give way to a question and come back", async () => {
    const { tap, button } = await setup();
    tap("Type the number: Fentanyl test strip, 0");
    for (const digit of "501") tap(digit);
    const set = button("Set to 501");
    set.focus();

    fireEvent.click(set);
    expect(document.activeElement).toBe(button("Type again"));
    tap("Type again");
    expect(document.activeElement).toBe(screen.getByLabelText("How many?"));
  });

  test("asks about a return that was begun, and keeps it on the form", async () => {
    const { tap, unfold, choose, records } = await setup();
    tap(kit4);
    unfold("Returned");
    choose("Container");
    choose("¼");

    tap("Save");

    expect(screen.getByText("Finish what came back, or remove it. Then save.")).toBeDefined();
    expect(await records()).toHaveLength(0);
  });

  test("answers Save on an empty form", async () => {
    const { tap } = await setup();

    tap("Save");

    expect(screen.getByText("Nothing tapped yet.")).toBeDefined();
  });

  test("keeps a contact that could not be saved in sight, and saves it when asked again", async () => {
    const { tap, button, phone, records } = await setup();
    phone.failNextSave({ kind: "storage-full", cause: "test" });
    tap(kit4);
    tap("Save");

    const alert = await screen.findByRole("alert", { name: "Not saved yet" });
    expect(within(alert).getByText("1 kit")).toBeDefined();
    expect(within(alert).getByText(/^Not saved: this phone is out of space/)).toBeDefined();

    tap(strips);
    tap("Try again");
    await vi.waitFor(() => buttonNamed("Undo"));

    expect(screen.queryByRole("alert")).toBeNull();
    expect(await records()).toHaveLength(1);
    expect(button("Fentanyl test strip, 5 counted")).toBeDefined();
  });

  test("takes a saved contact back, says so, and brings it back", async () => {
    const { tap, save, records } = await setup();
    tap(kit4);
    await save();

    tap("Undo");
    await vi.waitFor(() => buttonNamed("Bring it back"));
    expect(await records()).toHaveLength(0);

    tap("Bring it back");
    await vi.waitFor(() => buttonNamed("Undo"));
    expect(await records()).toHaveLength(1);
  });

  test("repeats the last contact in one tap and Save", async () => {
    const { tap, save, records } = await setup();
    tap(kit4);
    tap(strips);
    await save();

    tap("Same again: 1 kit, 5 strips");
    fireEvent.click(buttonNamed("Save"));
    await vi.waitFor(async () => expect(await records()).toHaveLength(2));

    const [one, other] = await records();
    expect(one).toMatchObject({ kits: other?.kind === "encounter" ? other.kits : "none" });
  });

  test("says in words that it records for an earlier day, until it is set back", async () => {
    const { tap, choose, save, records } = await setup();

    tap(/^Day: /);
    choose(/^Yesterday/);
    expect(screen.getByText("You are recording for Saturday, March 7.")).toBeDefined();
    tap(kit4);
    await save();

    expect(await records(localDate("2026-03-07"))).toHaveLength(1);
    expect(screen.getByText("You are recording for Saturday, March 7.")).toBeDefined();
    tap(/^Back to /);
    expect(screen.queryByText(/^You are recording for/)).toBeNull();
  });

  test("offers no day that can't be stored", async () => {
    const { tap } = await setup();

    tap(/^Day: /);
    fireEvent.input(screen.getByLabelText("An earlier day"), { target: { value: "1926-03-08" } });
    expect(findsButton(/1926/)).toBe(false);
    fireEvent.input(screen.getByLabelText("An earlier day"), { target: { value: "1980-01-01" } });

    expect(findsButton(/1980/)).toBe(true);
  });

  test("records at the site that was chosen", async () => {
    const program = programOf({
      sites: [
        { code: "MAIN", name: "Main Street", model: "street" },
        { code: "VAN", name: "Van", model: "mobile" },
      ],
    });
    const { tap, save, records } = await setup({ program });

    tap("Site: Main Street");
    tap(/^Van/);
    tap(kit4);
    await save();

    expect(await records()).toMatchObject([{ site: "VAN", model: "mobile" }]);
  });

  test("finds a tile by a word of its name, accents or not", async () => {
    const { tap, button } = await setup();

    tap("Search by name");
    fireEvent.input(screen.getByLabelText("Search by name", { selector: "input" }), {
      target: { value: "blanket" },
    });
    tap(/^Blanket, 0 counted/);

    expect(button(/^Blanket, 1 counted/)).toBeDefined();
  });

  test("saves a group with its topic, heads and minutes", async () => {
    const { tap, choose, save, records } = await setup({ kind: "group" });

    tap("Save");
    expect(screen.getByText("Nothing tapped yet.")).toBeDefined();
    tap("One more: How many were there?");
    tap("Save");
    expect(screen.getByText("Choose what the group was about. Then save.")).toBeDefined();
    choose("Drop-in");
    choose("Estimated");
    tap("One more: Minutes");
    await save();

    expect(await records()).toMatchObject([
      { kind: "group", topic: "SVC-DROPIN", heads: 1, headsCounted: false, minutes: 5 },
    ]);
  });

  test("saves a clean-up with what came back and nothing else", async () => {
    const { tap, choose, save, records } = await setup({ kind: "cleanup" });

    choose("Counted");
    tap("+10");
    tap("+10");
    await save();

    expect(await records()).toMatchObject([
      { kind: "cleanup", returns: [{ method: "counted", quantity: 20 }] },
    ]);
  });

  test("tells a screen reader the last count, once the taps have paused", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { tap } = await setup();
      tap(strips);
      tap(strips);
      await act(() => void vi.advanceTimersByTime(500));

      expect(screen.getByText("Fentanyl test strip, 10 counted")).toBeDefined();
    } finally {
      vi.useRealTimers();
    }
  });

  test("asks the browser to keep the records after the first save, not before", async () => {
    const { tap, save, onFirstSave } = await setup();
    tap(kit4);
    expect(onFirstSave).not.toHaveBeenCalled();

    await save();

    expect(onFirstSave).toHaveBeenCalledTimes(1);
  });
});

/** Types on a keyboard and presses Enter, which a form takes for its button. */
function type(digits: string) {
  fireEvent.input(screen.getByLabelText("How many?"), { target: { value: digits } });
  fireEvent.click(buttonNamed(/^Set to /));
}
