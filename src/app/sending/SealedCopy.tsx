import { useState } from "preact/hooks";
import { failureOf } from "../../storage/failures.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { PiecesOfFile } from "../files/pieces-of-file.ts";
import { ReadyFiles } from "../files/ReadyFiles.tsx";
import { downloadFile, type MadeFile } from "../files/save-file.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";
import { readInWords } from "../language/storage-failure.ts";
import { usePhone } from "../shell/phone-context.tsx";

type State =
  | { readonly kind: "idle" | "nothing" }
  | { readonly kind: "ready"; readonly count: number; readonly files: readonly MadeFile[] }
  | { readonly kind: "failed"; readonly failure: SaveFailure };

/** All that this phone still holds, in a file that only the program's server can open: for where no connection comes. */
export function SealedCopy() {
  const text = useTeamText();
  const { failures } = useText();
  const { phone, today } = usePhone();
  const [state, setState] = useState<State>({ kind: "idle" });

  async function save() {
    try {
      const pieces = new PiecesOfFile();
      let count = 0;
      for await (const line of phone.sealedCopy(__APP_VERSION__)) {
        pieces.add(line);
        count += 1;
      }
      // The first line says whose log it is, the last how long.
      const entries = count - 2;
      if (entries === 0) return setState({ kind: "nothing" });
      const content = pieces.fileOf("application/octet-stream");
      const file = { name: `${today()}.satchel`, content };
      downloadFile(file);
      setState({ kind: "ready", count: entries, files: [file] });
    } catch (error) {
      const failure = failureOf(error);
      if (failure === undefined) throw error;
      setState({ kind: "failed", failure });
    }
  }

  return (
    <section class={parts.section}>
      <h2>{text.copyTitle}</h2>
      <p class={parts.prose}>{text.copyIntro}</p>
      <div class={parts.actions}>
        <Button onClick={() => void save()}>{text.copySave}</Button>
      </div>
      <output class={parts.status}>
        {state.kind === "nothing" && <Notice tone="plain">{text.copyNothing}</Notice>}
        {state.kind === "ready" && <Notice tone="good">{text.copyReady(state.count)}</Notice>}
        {state.kind === "failed" && <Notice tone="warn">{readInWords(state.failure, failures)}</Notice>}
      </output>
      {state.kind === "ready" && <ReadyFiles files={state.files} />}
    </section>
  );
}
