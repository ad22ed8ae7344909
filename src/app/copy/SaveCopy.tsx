import { useState } from "preact/hooks";
import { failureOf } from "../../storage/failures.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { ReadyFiles } from "../files/ReadyFiles.tsx";
import { downloadFile, type MadeFile } from "../files/save-file.ts";
import { useLongWork } from "../files/use-long-work.ts";
import { WorkProgress } from "../files/WorkProgress.tsx";
import { readInWords } from "../language/storage-failure.ts";
import { copyFileName, type CopyLimits, writeCopy, type WrittenCopy } from "./write-copy.ts";

type State =
  | { readonly kind: "idle" | "cancelled" }
  | { readonly kind: "writing"; readonly done: number; readonly total: number }
  | { readonly kind: "ready"; readonly copy: WrittenCopy; readonly files: readonly MadeFile[] }
  | { readonly kind: "failed"; readonly failure: SaveFailure };

interface SaveCopyProps {
  /** Absent are those of every phone. */
  readonly limits?: CopyLimits;
}

/** Everything on this phone into one file. */
export function SaveCopy({ limits }: SaveCopyProps) {
  const text = useText();
  const appPhone = usePhone();
  const { phone, program } = appPhone;
  const [state, setState] = useState<State>({ kind: "idle" });
  const work = useLongWork();

  async function write() {
    const signal = work.begin();
    try {
      const { records: total } = await phone.storedCount();
      setState({ kind: "writing", done: 0, total });
      const copy = await writeCopy({
        phone,
        program,
        onProgress: (done) => setState({ kind: "writing", done, total }),
        signal,
        ...(limits && { limits }),
      });
      if (copy === undefined) return setState({ kind: "cancelled" });
      const file = { name: copyFileName(appPhone.today()), content: copy.file };
      downloadFile(file);
      setState({ kind: "ready", copy, files: [file] });
    } catch (error) {
      const failure = failureOf(error);
      if (failure === undefined) throw error;
      setState({ kind: "failed", failure });
    }
  }

  return (
    <section class={parts.stack}>
      <h2>{text.copy.saveTitle}</h2>
      <p class={parts.prose}>{text.copy.saveIntro}</p>
      {state.kind === "writing" ? (
        <WorkProgress
          done={state.done}
          total={state.total}
          words={text.copy.saving(state.done, state.total)}
          onCancel={() => work.stop()}
        />
      ) : (
        <div class={parts.actions}>
          <Button variant="primary" onClick={() => void write()}>
            {text.copy.save}
          </Button>
        </div>
      )}
      <output class={parts.status}>
        {state.kind === "cancelled" && <Notice tone="plain">{text.copy.cancelled}</Notice>}
        {state.kind === "failed" && <Notice tone="warn">{readInWords(state.failure, text.failures)}</Notice>}
        {state.kind === "ready" && <Notice tone="good">{text.copy.saved(state.copy.recordCount)}</Notice>}
        {state.kind === "ready" && state.copy.isTooLong && (
          <Notice tone="warn">{text.copy.savedTooLong}</Notice>
        )}
        {state.kind === "ready" && state.copy.unreadableCount > 0 && (
          <Notice tone="warn">{text.copy.savedUnreadable(state.copy.unreadableCount)}</Notice>
        )}
      </output>
      {state.kind === "ready" && <ReadyFiles files={state.files} />}
    </section>
  );
}
