import { useState } from "preact/hooks";
import type { SaveFailure } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { changeInWords } from "../language/storage-failure.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";
import { hasBegunForms } from "../record/recorder-state.ts";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { useUnsavedFixList } from "../record/UnsavedFixesProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import type { Team } from "../shell/team-context.tsx";

interface CloseBookProps {
  readonly team: Team;
  readonly isEmpty: boolean;
}

/** The end of an evening: what this phone can still read goes, what was recorded stays with the program. */
export function CloseBook({ team, isEmpty }: CloseBookProps) {
  const text = useTeamText();
  const { failures } = useText();
  const { today } = useProgram();
  const { recorder } = useRecorder();
  const unsaved = useUnsavedFixList();
  const [state, setState] = useState<"open" | "closed" | "unsaved" | SaveFailure>("open");

  async function close() {
    // Closed for the next who has the phone, to whom this is nothing.
    if (hasBegunForms(recorder.state())) return setState("unsaved");
    const closed = await team.book.close(today());
    setState(closed.ok ? "closed" : closed.error);
  }

  return (
    <section class={parts.section}>
      <h2>{text.bookTitle}</h2>
      <p class={parts.prose}>{isEmpty ? text.bookEmpty : text.bookOpen}</p>
      {!isEmpty && <p class={parts.prose}>{text.bookCustodies[team.book.facts().custody]}</p>}
      {!isEmpty && unsaved.length > 0 && <p class={parts.prose}>{text.bookUnsavedFixes}</p>}
      <div class={parts.actions}>
        {!isEmpty && <Button onClick={() => void close()}>{text.closeBook}</Button>}
        <LinkButton href="/totals" variant="quiet">
          {text.weekTitle}
        </LinkButton>
      </div>
      <output class={parts.status}>
        {state === "closed" && isEmpty && <Notice tone="good">{text.bookClosed}</Notice>}
        {state === "unsaved" && <Notice tone="warn">{text.unsavedFirst}</Notice>}
        {typeof state === "object" && <Notice tone="warn">{changeInWords(state, failures)}</Notice>}
      </output>
    </section>
  );
}
