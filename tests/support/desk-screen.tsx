/** The lead's desk as it stands in the app: at an address, over an endpoint that answers as the test says. */
import { render } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary, LocationProvider } from "preact-iso";
import { DeskApp } from "../../src/app/desk/DeskApp.tsx";
import type { Changes, ChangesFacts, DeskPorts } from "../../src/app/desk/desk-ports.ts";
import { LanguageProvider } from "../../src/app/language/LanguageProvider.tsx";
import { loadLanguage } from "../../src/app/language/load-language.ts";
import type { Who } from "../../src/contract/wire/access-messages.ts";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import type { Language } from "../../src/domain/catalogue/catalogue.ts";
import { err, ok } from "../../src/domain/result.ts";
import type { DeskBlocks, KeptProgram } from "../../src/storage/desk-blocks.ts";
import type { RemoteEntry, SaveFailure } from "../../src/storage/phone.ts";
import { eventId, programOf, recordId, siteOf } from "./builders.ts";
import { fakeEndpoint, type FakeEndpoint } from "./fake-endpoint.ts";
import { memoryStorage } from "./ledger-screen.tsx";

export const password = "a long enough sentence";

export const lead: Who = {
  role: "lead",
  program: "20000000-0000-4000-8000-000000000000",
  id: "30000000-0000-4000-8000-000000000000",
  name: "office",
};

export const settings: Settings = {
  tag: "one",
  programId: lead.program,
  program: programOf({
    name: "Harbour outreach",
    sites: [siteOf({ code: "MAIN", name: "Main Street" }), siteOf({ code: "PIER", name: "Pier" })],
  }),
  sealTo: { key: 1, publicKey: "A".repeat(87) },
};

interface DeskOptions {
  readonly address?: string;
  readonly answers?: Parameters<typeof fakeEndpoint>[0];
  readonly kept?: DeskBlocks;
  readonly language?: Language;
}

interface ShownDesk {
  readonly endpoint: FakeEndpoint;
  readonly kept: DeskBlocks;
  readonly changes: TestChanges;
}

/** Whoever it is shown to is signed in as a lead, unless the answers say otherwise. */
export async function showDesk(options: DeskOptions = {}): Promise<ShownDesk> {
  const { address = "/desk", answers = {}, kept = keptInMemory(), language = "en" } = options;
  history.replaceState(undefined, "", address);
  const endpoint = fakeEndpoint({
    who: () => lead,
    passwordShown: () => undefined,
    settings: () => settings,
    rollups: () => ({ blocks: [], cursor: "0.0000000000000000", more: false }),
    about: () => ({ isSetUp: true, otherPhonesCanJoin: true, publicUrl: "https://harbour.example" }),
    ...answers,
  });
  const changes = new TestChanges();
  const ports: DeskPorts = {
    client: endpoint.client,
    clock: { now: () => Date.parse("2026-03-08T22:00:00Z") },
    ids: { recordId: () => recordId(), eventId: () => eventId() },
    kept,
    openChanges: () => Promise.resolve(ok(changes)),
  };
  render(
    <LanguageProvider initial={await loadLanguage(language)} storage={memoryStorage()}>
      <LocationProvider>
        <LoadingBoundary>
          <DeskApp ports={ports} />
        </LoadingBoundary>
      </LocationProvider>
    </LanguageProvider>,
  );
  return { endpoint, kept, changes };
}

/** The lead's own log, sent when the test says so. */
class TestChanges implements Changes {
  readonly saved: RemoteEntry[] = [];
  /** All that was asked, also what failed. */
  readonly tried: RemoteEntry[] = [];
  readonly #failures: (SaveFailure | Promise<SaveFailure>)[] = [];
  readonly #held = new Map<RemoteEntry["kind"], Promise<void>>();
  #facts: ChangesFacts = { waiting: 0, isSending: false, sent: 0, setAside: 0 };
  readonly #listeners = new Set<() => void>();

  async save(change: RemoteEntry): ReturnType<Changes["save"]> {
    this.tried.push(change);
    const failure = await this.#failures.shift();
    if (failure !== undefined) return err(failure);
    this.saved.push(change);
    this.become({ waiting: this.#facts.waiting + 1 });
    const { event, kind, onto } = change;
    await this.#held.get(kind);
    const record = change.kind === "void" ? change.record : change.record.id;
    return ok({ event, record, rev: onto.rev + 1, kind });
  }

  /** Such changes are stored, and told to be once what this gives is called. */
  holdAnswers(kind: RemoteEntry["kind"]): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held.set(kind, promise);
    return resolve;
  }

  /** The next change is refused with this once what this gives is called. */
  failWhenAsked(failure: SaveFailure): () => void {
    const { promise, resolve } = Promise.withResolvers<SaveFailure>();
    this.#failures.push(promise);
    return () => resolve(failure);
  }

  failNextSave(failure: SaveFailure): void {
    this.#failures.push(failure);
  }

  facts(): ChangesFacts {
    return this.#facts;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  sendNow(): void {
    this.become({ isSending: true });
  }

  close(): void {
    this.#listeners.clear();
  }

  become(facts: Partial<ChangesFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    for (const listener of this.#listeners) listener();
  }
}

/** As the browser's, without the half second that a key takes. */
export function keptInMemory(first?: {
  readonly password: string;
  readonly program: KeptProgram;
}): DeskBlocks {
  let kept = first;
  return {
    has: () => Promise.resolve(kept !== undefined),
    open: (given) => Promise.resolve(kept?.password === given ? kept.program : undefined),
    keep(given, program) {
      kept = { password: given, program };
      return Promise.resolve();
    },
    drop() {
      kept = undefined;
      return Promise.resolve();
    },
  };
}
