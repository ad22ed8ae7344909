import { useEffect } from "preact/hooks";
import type { Program } from "../../domain/program.ts";
import { failureOf } from "../../storage/failures.ts";
import type { Phone } from "../../storage/phone.ts";

/** A site that was added in another tab is offered in this one too. */
export function useProgramOfOtherTabs(
  phone: Pick<Phone, "program" | "subscribe">,
  program: Program | undefined,
  onProgram: (program: Program) => void,
): void {
  useEffect(() => {
    if (program === undefined) return undefined;
    const known = JSON.stringify(program);
    async function readProgram() {
      try {
        const stored = await phone.program();
        if (stored !== undefined && JSON.stringify(stored) !== known) onProgram(stored);
      } catch (error) {
        // Nobody asked for it: storage that fails is told at what the person does next.
        if (failureOf(error) === undefined) throw error;
      }
    }
    return phone.subscribe(() => void readProgram());
  }, [phone, program, onProgram]);
}
