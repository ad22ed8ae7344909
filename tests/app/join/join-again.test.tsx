/** The way back for a program's phone that lost its credential. */
import { act, render, screen, waitFor } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import { describe, expect, test } from "vitest";
import { JoinAgain } from "../../../src/app/join/JoinAgain.tsx";
import type { Joiner } from "../../../src/app/join/joiner.ts";
import { team as text } from "../../../src/app/language/en/team.ts";
import { SendingScreen } from "../../../src/app/sending/SendingScreen.tsx";
import { useIsCutOff } from "../../../src/app/sending/use-sync-status.ts";
import { TeamProvider, type Team } from "../../../src/app/shell/team-context.tsx";
import { err, ok } from "../../../src/domain/result.ts";
import type { Joining } from "../../../src/storage/joining.ts";
import type { SyncStatus } from "../../../src/sync/status.ts";
import { localDate } from "../../support/builders.ts";
import { showScreen } from "../../support/ledger-screen.tsx";
import { LogInMemory } from "../../support/log-in-memory.ts";
import { enrolmentOf } from "../../support/program-phone.ts";

const clock = { now: () => Date.parse("2026-03-09T02:00:00Z") };
const press = async (name: string) => (await screen.findByRole("button", { name })).click();

describe("JoinAgain", () => {
  test("joins with nothing but what the phone has, and opens it anew", async () => {
    const { joined, opened } = await show();

    await press(text.join);

    await waitFor(() => expect(opened()).toBe(1));
    expect(joined).toMatchObject([{ records: [], enrolment: enrolmentOf() }]);
  });

  test("says that the phone belongs to another program, and how much of that one was never sent", async () => {
    const { opened } = await show({
      join: async () => err({ kind: "other-program", unsent: 3 }),
    });

    await press(text.join);

    expect(await screen.findByText(text.otherProgram(3))).toBeTruthy();
    expect(opened()).toBe(0);
  });

  test("doesn't say that the other program has everything where nobody knows", async () => {
    await show({ join: async () => err({ kind: "other-program", unsent: "unknown" }) });

    await press(text.join);

    expect(await screen.findByText(text.otherProgram("unknown"))).toBeTruthy();
  });
});

describe("SendingScreen", () => {
  test("shows the way to join again where the server doesn't know the phone, and nowhere else", async () => {
    const team = teamThat({ kind: "access-ended", why: "signed-out", waiting: 2, needLook: 0, missing: 0 });
    await showLoaded(
      <TeamProvider value={team}>
        <SendingScreen />
      </TeamProvider>,
    );

    await screen.findByText(text.signedOut(2));
    expect(screen.getByRole("link", { name: text.joinAgain }).getAttribute("href")).toBe("/join");
  });

  test("shows no such way to a phone that may send", async () => {
    const team = teamThat({ kind: "waiting", waiting: 2, needLook: 0, missing: 0 });
    await showLoaded(
      <TeamProvider value={team}>
        <SendingScreen />
      </TeamProvider>,
    );

    await screen.findByText(text.aboutToSend(2));
    expect(screen.queryByRole("link", { name: text.joinAgain })).toBeNull();
  });
});

describe("useIsCutOff", () => {
  test.each([
    ["of a phone alone", undefined, "no"],
    ["while it may send", teamThat({ kind: "unknown", needLook: 0, missing: 0 }), "no"],
    [
      "once it was cut off",
      teamThat({ kind: "access-ended", why: "revoked", waiting: 0, needLook: 0, missing: 0 }),
      "yes",
    ],
  ] as const)("answers %s", async (_when, team, answer) => {
    render(<Asking team={team} />);

    expect(await screen.findByText(answer)).toBeTruthy();
  });
});

describe("useIsCutOff, while the phone tries to send", () => {
  const ended: SyncStatus = { kind: "access-ended", why: "revoked", waiting: 1, needLook: 0, missing: 0 };
  const trying: SyncStatus = { kind: "sending", sent: 0, of: 1, needLook: 0, missing: 0 };
  const sent: SyncStatus = {
    kind: "all-sent",
    lastConfirmedDay: localDate("2026-03-08"),
    needLook: 0,
    missing: 0,
  };

  test("stays what it was until there is an answer", async () => {
    const now: { status: SyncStatus } = { status: ended };
    const listeners = new Set<() => void>();
    const team = teamThat(ended);
    const drain = {
      ...team.drain,
      status: () => now.status,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    render(<Asking team={{ ...team, drain }} />);
    const become = (next: SyncStatus) =>
      act(() => {
        now.status = next;
        for (const listener of listeners) listener();
      });

    await become(trying);
    expect(screen.getByText("yes")).toBeTruthy();
    await become(sent);
    expect(screen.getByText("no")).toBeTruthy();
    await become(trying);
    expect(screen.getByText("no")).toBeTruthy();
  });
});

/** Its words are fetched with it. */
async function showLoaded(children: ComponentChildren): Promise<void> {
  await showScreen(<LoadingBoundary>{children}</LoadingBoundary>);
}

function Asking({ team }: { readonly team: Team | undefined }) {
  return <p>{useIsCutOff(team) ? "yes" : "no"}</p>;
}

function teamThat(status: SyncStatus): Team {
  return {
    enrolment: enrolmentOf(),
    log: new LogInMemory(),
    drain: { status: () => status, subscribe: () => () => undefined, request() {}, stop() {} },
    before: undefined,
    // No screen of these asks for the book.
  } as unknown as Team;
}

async function show(given: Partial<Joiner> = {}) {
  const joined: Joining[] = [];
  let openings = 0;
  const joiner: Joiner = {
    redeem: async () => ok(enrolmentOf()),
    begun: async () => undefined,
    async join(joining) {
      joined.push(joining);
      return ok({ records: 0, isAgain: true });
    },
    openProgramPhone() {
      openings += 1;
    },
    ...given,
  };
  await showLoaded(<JoinAgain joiner={joiner} clock={clock} linkedCode="0123456789AB" />);
  return { joined, opened: () => openings };
}
