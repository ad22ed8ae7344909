import { screen, waitFor, within } from "@testing-library/preact";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { quarantineCodes } from "../../../../src/contract/wire/errors.ts";
import type { QuarantineEntry } from "../../../../src/contract/wire/quarantine-messages.ts";
import { languages } from "../../../../src/domain/catalogue/catalogue.ts";
import { encounterOf, eventId, localDate } from "../../../support/builders.ts";
import { showDesk } from "../../../support/desk-screen.tsx";
import { noConnection, refusal } from "../../../support/fake-endpoint.ts";
import { buttonNamed } from "../../../support/screen-controls.ts";

const number = "60000000-0000-4000-8000-000000000000";
const record = encounterOf({ people: 3, site: "PIER", out: { "TST-FEN": 5 } });
const made = eventId();
const day = localDate("2026-03-07");

function entryOf(given: Partial<QuarantineEntry> = {}): QuarantineEntry {
  return {
    number,
    seq: 1,
    code: "not-understood",
    event: made,
    record: record.id,
    kind: "rec",
    rev: 1,
    schema: 1,
    key: 2,
    day,
    receivedDay: localDate("2026-03-08"),
    from: "van 2",
    ...given,
  };
}

const setAside = { kind: "set-aside", reason: "duplicate", by: "office", day } as const;

type Answers = NonNullable<Parameters<typeof showDesk>[0]>["answers"];

function setup(address: string, answers: Answers = {}, language?: (typeof languages)[number]) {
  return showDesk({
    address,
    ...(language !== undefined && { language }),
    answers: {
      quarantine: ({ query }) => ({
        entries: query?.of === "decided" ? [entryOf({ seq: 9, decision: setAside })] : [entryOf()],
      }),
      quarantinedEvent: () => ({ entry: entryOf(), content: JSON.stringify(record) }),
      historyOfRecord: () => refusal("not-found"),
      decideQuarantined: () => undefined,
      lookAgain: () => ({ tried: 0, understood: 0 }),
      ...answers,
    },
  });
}

async function axeFaults(): Promise<readonly string[]> {
  // A simulated page has no colours to compare.
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

describe("QuarantineScreen", () => {
  test("groups what counts for nothing by phone and reason, with what can be done", async () => {
    await setup("/desk/quarantine", {
      quarantine: () => ({
        entries: [
          entryOf(),
          entryOf({ seq: 2, code: "cannot-open", key: 7 }),
          entryOf({ seq: 1, number: crypto.randomUUID(), from: "bag 1" }),
          entryOf({ seq: 3 }),
        ],
      }),
    });

    const van = (await screen.findByRole("heading", { name: "From van 2" })).closest("section")!;
    expect(
      within(van)
        .getAllByRole("heading", { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual(["It contradicts itself", "No key opens it"]);
    expect(within(van).getAllByRole("link")).toHaveLength(3);
    expect(within(van).getByText(/put the keys of a backup back/)).toBeTruthy();
    expect(van.textContent).toContain("No. 2, received Mar 8, 2026 · Sealed to key 7.");
    expect(screen.getByRole("heading", { name: "From bag 1" })).toBeTruthy();
    expect(within(van).getAllByRole("link")[0]?.getAttribute("href")).toBe(`/desk/quarantine/${number}/1`);
  });

  test("leaves out what a correction decided once that has arrived", async () => {
    let isOpen = true;
    const { changes, endpoint } = await setup("/desk/quarantine", {
      quarantine: () => ({ entries: isOpen ? [entryOf()] : [] }),
    });
    await screen.findByRole("heading", { name: "From van 2" });

    isOpen = false;
    changes.become({ sent: 1 });

    await screen.findByText("Nothing waits for a decision.");
    expect(endpoint.times("quarantine")).toBe(2);
  });

  test("has more of them on wish, and asks again where nobody answered", async () => {
    const { endpoint } = await setup("/desk/quarantine", {
      quarantine: ({ query }) =>
        query?.after === undefined ? { entries: [entryOf()], next: `${number}.1` } : noConnection,
    });
    await screen.findByRole("heading", { name: "From van 2" });

    buttonNamed("Show more").click();
    await screen.findByText(/The server didn't answer/);
    endpoint.answer({ quarantine: () => ({ entries: [entryOf({ seq: 2 })] }) });
    buttonNamed("Try again").click();

    await waitFor(() => expect(screen.getAllByRole("link", { name: /^Entry of/ })).toHaveLength(2));
    expect(endpoint.asked.at(-1)?.input).toEqual({ query: { of: "open", after: `${number}.1` } });
  });

  test("has all looked at again, and says how many count now", async () => {
    const { endpoint } = await setup("/desk/quarantine", { lookAgain: () => ({ tried: 3, understood: 2 }) });
    await screen.findByRole("heading", { name: "From van 2" });
    endpoint.answer({ quarantine: () => ({ entries: [] }) });

    buttonNamed("Look again at all of them").click();

    await screen.findByText("3 entries and corrections looked at, 2 of them count now.");
    expect(await screen.findByText("Nothing waits for a decision.")).toBeTruthy();
  });

  test("lists what was decided, by whom and why", async () => {
    const { endpoint } = await setup("/desk/quarantine");
    await screen.findByRole("heading", { name: "From van 2" });
    expect(endpoint.asked.some(({ input }) => JSON.stringify(input)?.includes("decided"))).toBe(false);

    screen.getByText("Decided").click();

    await screen.findByText("Set aside by office on Mar 7, 2026: Recorded twice");
  });

  test.each(languages)(
    "has words for every reason, and no fault that a checker finds, in %s",
    async (language) => {
      const codes = [...quarantineCodes, "not-on-sundays"];
      await setup(
        "/desk/quarantine",
        { quarantine: () => ({ entries: codes.map((code, index) => entryOf({ seq: index + 1, code })) }) },
        language,
      );

      await waitFor(() => expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(codes.length));
      expect(await axeFaults()).toEqual([]);
    },
  );
});

describe("QuarantinedScreen", () => {
  const address = `/desk/quarantine/${number}/1`;

  test("saves what a lead makes of it as the lead's own event above it, and says that it belongs to it", async () => {
    const { changes, endpoint } = await setup(address);
    await screen.findByText(/What could be read is filled in/);
    expect(screen.getByText(/^It opened, and what it says can't be true/)).toBeTruthy();
    expect(await axeFaults()).toEqual([]);
    buttonNamed(/^Fentanyl test strip.*5/).click();

    buttonNamed("Save").click();

    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    expect(changes.saved).toMatchObject([
      { kind: "fix", onto: { event: made, rev: 1 }, record: { id: record.id, people: 3, site: "PIER" } },
    ]);
    const [saved] = changes.saved;
    expect(endpoint.asked.find(({ name }) => name === "decideQuarantined")?.input).toEqual({
      path: { number, seq: "1" },
      body: { decision: "mended", event: saved?.event },
    });
  });

  test("has no form for a record whose details were let go, because nothing of it would count", async () => {
    const head = {
      event: made,
      kind: "rec",
      rev: 1,
      receivedDay: localDate("2026-03-01"),
      from: "van 2",
    } as const;
    await setup(address, {
      quarantinedEvent: () => ({ entry: entryOf({ kind: "fix", rev: 2 }), content: JSON.stringify(record) }),
      historyOfRecord: () => ({ history: [head], isLetGo: true }),
    });

    await screen.findByText(/^What this entry said was let go/);
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
    expect(screen.getByRole("button", { name: "Set it aside", hidden: true })).toBeTruthy();
  });

  test("saves one event however often it has to say what it belongs to", async () => {
    const { changes, endpoint } = await setup(address, { decideQuarantined: () => noConnection });
    await screen.findByText(/What could be read is filled in/);
    buttonNamed("Save").click();
    await screen.findByText(/press “Save” once more/);

    endpoint.answer({ decideQuarantined: () => undefined });
    buttonNamed("Save").click();

    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    expect(new Set(changes.saved.map(({ event }) => event)).size).toBe(1);
  });

  test("goes above what counts by now where two entries have one id, and shows that one too", async () => {
    const head = eventId();
    const { changes } = await setup(address, {
      quarantinedEvent: () => ({ entry: entryOf({ code: "id-conflict" }), content: JSON.stringify(record) }),
      historyOfRecord: () => ({
        history: [
          { event: made, kind: "rec", rev: 1, receivedDay: day, from: "van 2", record },
          {
            event: head,
            kind: "fix",
            rev: 4,
            base: made,
            receivedDay: day,
            from: "office",
            record: { ...record, people: 7 },
          },
        ],
      }),
    });
    const now = (await screen.findByRole("heading", { name: "What counts now" })).closest("section");
    expect(now?.textContent).toContain("7");

    buttonNamed("Save").click();

    await waitFor(() => expect(changes.saved).toMatchObject([{ onto: { event: head, rev: 4 } }]));
  });

  test.each(["cannot-open", "newer-schema", "withheld", "frozen"])(
    "has no form for %s, which only setting aside is left of",
    async (code) => {
      const { changes, endpoint } = await setup(address, {
        quarantinedEvent: () => ({ entry: entryOf({ code }) }),
      });
      await screen.findByText("What it says can't be read here.");
      buttonNamed("Set it aside").click();
      await screen.findByText("Say why, then set it aside.");

      screen.getByRole("radio", { name: "Recorded twice" }).click();
      await waitFor(() => expect(screen.queryByText("Say why, then set it aside.")).toBeNull());
      buttonNamed("Set it aside").click();

      await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
      expect(changes.saved).toEqual([]);
      expect(endpoint.asked.find(({ name }) => name === "decideQuarantined")?.input).toEqual({
        path: { number, seq: "1" },
        body: { decision: "set-aside", reason: "duplicate" },
      });
    },
  );

  test("says that what is missing counts once it comes, though it is set aside", async () => {
    await setup(address, { quarantinedEvent: () => ({ entry: entryOf({ code: "withheld" }) }) });

    expect(await screen.findByText(/If its content comes later, it counts/)).toBeTruthy();
  });

  test("shows what is no entry as it was written, and says that it can't be corrected here", async () => {
    await setup(address, {
      quarantinedEvent: () => ({ entry: entryOf(), content: '{"kind":"stock","lines":7}' }),
    });

    await screen.findByText("This kind of entry can't be corrected here.");
    expect(screen.getByText(/"lines": 7/)).toBeTruthy();
    expect(await axeFaults()).toEqual([]);
  });

  test("takes a decision back, and is open again", async () => {
    const { endpoint } = await setup(address, {
      quarantinedEvent: () => ({
        entry: entryOf({ decision: setAside }),
        content: JSON.stringify(record),
      }),
    });
    await screen.findByText("Set aside by office on Mar 7, 2026: Recorded twice");
    endpoint.answer({ quarantinedEvent: () => ({ entry: entryOf(), content: JSON.stringify(record) }) });

    buttonNamed("Take this back").click();

    await screen.findByText(/What could be read is filled in/);
    expect(endpoint.asked.find(({ name }) => name === "decideQuarantined")?.input).toMatchObject({
      body: { decision: "open" },
    });
  });

  test("says that nothing lies there any more", async () => {
    await setup(address, { quarantinedEvent: () => refusal("not-found") });

    expect(await screen.findByRole("heading", { name: "Nothing lies here any more" })).toBeTruthy();
  });
});
