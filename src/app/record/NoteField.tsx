import { maxTextLength } from "../../contract/limits.ts";
import { TextField } from "../components/Field.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { Draft } from "./draft.ts";
import type { DraftAction } from "./reduce-draft.ts";
import { looksTelling } from "./telling-words.ts";

interface NoteFieldProps {
  readonly draft: Draft;
  readonly change: (action: DraftAction) => void;
}

/** One line in own words, where the program asks for it. Who reads it is said beside it. */
export function NoteField({ draft, change }: NoteFieldProps) {
  const text = useText();
  return (
    <TextField
      label={text.record.noteLabel}
      hint={looksTelling(draft.note) ? text.record.noteIsTelling : text.record.noteHint}
      value={draft.note}
      maxLength={maxTextLength.note}
      onInput={(note) => change({ type: "fields", fields: { note } })}
    />
  );
}
