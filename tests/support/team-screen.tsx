/** A screen of a program's phone: over its real database, and a drain whose status the test says. */
import { ErrorBoundary as LoadingBoundary } from "preact-iso";
import type { ComponentChildren } from "preact";
import { type BeforeJoining, type Team, TeamProvider } from "../../src/app/shell/team-context.tsx";
import type { PreferenceStorage } from "../../src/app/shell/preference-storage.ts";
import type { ToldProgram } from "../../src/domain/program.ts";
import type { Phone } from "../../src/storage/phone.ts";
import type { SyncFacts } from "../../src/storage/sync-log.ts";
import { RecorderProvider } from "../../src/app/record/RecorderProvider.tsx";
import type { Drain } from "../../src/sync/drain.ts";
import type { SyncStatus } from "../../src/sync/status.ts";
import { showScreen } from "./ledger-screen.tsx";
import { enrolmentOf, programPhone } from "./program-phone.ts";

interface TeamScreenOptions {
  readonly program?: ToldProgram;
  readonly status?: SyncStatus;
  /** In place of what the log says of itself. */
  readonly facts?: Partial<SyncFacts>;
  readonly before?: BeforeJoining;
  /** What was chosen on the phone. */
  readonly storage?: PreferenceStorage;
  /** What was done on the phone before the screen is shown. */
  readonly recorded?: (phone: Phone) => Promise<unknown>;
}

interface TeamScreen {
  readonly phone: Phone;
  readonly team: Team;
  readonly drain: TestDrain;
}

export async function showTeamScreen(
  screen: ComponentChildren,
  options: TeamScreenOptions = {},
): Promise<TeamScreen> {
  const { program, status = { kind: "unknown", needLook: 0, missing: 0 }, facts = {}, before } = options;
  const { phone, sync } = await programPhone();
  await options.recorded?.(phone);
  if (phone.book === undefined) throw new Error("A program's phone has a book");
  const drain = new TestDrain(status);
  const team: Team = {
    enrolment: enrolmentOf(),
    log: { ...sync, facts: async () => ({ ...(await sync.facts()), ...facts }) },
    book: phone.book,
    drain,
    before,
  };
  await showScreen(
    <TeamProvider value={team}>
      <RecorderProvider onFirstSave={() => undefined}>
        <LoadingBoundary>{screen}</LoadingBoundary>
      </RecorderProvider>
    </TeamProvider>,
    {
      phone,
      ...(program !== undefined && { program }),
      ...(options.storage !== undefined && { storage: options.storage }),
    },
  );
  return { phone, team, drain };
}

/** Sends nothing; remembers what it was asked for. */
class TestDrain implements Drain {
  readonly requests: string[] = [];
  #status: SyncStatus;
  readonly #listeners = new Set<() => void>();

  constructor(status: SyncStatus) {
    this.#status = status;
  }

  request(why: string): void {
    this.requests.push(why);
  }

  status(): SyncStatus {
    return this.#status;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#listeners.clear();
  }

  become(status: SyncStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }
}
