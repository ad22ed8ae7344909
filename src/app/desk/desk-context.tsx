/** What every screen of the desk has: who is signed in, the endpoint, and what this browser keeps. */
import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Who } from "../../contract/wire/access-messages.ts";
import type { Settings } from "../../contract/wire/settings-message.ts";
import { assert } from "../../domain/assert.ts";
import type { EndpointClient } from "../../sync/endpoint-client.ts";

export interface Desk {
  readonly who: Who;
  readonly settings: Settings;
  /** Notices by itself when the session has ended, and has the person sign in again. */
  readonly client: EndpointClient;
  /** Another one after each sign-in: what was refused meanwhile is asked again. */
  readonly signIns: number;
  /** The program was changed here: its settings are asked for again. */
  readonly programChanged: () => void;
  /** What this browser keeps opens with the new password from now on. */
  readonly passwordChanged: (password: string) => Promise<void>;
}

const DeskContext = createContext<Desk | undefined>(undefined);

interface LeadDeskProviderProps {
  readonly value: Desk;
  readonly children: ComponentChildren;
}

export function LeadDeskProvider({ value, children }: LeadDeskProviderProps) {
  return <DeskContext.Provider value={value}>{children}</DeskContext.Provider>;
}

export function useLeadDesk(): Desk {
  const desk = useContext(DeskContext);
  assert(desk !== undefined, "the desk shows a screen only to who is signed in");
  return desk;
}
