import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Drain } from "../../sync/drain.ts";
import type { Enrolment } from "../../storage/enrolment.ts";
import type { BookKeeper } from "../../storage/sealing/book-keeper.ts";
import type { SyncLog } from "../../storage/sync-log.ts";

/** What a phone that belongs to a program has beside its records. */
export interface Team {
  /** As it was when the app was opened; the program's settings are the phone's. */
  readonly enrolment: Enrolment;
  readonly log: SyncLog;
  readonly book: BookKeeper;
  readonly drain: Drain;
  /** The database of the time before joining, where it is still on this phone. */
  readonly before: BeforeJoining | undefined;
}

/** What was recorded here alone stays on the phone until the person deletes it. */
export interface BeforeJoining {
  /** Records that ever were. */
  count(): Promise<number>;
  /** Writes all of it as the copy that a phone alone saves. */
  saveCopy(): Promise<{ readonly file: Blob; readonly recordCount: number }>;
  remove(): Promise<boolean>;
}

const TeamContext = createContext<Team | undefined>(undefined);

interface TeamProviderProps {
  readonly value: Team | undefined;
  readonly children: ComponentChildren;
}

export function TeamProvider({ value, children }: TeamProviderProps) {
  return <TeamContext.Provider value={value}>{children}</TeamContext.Provider>;
}

/** `undefined` on a phone that works alone. */
export function useTeam(): Team | undefined {
  return useContext(TeamContext);
}
