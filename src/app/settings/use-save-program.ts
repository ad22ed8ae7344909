import { useState } from "preact/hooks";
import type { Program } from "../../domain/program.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { usePhone } from "../shell/phone-context.tsx";

/** What the last press on Save came to. */
export type SaveState =
  | { readonly kind: "editing" }
  | { readonly kind: "saved" }
  | { readonly kind: "nothing-to-save" }
  | { readonly kind: "failed"; readonly failure: SaveFailure };

const editing: SaveState = { kind: "editing" };

/** Saves changes of the program, one screen's at a time, and tells what came of it. */
export function useSaveProgram() {
  const phone = usePhone();
  const { program } = phone;
  const [state, setState] = useState<SaveState>(editing);

  async function save(changes: Partial<Program>): Promise<boolean> {
    const changed = { ...program, ...changes };
    if (isSameValue(changed, program)) {
      setState({ kind: "nothing-to-save" });
      return true;
    }
    const saved = await phone.saveProgram(changed);
    setState(saved.ok ? { kind: "saved" } : { kind: "failed", failure: saved.error });
    return saved.ok;
  }

  return { program, state, save, goOnEditing: () => setState(editing) };
}

/** Both were spread from one program, so their keys are in the same order. */
function isSameValue(one: Program, other: Program): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
