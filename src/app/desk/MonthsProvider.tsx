import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { blockToWire } from "../../contract/wire/wire-block.ts";
import { assert } from "../../domain/assert.ts";
import type { CallFailure } from "../../sync/endpoint-client.ts";
import { useProgram } from "../shell/program-context.tsx";
import { type Desk, useLeadDesk } from "./desk-context.tsx";
import type { DeskBlocks, KeptProgram } from "../../storage/desk-blocks.ts";
import { monthsOf, noMonths, type ProgramMonths, pullMonths } from "./program-months.ts";

/** The totals of the program as this page has them. */
export interface Months {
  readonly months: ProgramMonths;
  readonly isPulling: boolean;
  /** Why the last pull came to nothing. */
  readonly failure?: CallFailure;
  /** Absent where nothing can be pulled: the endpoint doesn't answer. */
  readonly pullAgain?: () => void;
}

const MonthsContext = createContext<Months | undefined>(undefined);

export function useMonths(): Months {
  const months = useContext(MonthsContext);
  assert(months !== undefined, "the desk gives its screens the months");
  return months;
}

interface KeptMonthsProviderProps {
  readonly kept: KeptProgram;
  readonly children: ComponentChildren;
}

/** What this browser kept, while the endpoint doesn't answer. */
export function KeptMonthsProvider({ kept, children }: KeptMonthsProviderProps) {
  const [value] = useState(() => ({ months: monthsOf(kept), isPulling: false }));
  return <MonthsContext.Provider value={value}>{children}</MonthsContext.Provider>;
}

interface MonthsProviderProps {
  readonly kept: DeskBlocks;
  /** Absent where the session goes on from before: then nothing is read from this browser or kept in it. */
  readonly password: string | undefined;
  readonly children: ComponentChildren;
}

/** Pulls what changed at each sign-in and on wish, and keeps it for when there is no connection. */
export function MonthsProvider({ kept, password, children }: MonthsProviderProps) {
  const desk = useLeadDesk();
  const { today } = useProgram();
  const [state, setState] = useState<Omit<Months, "pullAgain">>({ months: noMonths, isPulling: true });
  const monthsRef = useRef<ProgramMonths | undefined>(undefined);

  const pull = useCallback(async () => {
    setState((before) => ({ months: before.months, isPulling: true }));
    monthsRef.current ??= await monthsKept(kept, password, desk);
    const pulled = await pullMonths(desk.client, monthsRef.current, today());
    if (pulled.ok) monthsRef.current = pulled.value;
    setState({
      months: monthsRef.current,
      isPulling: false,
      ...(!pulled.ok && { failure: pulled.error }),
    });
    if (pulled.ok && password !== undefined) await keepMonths(kept, password, pulled.value, desk);
  }, [desk, kept, password, today]);

  useEffect(() => void pull(), [pull]);

  const value = useMemo(() => ({ ...state, pullAgain: () => void pull() }), [state, pull]);
  return <MonthsContext.Provider value={value}>{children}</MonthsContext.Provider>;
}

async function monthsKept(
  kept: DeskBlocks,
  password: string | undefined,
  { who }: Pick<Desk, "who">,
): Promise<ProgramMonths> {
  if (password === undefined) return noMonths;
  const program = await kept.open(password);
  return program !== undefined && program.who.id === who.id ? monthsOf(program) : noMonths;
}

async function keepMonths(
  kept: DeskBlocks,
  password: string,
  { blocks, cursor, asOf }: ProgramMonths,
  { who, settings }: Pick<Desk, "who" | "settings">,
): Promise<void> {
  if (cursor === undefined || asOf === undefined) return;
  await kept.keep(password, { who, settings, blocks: [...blocks.values()].map(blockToWire), cursor, asOf });
}
