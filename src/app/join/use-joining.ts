import { useRef, useState } from "preact/hooks";
import { programDayAt } from "../../domain/program-day.ts";
import type { JoinFailure, Joining } from "../../storage/joining.ts";
import type { Clock } from "../shell/program-context.tsx";
import type { Joiner } from "./joiner.ts";

export type JoiningState = "asking" | "joining" | JoinFailure;

/** The last step, once the endpoint knows this phone: what is stored here becomes the program's. */
export function useJoining({ joiner, clock }: { readonly joiner: Joiner; readonly clock: Clock }): {
  readonly state: JoiningState;
  /** A second tap while one is on its way is the same tap. */
  readonly join: (what: Omit<Joining, "bookFrom">) => Promise<void>;
  /** Something was chosen otherwise: what failed before may not fail now. */
  readonly askAgain: () => void;
} {
  const [state, setState] = useState<JoiningState>("asking");
  const onItsWayRef = useRef(false);

  return {
    state,
    async join(what) {
      if (onItsWayRef.current) return;
      onItsWayRef.current = true;
      setState("joining");
      const { zone, dayStartHour } = what.enrolment.settings.program;
      const bookFrom = programDayAt({ instantMs: clock.now(), zone, dayStartHour });
      const joined = await joiner.join({ ...what, bookFrom });
      onItsWayRef.current = false;
      if (joined.ok) joiner.openProgramPhone();
      else setState(joined.error);
    },
    askAgain: () => setState("asking"),
  };
}
