import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { blockToWire } from "../../contract/wire/wire-block.ts";
import { assert } from "../../domain/assert.ts";
import { ok, type Result } from "../../domain/result.ts";
import type { CallFailure } from "../../sync/endpoint-client.ts";
import { useProgram } from "../shell/program-context.tsx";
import { type Desk, useLeadDesk } from "./desk-context.tsx";
import type { DeskBlocks, KeptProgram } from "../../storage/desk-blocks.ts";
import type { SignedIn } from "./use-session.ts";
import { monthsOf, noMonths, type ProgramMonths, pullMonths } from "./program-months.ts";

/** The totals of the program as this page has them. */
export interface Months {
  readonly months: ProgramMonths;
  readonly isPulling: boolean;
  /** Why the last pull came to nothing. */
  readonly failure?: CallFailure;
  /** Absent where nothing can be pulled: the endpoint doesn't answer. */
  readonly pullAgain?: () => void;
  /** Whether this browser has them for when there is no connection. */
  readonly areKept?: boolean;
  /** Only where a session goes on from before: without the password, nothing can be kept. */
  readonly keeping?: Keeping;
}

export interface Keeping {
  /** Keeps them from now on, where this is the password of who is signed in. */
  readonly unlock: (password: string) => Promise<Result<void, CallFailure>>;
  /** Asks no more on this page. */
  readonly skip: () => void;
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
  readonly onPassword: (known: SignedIn) => void;
  readonly children: ComponentChildren;
}

/** Pulls what changed at each sign-in and on wish, and keeps it for when there is no connection. */
export function MonthsProvider({ kept, password, onPassword, children }: MonthsProviderProps) {
  const desk = useLeadDesk();
  const { today } = useProgram();
  const [state, setState] = useState<Omit<Months, "pullAgain" | "keeping">>({
    months: noMonths,
    isPulling: true,
  });
  const [isSkipped, setIsSkipped] = useState(false);
  const monthsRef = useRef<ProgramMonths | undefined>(undefined);

  const pull = useCallback(async () => {
    setState((before) => ({ months: before.months, isPulling: true }));
    if (monthsRef.current?.asOf === undefined) {
      const months = await monthsKept(kept, password, desk);
      monthsRef.current = months;
      // What was read before stands there while the endpoint is asked what changed.
      setState({ months, isPulling: true });
    }
    const pulled = await pullMonths(desk.client, monthsRef.current, today());
    if (pulled.ok) monthsRef.current = pulled.value;
    setState({
      months: monthsRef.current,
      isPulling: false,
      ...(!pulled.ok && { failure: pulled.error }),
    });
    if (pulled.ok && password !== undefined) {
      await keepMonths(kept, password, pulled.value, desk);
      const areKept = await kept.has();
      setState((now) => ({ ...now, areKept }));
    }
  }, [desk, kept, password, today]);

  useEffect(() => void pull(), [pull]);

  const keeping = useMemo((): Keeping | undefined => {
    if (password !== undefined || isSkipped) return undefined;
    return {
      async unlock(tried) {
        const isRight = await isPasswordOf(desk, { tried, kept });
        if (isRight.ok) onPassword({ who: desk.who, password: tried });
        return isRight;
      },
      skip: () => setIsSkipped(true),
    };
  }, [desk, kept, password, isSkipped, onPassword]);

  const value = useMemo(
    (): Months => ({ ...state, pullAgain: () => void pull(), ...(keeping !== undefined && { keeping }) }),
    [state, pull, keeping],
  );
  return <MonthsContext.Provider value={value}>{children}</MonthsContext.Provider>;
}

/** What this account keeps here tells it without a connection; of an older password, or of nothing kept, the endpoint. */
async function isPasswordOf(
  { who, client }: Pick<Desk, "who" | "client">,
  { tried, kept }: { readonly tried: string; readonly kept: DeskBlocks },
): Promise<Result<void, CallFailure>> {
  const program = await kept.open(tried);
  if (program?.who.id === who.id) return ok(undefined);
  const signedIn = await client.call("signIn", { body: { account: who.name, password: tried } });
  return signedIn.ok ? ok(undefined) : signedIn;
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
