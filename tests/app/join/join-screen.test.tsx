import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { describe, expect, test, vi } from "vitest";
import { JoinScreen } from "../../../src/app/join/JoinScreen.tsx";
import type { Joiner } from "../../../src/app/join/joiner.ts";
import type { Program } from "../../../src/domain/program.ts";
import type { SatchelRecord } from "../../../src/domain/record.ts";
import { err, ok, type Result } from "../../../src/domain/result.ts";
import type { Enrolment } from "../../../src/storage/enrolment.ts";
import type { CallFailure } from "../../../src/sync/endpoint-client.ts";
import { mustSave, newEntry } from "../../support/entries.ts";
import { encounterOf, programOf, siteOf, stockOf } from "../../support/builders.ts";
import { refusal } from "../../support/fake-endpoint.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { enrolmentOf, settingsOf } from "../../support/program-phone.ts";
import { valueOf } from "../../support/results.ts";

const code = "0123456789AB";
const noConnection = err<CallFailure>({ kind: "no-connection" });
const nightVan = enrolmentOf({
  settings: settingsOf({
    program: programOf({
      name: "Night Van",
      sites: [siteOf({ code: "PIER", name: "Pier" }), siteOf({ code: "CAMP", name: "Camp" })],
    }),
  }),
});

interface Setup {
  readonly own?: Program;
  readonly records?: readonly SatchelRecord[];
  readonly linkedCode?: string;
  readonly isInTab?: boolean;
  /** What the endpoint says to a code. */
  readonly redeem?: Result<Enrolment, CallFailure>;
  /** Recorded on this phone, not brought from elsewhere. */
  readonly saved?: readonly SatchelRecord[];
  /** Behind a passphrase. */
  readonly isLocked?: boolean;
  /** What the phone's storage says. */
  readonly join?: Awaited<ReturnType<Joiner["join"]>>;
  /** What an earlier try got. */
  readonly begun?: Enrolment;
}

async function setup({
  own = programOf(),
  records = [],
  saved = [],
  linkedCode,
  isInTab = false,
  isLocked = false,
  begun,
  ...rest
}: Setup = {}) {
  const phone = await openTestPhone();
  valueOf(await phone.importRecords(records.map((record) => ({ record, rev: 1 }))));
  for (const record of saved) await mustSave(phone, newEntry(record));
  if (isLocked) {
    valueOf((await phone.passphrase?.protect("five words that nobody guesses")) ?? ok(undefined));
    phone.passphrase?.lock();
  }
  const joiner = {
    redeem: vi.fn<Joiner["redeem"]>().mockResolvedValue(rest.redeem ?? ok(nightVan)),
    begun: vi.fn<Joiner["begun"]>().mockResolvedValue(begun),
    join: vi.fn<Joiner["join"]>().mockResolvedValue(rest.join ?? ok({ records: 0, isAgain: false })),
    openProgramPhone: vi.fn<Joiner["openProgramPhone"]>(),
  };
  await showScreen(
    <LoadingBoundary>
      <JoinScreen
        phone={phone}
        program={own}
        joiner={joiner}
        clock={{ now: () => Date.parse("2026-03-08T22:00:00Z") }}
        linkedCode={linkedCode}
        isInTab={isInTab}
      />
    </LoadingBoundary>,
    { phone, program: own },
  );
  await screen.findByRole("heading", { level: 1 });
  return joiner;
}

const codeField = () => screen.findByLabelText<HTMLInputElement>("Code");
const press = (name: string) => screen.getByRole("button", { name }).click();
async function joinByCode(typed: string) {
  fireEvent.input(await codeField(), { target: { value: typed } });
  press("Join");
}
/** To the choice of what comes along. */
async function untilChoices() {
  await joinByCode(code);
  await screen.findByRole("heading", { name: "You are joining Night Van" });
}

describe("JoinScreen", () => {
  test("takes a code as it is read out: in groups, in any case, O for 0", async () => {
    const joiner = await setup();

    await joinByCode("o123 4567 89ab");

    await screen.findByRole("heading", { name: "You are joining Night Van" });
    expect(joiner.redeem).toHaveBeenCalledWith(code);
  });

  test("shows the code of a link in groups, to be compared before it is used", async () => {
    const joiner = await setup({ linkedCode: code });

    expect((await codeField()).value).toBe("0123 4567 89AB");
    expect(joiner.redeem).not.toHaveBeenCalled();
  });

  test("asks no server about what can't be a code", async () => {
    const joiner = await setup();

    await joinByCode("0123");

    await screen.findByText(/^A code has 12 letters and digits\. Compare it/);
    expect(joiner.redeem).not.toHaveBeenCalled();
  });

  test.each([
    ["code-not-valid", /wrong, used up or too old/],
    ["too-fast", /^Too many tries/],
    ["protocol-unknown", /of different versions/],
    ["unavailable", /Nothing was changed on this phone/],
  ] as const)("says why the server takes no code, and keeps it in the field: %s", async (refused, words) => {
    await setup({ redeem: err(refusal(refused)) });

    await joinByCode(code);

    await screen.findByText(words);
    expect((await codeField()).value).toBe(code);
  });

  test("doesn't call a code used or unused where no answer came", async () => {
    await setup({ redeem: noConnection });

    await joinByCode(code);

    expect(await screen.findByText(/it isn't known whether the code was used/)).toBeTruthy();
  });

  test("goes on where an earlier try had got through, without the code", async () => {
    const joiner = await setup({ begun: nightVan });

    await screen.findByRole("heading", { name: "You are joining Night Van" });
    expect(joiner.redeem).not.toHaveBeenCalled();
  });

  test("uses no code up in a tab of an iPhone, unless the person wants it there", async () => {
    await setup({ linkedCode: code, isInTab: true });
    await screen.findByRole("heading", { name: "First put Satchel on the home screen" });
    expect(screen.getByText("0123 4567 89AB")).toBeTruthy();
    expect(screen.queryByLabelText("Code")).toBeNull();

    press("Join on this page anyway");

    await codeField();
  });
});

describe("what comes along", () => {
  const evening = [
    encounterOf({ day: "2026-03-07", site: "PIER" }),
    encounterOf({ day: "2026-03-08", site: "BUS" }),
    encounterOf({ day: "2026-03-08", site: "BUS" }),
  ];
  const own = programOf({
    sites: [siteOf({ code: "PIER", name: "Old pier" }), siteOf({ code: "BUS", name: "Bus" })],
  });

  test("is everything at first, in the program's words where they are the same, under its own code where not", async () => {
    const joiner = await setup({ own, records: evening });
    await untilChoices();
    expect(screen.getByText("3 entries come along.")).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>("Old pier (1 entry)").value).toBe("PIER");
    expect(screen.getByLabelText<HTMLSelectElement>("Bus (2 entries)").selectedOptions[0]?.text).toBe(
      "None of these: stays “BUS”",
    );

    press("Join with this phone");

    await waitFor(() => expect(joiner.openProgramPhone).toHaveBeenCalledOnce());
    const [joining] = joiner.join.mock.calls[0] ?? [];
    expect(joining?.records).toHaveLength(3);
    expect(joining?.sites).toEqual(new Map([["PIER", "PIER"]]));
    expect(joining?.bookFrom).toBe("2026-03-08");
  });

  test("goes under the site of the program that the person says", async () => {
    const joiner = await setup({ own, records: evening });
    await untilChoices();

    fireEvent.change(screen.getByLabelText("Bus (2 entries)"), { target: { value: "CAMP" } });
    press("Join with this phone");

    await waitFor(() => expect(joiner.join).toHaveBeenCalledOnce());
    expect(joiner.join.mock.calls[0]?.[0].sites).toEqual(
      new Map([
        ["PIER", "PIER"],
        ["BUS", "CAMP"],
      ]),
    );
  });

  test("asks only about the sites of the days that come along", async () => {
    await setup({ own, records: evening });
    await untilChoices();
    screen.getByRole("radio", { name: "Some days" }).click();

    fireEvent.input(await screen.findByLabelText("Since"), { target: { value: "2026-03-08" } });

    await screen.findByText("2 entries come along.");
    expect(screen.queryByLabelText("Old pier (1 entry)")).toBeNull();
    expect(screen.getByLabelText("Bus (2 entries)")).toBeTruthy();
  });

  test("is nothing where the person says so, and nothing is asked about sites", async () => {
    const joiner = await setup({ own, records: evening });
    await untilChoices();

    screen.getByRole("radio", { name: "Nothing" }).click();

    await screen.findByText("No entry comes along.");
    expect(screen.queryByRole("combobox")).toBeNull();
    press("Join with this phone");
    await waitFor(() => expect(joiner.join).toHaveBeenCalledOnce());
    expect(joiner.join.mock.calls[0]?.[0].records).toEqual([]);
  });

  test.each([
    [{}, /^Never come along: notes beside contacts, names of workers, codes of participants, what /],
    [{ note: true }, /^Come along, .*: notes beside contacts\.$/],
    [{ worker: true }, /^Never come along: notes beside contacts, codes of participants, what /],
    [
      { note: true, participantCode: true },
      /^Come along, .*: notes beside contacts, codes of participants\.$/,
    ],
    [{ age: true }, /^Come along, .*: what participants answered about themselves\.$/],
  ] as const)("says which own words come along where the program asks for %j", async (asks, words) => {
    const { program } = nightVan.settings;
    const asking = enrolmentOf({ settings: settingsOf({ program: { ...program, asks } }) });
    await setup({ own, records: evening, redeem: ok(asking) });

    await untilChoices();

    expect(screen.getByText(words)).toBeTruthy();
  });

  test("is nothing on a phone without records, which joins by its code and no other press", async () => {
    const joiner = await setup();

    await joinByCode(code);

    await waitFor(() => expect(joiner.openProgramPhone).toHaveBeenCalledOnce());
    expect(joiner.join).toHaveBeenCalledOnce();
    expect(joiner.join.mock.calls[0]?.[0]).toMatchObject({ records: [], bookFrom: "2026-03-08" });
  });

  test("leaves nothing behind on a phone that is locked, and says to open the lock first", async () => {
    const joiner = await setup({ saved: evening, isLocked: true });

    await joinByCode(code);

    await screen.findByText(/What this phone recorded is locked/);
    expect(joiner.join).not.toHaveBeenCalled();
  });

  test("waits for a press where an earlier try was begun, also on a phone without records", async () => {
    const joiner = await setup({ begun: nightVan });
    await screen.findByRole("heading", { name: "You are joining Night Van" });

    expect(within(document.body).queryByRole("radio")).toBeNull();
    expect(joiner.join).not.toHaveBeenCalled();
    press("Join with this phone");
    await waitFor(() => expect(joiner.openProgramPhone).toHaveBeenCalledOnce());
  });

  test("on a phone without records, says why it couldn't join, and joins by a press then", async () => {
    const joiner = await setup({ join: err({ kind: "storage-blocked" }) });

    await joinByCode(code);

    const again = await screen.findByRole("button", { name: "Join with this phone" });
    expect(joiner.openProgramPhone).not.toHaveBeenCalled();
    joiner.join.mockResolvedValue(ok({ records: 0, isAgain: false }));
    again.click();
    await waitFor(() => expect(joiner.openProgramPhone).toHaveBeenCalledOnce());
  });

  test("takes the bag along, which is in the same hand as before", async () => {
    const loaded = stockOf({ movement: "received", place: "bag" });
    const joiner = await setup({ own, saved: [loaded] });
    await untilChoices();

    press("Join with this phone");

    await waitFor(() => expect(joiner.join).toHaveBeenCalledOnce());
    expect(joiner.join.mock.calls[0]?.[0].bag).toEqual({
      items: [{ item: "NLX-NAS-4", quantity: 100, lots: [] }],
    });
  });

  test("joins once, however often the button is pressed", async () => {
    const joiner = await setup({ own, records: evening });
    joiner.join.mockReturnValue(new Promise(() => undefined));
    await untilChoices();

    press("Join with this phone");
    await screen.findByText(/^Sealing and storing/);
    press("Join with this phone");

    expect(joiner.join).toHaveBeenCalledOnce();
  });

  test("says why the phone couldn't take the program in, and lets the person try again", async () => {
    const joiner = await setup({ own, records: evening });
    joiner.join.mockResolvedValueOnce(err({ kind: "too-many-records", most: 20_000 }));
    await untilChoices();

    press("Join with this phone");

    await screen.findByText(/Choose days with at most 20,000 entries/);
    expect(joiner.openProgramPhone).not.toHaveBeenCalled();
    press("Join with this phone");
    await waitFor(() => expect(joiner.openProgramPhone).toHaveBeenCalledOnce());
  });
});
