/** Quarantined entries of a record that is also changed elsewhere in the same tab. */
import { act, configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { quarantine as words } from "../../../../src/app/language/en/quarantine.ts";
import { record as recordWords } from "../../../../src/app/language/en/record.ts";
import { noConnection } from "../../../support/fake-endpoint.ts";
import { goTo } from "../../../support/fix-screen.tsx";
import {
  addressOf,
  counted,
  day,
  formShown,
  left,
  open,
  openRecord,
  recordAddress,
  recorded,
  recordShown,
  save,
  showTwo,
  takenOut,
} from "../../../support/two-quarantined.tsx";

configure({ asyncUtilTimeout: 10_000 });

const setAside = { kind: "set-aside", reason: "duplicate", by: "office", day } as const;

test("the second of two entries with one id shows what it says itself, and is corrected with that", async () => {
  const { changes, decided } = await showTwo(addressOf(1));
  await formShown();
  fireEvent.click(counted(5));
  save();
  await left();

  await open(2);
  expect(counted(50)).toBeDefined();
  save();
  await left();

  const [one, other] = changes.saved;
  expect(other).toMatchObject({
    onto: { event: one?.event, rev: 2 },
    record: { lines: [{ item: "TST-FEN", quantity: 50 }] },
  });
  expect(decided).toEqual([`1: ${one?.event}`, `2: ${other?.event}`]);
});

test("a Save of the second stores it, though the correction of the first isn't noted yet", async () => {
  const { changes, decided, heal } = await showTwo(addressOf(1), {
    answers: { decideQuarantined: () => noConnection },
  });
  await formShown();
  fireEvent.click(counted(5));
  save();
  await screen.findByText(words.notDecided);
  heal();

  await open(2);
  save();
  await left();

  expect(changes.saved).toHaveLength(2);
  expect(decided).toEqual([`2: ${changes.saved[1]?.event}`]);
});

test("what is set aside gets no form by a change that was begun at the record", async () => {
  await showTwo(recordAddress, {
    decision: setAside,
    answers: { historyOfRecord: () => ({ history: [recorded] }) },
  });
  await recordShown();
  fireEvent.click(counted(5));

  await goTo(addressOf(2));

  await screen.findByText(/^Set aside by office/);
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});

test("a change that was begun at the record is there again, and not on the form of an entry with its id", async () => {
  await showTwo(recordAddress, { answers: { historyOfRecord: () => ({ history: [recorded] }) } });
  await recordShown();
  fireEvent.click(counted(5));

  await open(2);
  expect(counted(50)).toBeDefined();
  fireEvent.click(counted(50));
  await openRecord();

  expect(counted(10)).toBeDefined();
});

test("what a phone took out is said, and answered by a correction on top of two that aren't sent", async () => {
  const { changes, know } = await showTwo(addressOf(1), {
    answers: {
      historyOfRecord: () => ({ history: [recorded] }),
      decideQuarantined: () => noConnection,
    },
  });
  await formShown();
  for (const [tap, shown] of [
    [5, 1],
    [10, 2],
  ] as const) {
    fireEvent.click(counted(tap));
    save();
    await screen.findByText(words.notDecided);
    await waitFor(() => expect(changes.saved).toHaveLength(shown));
  }
  know(recorded, takenOut);

  await open(1);
  expect(screen.getByText(recordWords.isVoided)).toBeDefined();
  fireEvent.click(counted(15));
  save();

  await waitFor(() => expect(changes.saved[2]).toMatchObject({ onto: { event: takenOut.event, rev: 3 } }));
});

describe("an entry that says what another with its id is being corrected to", () => {
  /** The first is corrected to say 10, which the second says, and that is being noted; the second is open. */
  async function setup() {
    const { promise, resolve } = Promise.withResolvers<"noted" | "not noted">();
    const shown = await showTwo(addressOf(1), {
      second: 10,
      answers: {
        decideQuarantined: async (asked) => {
          const isNoted = asked.path.seq !== "1" || (await promise) === "noted";
          return isNoted ? shown.noted(asked) : noConnection;
        },
      },
    });
    await formShown();
    fireEvent.click(counted(5));
    save();
    await open(2);
    return {
      ...shown,
      end: (how: "noted" | "not noted") => act(() => Promise.resolve().then(() => resolve(how))),
    };
  }

  test.each(["noted", "not noted"] as const)(
    "is stored and noted itself by a Save, also where the other is %s",
    async (how) => {
      const { changes, decided, end } = await setup();

      save();
      await left();
      await end(how);

      const [one, other] = changes.saved;
      expect(changes.saved).toHaveLength(2);
      const ofFirst = how === "noted" ? [`1: ${one?.event}`] : [];
      await waitFor(() => expect(decided).toEqual([`2: ${other?.event}`, ...ofFirst]));
    },
  );

  test("is stored and noted also where the record's own form is saving the same", async () => {
    const { changes, decided } = await showTwo(recordAddress, {
      second: 10,
      answers: { historyOfRecord: () => ({ history: [recorded] }) },
    });
    await recordShown();
    const answer = changes.holdAnswers("fix");
    fireEvent.click(counted(5));
    save();
    await open(2);
    save();
    answer();
    await left();

    expect(changes.saved).toHaveLength(2);
    expect(decided).toEqual([`2: ${changes.saved[1]?.event}`]);
  });
});
