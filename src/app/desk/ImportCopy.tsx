import { useState } from "preact/hooks";
import { type SentCopy, sendCopy } from "../../sync/send-copy.ts";
import copyStyles from "../copy/copy.module.css";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { useLeadDesk } from "./desk-context.tsx";
import { useDeskText } from "./use-desk-text.ts";

interface ImportCopyProps {
  /** Something of it has arrived. */
  readonly onSent: () => void;
}

/** As much of a file as is read here. */
interface ChosenFile {
  stream(): ReadableStream<Uint8Array>;
}

type State =
  | { readonly kind: "choosing" | "unreadable" }
  | { readonly kind: "sending"; readonly sent: number }
  | { readonly kind: "ended"; readonly copy: SentCopy };

/** What a phone can't send itself, or could not before it was cut off, from the copy that was saved on it. */
export function ImportCopy({ onSent }: ImportCopyProps) {
  const text = useDeskText();
  const { client, settings } = useLeadDesk();
  const [state, setState] = useState<State>({ kind: "choosing" });

  async function send(file: ChosenFile) {
    setState({ kind: "sending", sent: 0 });
    try {
      const copy = await sendCopy(file.stream(), {
        client,
        programId: settings.programId,
        onStep: (sent) => setState({ kind: "sending", sent }),
      });
      setState({ kind: "ended", copy });
      if (copy.sent > 0) onSent();
    } catch (error) {
      // A file on a stick that was pulled out; anything else is our mistake.
      if (!(error instanceof DOMException)) throw error;
      setState({ kind: "unreadable" });
    }
  }

  return (
    <section class={parts.section}>
      <h2>{text.importTitle}</h2>
      <p class={parts.soft}>{text.importIntro}</p>
      {state.kind !== "sending" && <CopyChooser onChoose={(file) => void send(file)} />}
      <output class={parts.status}>
        {state.kind === "sending" && text.importSending(state.sent)}
        {state.kind === "unreadable" && <Notice tone="warn">{text.importUnreadable}</Notice>}
        {state.kind === "ended" && <Ended copy={state.copy} />}
      </output>
    </section>
  );
}

function CopyChooser({ onChoose }: { readonly onChoose: (file: ChosenFile) => void }) {
  const text = useDeskText();
  return (
    <label class={copyStyles.fileLabel}>
      <span class={copyStyles.fileTitle}>{text.importFile}</span>
      <input
        type="file"
        class={copyStyles.file}
        // No `accept`: phones know no type for .satchel and would grey the file out.
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) onChoose(file);
        }}
      />
    </label>
  );
}

function Ended({ copy }: { readonly copy: SentCopy }) {
  const text = useDeskText();
  const access = useAccessText();
  const { failure, sent, quarantined, head } = copy;
  return (
    <>
      {failure !== undefined && (
        <Notice tone="warn">
          {failure.kind === "other-program"
            ? text.importOtherProgram
            : `${callFailureInWords(failure, access)} ${text.importFailed}`}
        </Notice>
      )}
      {failure === undefined && head !== undefined && <Notice tone="good">{text.importDone(sent)}</Notice>}
      {quarantined > 0 && <Notice tone="warn">{text.importSetAside(quarantined)}</Notice>}
      <BadLines copy={copy} />
    </>
  );
}

/** Each by its number, so that it can be looked at where the copy was made. */
function BadLines({ copy: { problems, problemCount, head } }: { readonly copy: SentCopy }) {
  const text = useDeskText();
  const [first] = problems;
  if (first === undefined) return null;
  // Where the first line says that it is no copy, there is nothing to list.
  if (head === undefined) return <Notice tone="warn">{text.importProblems[first.code]}</Notice>;
  return (
    <div>
      <p>{text.importBadLines(problemCount)}</p>
      <ul class={copyStyles.badLines}>
        {problems.map(({ line, code }) => (
          <li key={`${line} ${code}`}>{text.importBadLine(line, text.importProblems[code])}</li>
        ))}
      </ul>
      {problemCount > problems.length && <p>{text.importMoreBadLines(problemCount - problems.length)}</p>}
    </div>
  );
}
