import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { blockToWire } from "../../../src/contract/wire/wire-block.ts";
import { contribution } from "../../../src/domain/contribution.ts";
import { applyToBlock } from "../../../src/domain/month-block.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { addressOf, type AddressInput } from "../../../src/sync/endpoint-client.ts";
import { encounterOf } from "../../support/builders.ts";
import { keptInMemory, lead, password, showDesk } from "../../support/desk-screen.tsx";
import { readCsv } from "../../e2e/support/cells.ts";
import { catchDownloads } from "../../support/downloads.ts";
import { exportAbout } from "../../support/route-samples.ts";
import { noConnection, refusal } from "../../support/fake-endpoint.ts";

const records = [
  encounterOf({ site: "MAIN", out: { "SYR-1ML-29G-12": 10 } }),
  encounterOf({ site: "PIER", out: { "SYR-1ML-29G-12": 4, "TST-FEN": 2 } }),
];

function rollupsOf(given: readonly SatchelRecord[], position = 1) {
  const block = applyToBlock(undefined, given.map(contribution));
  return { blocks: [blockToWire(block)], cursor: `${position}.00000000000000aa`, more: false };
}

const rowOf = (name: RegExp) => screen.getByRole("rowheader", { name }).closest("tr")?.textContent;

describe("TotalsScreen of the desk", () => {
  test("adds up what all phones sent, and says of which day it is", async () => {
    await showDesk({ answers: { rollups: () => rollupsOf(records) } });

    await screen.findByText("As of Sunday, March 8, 2026.");

    expect(rowOf(/^Main Street/)).toBe("Main Street10");
    expect(rowOf(/^Pier/)).toBe("Pier10");
    expect(screen.getByText("Syringes handed out").closest("div")?.textContent).toContain("14");
  });

  test("shows one site alone", async () => {
    await showDesk({ answers: { rollups: () => rollupsOf(records) } });
    await screen.findByText("As of Sunday, March 8, 2026.");

    screen.getByLabelText("Pier").click();

    await waitFor(() =>
      expect(screen.getByText("Syringes handed out").closest("div")?.textContent).toContain("4"),
    );
    expect(screen.queryByRole("rowheader", { name: /^Main Street/ })).toBeNull();
  });

  test("reads what changed when it is opened once more", async () => {
    const { endpoint } = await showDesk({ answers: { rollups: () => rollupsOf(records.slice(0, 1)) } });
    await screen.findByText("As of Sunday, March 8, 2026.");
    endpoint.answer({ rollups: () => rollupsOf(records, 2) });

    fireEvent.click(screen.getByRole("link", { name: "Program" }));
    await screen.findByRole("heading", { name: "Program", level: 1 });
    fireEvent.click(screen.getByRole("link", { name: "Totals" }));

    await waitFor(() => expect(rowOf(/^Pier/)).toBe("Pier10"));
  });

  test("reads again only what changed", async () => {
    const { endpoint } = await showDesk({ answers: { rollups: () => rollupsOf(records.slice(0, 1)) } });
    await screen.findByText("As of Sunday, March 8, 2026.");
    endpoint.answer({ rollups: () => rollupsOf(records, 2) });

    screen.getByRole("button", { name: "Read again" }).click();

    await waitFor(() => expect(rowOf(/^Pier/)).toBe("Pier10"));
    expect(endpoint.asked.findLast(({ name }) => name === "rollups")?.input).toEqual({
      query: { after: "1.00000000000000aa" },
    });
  });

  test("keeps what it read under the password of who signed in", async () => {
    const kept = keptInMemory();
    const { endpoint } = await showDesk({
      kept,
      answers: {
        who: () => refusal("not-signed-in"),
        signIn: () => {
          endpoint.answer({ who: () => lead });
          return lead;
        },
        rollups: () => rollupsOf(records),
      },
    });
    fireEvent.input(await screen.findByLabelText("Name"), { target: { value: "office" } });
    fireEvent.input(screen.getByLabelText("Password"), { target: { value: password } });
    screen.getByRole("button", { name: "Sign in" }).click();

    await screen.findByText("As of Sunday, March 8, 2026.");

    await waitFor(async () => expect((await kept.open(password))?.blocks).toEqual(rollupsOf(records).blocks));
  });

  test("says why the numbers are no newer, and leaves them there", async () => {
    const { endpoint } = await showDesk({ answers: { rollups: () => rollupsOf(records) } });
    await screen.findByText("As of Sunday, March 8, 2026.");
    endpoint.answer({ rollups: () => noConnection });

    screen.getByRole("button", { name: "Read again" }).click();

    await screen.findByText(/The server didn't answer/);
    expect(rowOf(/^Pier/)).toBe("Pier10");
  });

  test("makes the summary on the device from what is on the screen", async () => {
    const downloads = catchDownloads();
    await showDesk({ answers: { rollups: () => rollupsOf(records) } });
    await screen.findByText("As of Sunday, March 8, 2026.");

    screen.getByRole("button", { name: "Summary, made on this device" }).click();

    const csv = (await downloads.files()).find(({ name }) => name.endsWith(".csv"));
    downloads.release();
    const rows = readCsv(Buffer.from(csv?.text.replace("\uFEFF", "") ?? ""));
    const handedOut = rows.filter(({ measure, code }) => measure === "out" && code === "SYR-1ML-29G-12");
    expect(handedOut.map(({ site_code, qty }) => [site_code, qty])).toEqual([
      ["MAIN", "10"],
      ["PIER", "4"],
    ]);
  });

  test("saves what describes a table of the server beside it, and asks for both of the same", async () => {
    const downloads = catchDownloads();
    const { endpoint } = await showDesk({ answers: { rollups: () => rollupsOf(records) } });
    await screen.findByText("As of Sunday, March 8, 2026.");
    endpoint.answer({ detailAbout: () => ({ ...exportAbout, row_count: 12 }) });

    fireEvent.click(screen.getByLabelText("Note"));
    screen.getByRole("button", { name: "Detail, each entry, from the server" }).click();

    await screen.findByText(/Ready, with 12 rows/);
    const [table] = downloads.links();
    const files = await downloads.files();
    downloads.release();
    const asked = endpoint.asked.findLast(({ name }) => name === "detailAbout")
      ?.input as AddressInput<"detailAbout">;
    expect(table).toBe(addressOf("detailCsv", { query: { ...asked.query, note: "1" } }));
    expect(files.map(({ name }) => name)).toEqual(["satchel-detail_long-2026-03-01-2026-03-31.about.json"]);
    expect(JSON.parse(files[0]?.text ?? "")).toEqual({ ...exportAbout, row_count: 12 });
  });

  test.each([
    ["Shifts, from the server", "shifts"],
    ["Stock, each movement, from the server", "stock"],
  ] as const)("asks for a table of its own and what describes it: %s", async (button, layout) => {
    const downloads = catchDownloads();
    const about = { ...exportAbout, layout };
    const { endpoint } = await showDesk({ answers: { rollups: () => rollupsOf(records) } });
    await screen.findByText("As of Sunday, March 8, 2026.");
    endpoint.answer({ [`${layout}About`]: () => about });

    for (const extra of ["Alias of the worker", "Code of the participant"]) {
      fireEvent.click(screen.getByLabelText(extra));
    }
    screen.getByRole("button", { name: button }).click();

    await screen.findByText(/Ready, with 12 rows/);
    const [table] = downloads.links();
    const files = await downloads.files();
    downloads.release();
    const asked = endpoint.asked.findLast(({ name }) => name === `${layout}About`)
      ?.input as AddressInput<"shiftsAbout">;
    // Codes of participants are in no table but the detail.
    expect(table).toBe(addressOf(`${layout}Csv`, { query: { ...asked.query, worker: "1" } }));
    expect(files.map(({ name }) => name)).toEqual([`satchel-${layout}-2026-03-01-2026-03-31.about.json`]);
    // What was let go is in no table of records.
    expect(screen.getByText(/^3 entries of this period have no rows/)).toBeTruthy();
  });

  test("begins no download that would hold a refusal", async () => {
    const downloads = catchDownloads();
    const { endpoint } = await showDesk({ answers: { rollups: () => rollupsOf(records) } });
    await screen.findByText("As of Sunday, March 8, 2026.");
    endpoint.answer({ passwordShown: () => refusal("not-signed-in"), who: () => refusal("not-signed-in") });

    screen.getByRole("button", { name: "Detail, each entry, from the server" }).click();

    expect(await screen.findByText(/nothing on the screen is lost/)).toBeTruthy();
    expect(downloads.links()).toEqual([]);
    downloads.release();
  });

  test("offers a viewer no table of single entries", async () => {
    await showDesk({
      answers: { who: () => ({ ...lead, role: "viewer" }), rollups: () => rollupsOf(records) },
    });
    await screen.findByText("As of Sunday, March 8, 2026.");

    expect(screen.queryByRole("button", { name: /Detail/ })).toBeNull();
    expect(screen.getByRole("button", { name: "Summary, from the server" })).toBeTruthy();
  });
});

describe("GivenBackScreen of the desk", () => {
  test("says what all phones did in a month", async () => {
    const many = Array.from({ length: 12 }, () => encounterOf({ site: "PIER" }));
    await showDesk({ address: "/desk/month", answers: { rollups: () => rollupsOf([...records, ...many]) } });

    expect(await screen.findByText("We met 15 people.")).toBeDefined();
    expect(screen.getByRole("link", { name: "Totals", current: "page" })).toBeDefined();
  });
});
