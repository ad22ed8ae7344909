/** What the desk borrows: the composition root gives it, and a test gives something smaller. */
import type { Who } from "../../contract/wire/access-messages.ts";
import type { Settings } from "../../contract/wire/settings-message.ts";
import type { Result } from "../../domain/result.ts";
import type { DeskBlocks } from "../../storage/desk-blocks.ts";
import type { OpenFailure, RemoteEntry, Saved, SaveFailure } from "../../storage/phone.ts";
import type { Unsent } from "../../storage/unsent.ts";
import type { EndpointClient } from "../../sync/endpoint-client.ts";
import type { Clock, Ids } from "../shell/program-context.tsx";

export interface DeskPorts {
  readonly client: EndpointClient;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly kept: DeskBlocks;
  /** The log of the account in this browser, and what sends it. */
  readonly openChanges: (who: Who, settings: Settings) => Promise<Result<Changes, ChangesFailure>>;
}

export type ChangesFailure =
  | OpenFailure
  | SaveFailure
  /** This browser is the desk of another program, with so many changes that were never sent. */
  | { readonly kind: "other-program"; readonly unsent: Unsent };

/** The lead's own log: like a phone's, saved first and then sent. */
export interface Changes {
  /** Answers with the event that holds what was asked. */
  save(change: RemoteEntry): Promise<Result<Saved, SaveFailure>>;
  facts(): ChangesFacts;
  /** Tells when the facts are others. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  sendNow(): void;
  close(): void;
}

export interface ChangesFacts {
  /** Saved here and not confirmed by the endpoint. */
  readonly waiting: number;
  readonly isSending: boolean;
  /** Confirmed since the page was opened. */
  readonly sent: number;
  /** Confirmed, but the endpoint adds them to no total. */
  readonly setAside: number;
}
