import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import type { SaveState } from "./use-save-program.ts";

interface SaveStatusProps {
  readonly state: SaveState;
}

/** There from the start, so that a screen reader hears it change. */
export function SaveStatus({ state }: SaveStatusProps) {
  const text = useText();
  return (
    <output class={parts.status}>
      {state.kind === "saved" && <Notice tone="good">{text.settings.saved}</Notice>}
      {state.kind === "nothing-to-save" && <Notice tone="plain">{text.settings.nothingToSave}</Notice>}
      {state.kind === "failed" && <Notice tone="warn">{text.failures.save[state.failure.kind]}</Notice>}
    </output>
  );
}
