/** What every screen behind the first one has: this phone's database, its program, a clock and new ids. */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import type { EventId, LocalDate, RecordId } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { Result } from "../../domain/result.ts";
import type { Phone, SaveFailure } from "../../storage/phone.ts";

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export interface Ids {
  recordId(): RecordId;
  eventId(): EventId;
}

export interface AppPhone {
  readonly phone: Phone;
  readonly program: Program;
  saveProgram(program: Program): Promise<Result<void, SaveFailure>>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The program day now. */
  today(): LocalDate;
}

const PhoneContext = createContext<AppPhone | undefined>(undefined);

interface PhoneProviderProps {
  readonly value: AppPhone;
  readonly children: ComponentChildren;
}

export function PhoneProvider({ value, children }: PhoneProviderProps) {
  return <PhoneContext.Provider value={value}>{children}</PhoneContext.Provider>;
}

export function usePhone(): AppPhone {
  const context = useContext(PhoneContext);
  assert(context !== undefined, "App shows a screen only once the phone is open and has a program");
  return context;
}

/**
 * What `read` finds on the phone, read again after each commit of this tab or
 * another. `undefined` until the first answer for these `inputs`: what was read
 * for another day is never shown under this one.
 */
export function useStored<T>(read: (phone: Phone) => Promise<T>, inputs: readonly unknown[]): T | undefined {
  const { phone } = usePhone();
  const [answer, setAnswer] = useState<{ readonly inputs: readonly unknown[]; readonly value: T }>();

  useEffect(() => {
    let latestRead = 0;
    let isOver = false;

    async function readAgain() {
      latestRead += 1;
      const thisRead = latestRead;
      try {
        const value = await read(phone);
        if (!isOver && thisRead === latestRead) setAnswer({ inputs, value });
      } catch (cause) {
        // Thrown while rendering, so that the screen's boundary says it in words.
        if (!isOver) {
          setAnswer(() => {
            throw cause;
          });
        }
      }
    }

    void readAgain();
    const unsubscribe = phone.subscribe(() => void readAgain());
    return () => {
      isOver = true;
      unsubscribe();
    };
    // `read` is a new function at each render; what it depends on is named in `inputs`.
  }, [phone, ...inputs]);

  const isForTheseInputs =
    answer !== undefined &&
    answer.inputs.length === inputs.length &&
    answer.inputs.every((input, index) => Object.is(input, inputs[index]));
  return isForTheseInputs ? answer.value : undefined;
}
