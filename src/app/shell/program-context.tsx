/** What a screen has wherever it stands, on a worker's phone or at a lead's desk: the program, a clock and new ids. */
import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import type { EventId, LocalDate, RecordId } from "../../domain/ids.ts";
import type { ToldProgram } from "../../domain/program.ts";

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export interface Ids {
  recordId(): RecordId;
  eventId(): EventId;
}

export interface ProgramHere {
  readonly program: ToldProgram;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The program day now. */
  readonly today: () => LocalDate;
}

const ProgramContext = createContext<ProgramHere | undefined>(undefined);

interface ProgramProviderProps {
  readonly value: ProgramHere;
  readonly children: ComponentChildren;
}

export function ProgramProvider({ value, children }: ProgramProviderProps) {
  return <ProgramContext.Provider value={value}>{children}</ProgramContext.Provider>;
}

export function useProgram(): ProgramHere {
  const context = useContext(ProgramContext);
  assert(context !== undefined, "a phone and a desk show a screen only once they have a program");
  return context;
}
