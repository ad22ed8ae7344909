/** The bag's pages and the shift's beside each other, on a phone whose shift has begun, with what a person can do on them. */
import { fireEvent, screen } from "@testing-library/preact";
import { Route, Router } from "preact-iso";
import { BagPlace } from "../../src/app/bag/BagPlace.tsx";
import { RecorderProvider } from "../../src/app/record/RecorderProvider.tsx";
import { RecordScreen } from "../../src/app/record/RecordScreen.tsx";
import { ShiftScreen } from "../../src/app/shift/ShiftScreen.tsx";
import { bag as text } from "../../src/app/language/en/bag.ts";
import type { SatchelRecord, ShiftRecord, StockRecord } from "../../src/domain/record.ts";
import { encounterOf, eventId, localDate, stockOf } from "./builders.ts";
import { memoryStorage, showScreen } from "./ledger-screen.tsx";
import { openTestPhone } from "./open-test-phone.ts";
import { failingPhone, recordsOf } from "./recorder.ts";
import { valueOf } from "./results.ts";
import { buttonNamed } from "./screen-controls.ts";
import { pier, shiftProgram, shiftsOn } from "./shifts.ts";

const screens = (
  <RecorderProvider onFirstSave={() => undefined}>
    <Router>
      <Route path="/shift" component={ShiftScreen} />
      <Route path="/bag" component={BagPlace} />
      <Route path="/bag/:action" component={BagPlace} />
      <Route default component={() => <RecordScreen kind="encounter" />} />
    </Router>
  </RecorderProvider>
);

interface BagPhoneOptions {
  readonly day?: string;
  readonly hasShift?: boolean;
  /** What was in the bag before the shift. */
  readonly before?: Lines;
}

/** The screens' clock stands at 22:00 on March 8; the shift began at 18:00 of the day given, on route North. */
export async function bagPhone({ day = "2026-03-08", hasShift = true, before }: BagPhoneOptions = {}) {
  const phone = failingPhone(await openTestPhone());
  const storage = memoryStorage();
  const made = shiftsOn(phone, { storage, now: `${day}T18:00:00Z` });
  if (before !== undefined) {
    const record = stockOf({ day, movement: "received", place: "bag", lines: linesOf(before) });
    valueOf(await phone.save({ kind: "rec", event: eventId(), record }));
  }
  if (hasShift) await made.shifts.start({ ...pier, route: "North", model: "peer" });
  const shift = made.shifts.state().open?.note.record;
  const save = async (record: SatchelRecord) =>
    valueOf(await phone.save({ kind: "rec", event: eventId(), record }));
  const ofShift = shift === undefined ? {} : { shift };
  const stock = (given: StockGiven, lines: Lines) =>
    save(stockOf({ day, ...ofShift, ...given, lines: linesOf(lines) }));

  return {
    phone,
    storage,
    load: (lines: Lines) => stock({ movement: "load-out", place: "store", toPlace: "bag" }, lines),
    bringBack: (lines: Lines) => stock({ movement: "load-in", place: "bag", toPlace: "store" }, lines),
    /** Without a shift. */
    putIn: (given: StockGiven) => save(stockOf({ day, movement: "received", place: "bag", ...given })),
    end: () => made.endNow(),
    handOut: (lines: Lines) => save(encounterOf({ day, ...ofShift, out: lines })),
    held: async () => {
      const { items = [] } = (await phone.bag()) ?? {};
      return Object.fromEntries(items.map(({ item, quantity }) => [item, quantity]));
    },
    stockOfDay: async (movement: StockRecord["movement"]) =>
      (await recordsOf(phone, localDate(day))).filter(
        (record): record is StockRecord => record.kind === "stock" && record.movement === movement,
      ),
    shift: async () => {
      const found = (await recordsOf(phone, localDate(day))).find(({ kind }) => kind === "shift");
      return found as ShiftRecord | undefined;
    },
    async show(path: string) {
      history.replaceState(null, "", path.replace("SHIFT", String(shift)));
      await showScreen(screens, { phone, storage, program: shiftProgram });
      await screen.findByRole("heading", { level: 1 });
    },
  };
}

type Lines = Readonly<Record<string, number>>;

type StockGiven = NonNullable<Parameters<typeof stockOf>[0]>;

function linesOf(lines: Lines) {
  return Object.entries(lines).map(([item, quantity]) => ({ item, quantity }));
}

export function type(label: string | RegExp, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

export function choose(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

/** As the label says it now. */
export function typedAt(label: string | RegExp): string | undefined {
  return screen.getByLabelText<HTMLInputElement>(label).value;
}

export async function follow(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole("link", { name }));
}

export function pressSave(): void {
  fireEvent.click(buttonNamed(text.save));
}

/** What is read out without being asked for. */
export function saidAloud(): string {
  return [...document.querySelectorAll("output")].map((output) => output.textContent).join("");
}
