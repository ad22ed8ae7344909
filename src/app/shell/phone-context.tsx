/** What every screen of a phone has: its database, beside the program, a clock and new ids. */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import type { Program } from "../../domain/program.ts";
import type { Result } from "../../domain/result.ts";
import type { Phone, SaveFailure } from "../../storage/phone.ts";
import { type ProgramHere, ProgramProvider } from "./program-context.tsx";

export interface AppPhone extends ProgramHere {
  readonly phone: Phone;
  saveProgram(program: Program): Promise<Result<void, SaveFailure>>;
}

const PhoneContext = createContext<AppPhone | undefined>(undefined);

interface PhoneProviderProps {
  readonly value: AppPhone;
  readonly children: ComponentChildren;
}

export function PhoneProvider({ value, children }: PhoneProviderProps) {
  return (
    <PhoneContext.Provider value={value}>
      <ProgramProvider value={value}>{children}</ProgramProvider>
    </PhoneContext.Provider>
  );
}

export function usePhone(): AppPhone {
  const context = useContext(PhoneContext);
  assert(context !== undefined, "App shows a screen only once the phone is open and has a program");
  return context;
}

/**
 * What `read` finds on the phone, read again after each commit of this tab or
 * another. `undefined` until the first answer for these `inputs`: what was read
 * for another day is never shown under this one. Where the first answer is
 * enough, no later failure takes its screen away.
 */
export function useStored<T>(
  read: (phone: Phone) => Promise<T>,
  inputs: readonly unknown[],
  { isFirstEnough = false }: { readonly isFirstEnough?: boolean } = {},
): T | undefined {
  const { phone } = usePhone();
  const [keptInputs, setKeptInputs] = useState(inputs);
  const [answer, setAnswer] = useState<{ readonly inputs: readonly unknown[]; readonly value: T }>();
  const [failure, setFailure] = useState<{ readonly cause: unknown }>();
  // A new function at each render; what it depends on is named in `inputs`.
  const readRef = useRef(read);

  useLayoutEffect(() => {
    readRef.current = read;
  });

  if (!areSame(keptInputs, inputs)) setKeptInputs(inputs);
  // While rendering, and not where it was met: only so does the screen's boundary hear of it, and say it in words.
  if (failure !== undefined) throw failure.cause;

  useEffect(() => {
    let reads = 0;
    let isOver = false;
    let isAnswered = false;

    async function readAgain() {
      reads += 1;
      const thisRead = reads;
      try {
        const value = await readRef.current(phone);
        isAnswered = true;
        if (!isOver && thisRead === reads) setAnswer({ inputs: keptInputs, value });
      } catch (cause) {
        if (!isOver && thisRead === reads && !(isFirstEnough && isAnswered)) setFailure({ cause });
      }
    }

    void readAgain();
    const unsubscribe = phone.subscribe(() => void readAgain());
    return () => {
      isOver = true;
      unsubscribe();
    };
  }, [phone, keptInputs, isFirstEnough]);

  return answer !== undefined && areSame(answer.inputs, inputs) ? answer.value : undefined;
}

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((input, index) => Object.is(input, other[index]));
}
