import { useState } from "preact/hooks";
import type { Program } from "../../domain/program.ts";
import type { Result } from "../../domain/result.ts";
import { failureOf } from "../../storage/failures.ts";
import type { ImportCount, Phone, SaveFailure } from "../../storage/phone.ts";
import { requestPersistence } from "../../storage/persistence.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { BadLines } from "./BadLines.tsx";
import styles from "./copy.module.css";
import { ImportResult } from "./ImportResult.tsx";
import { PlanInWords } from "./PlanInWords.tsx";
import {
  type CopyFile,
  type CopyPlan,
  importCopy,
  type ImportEnd,
  planCopy,
  type ReceivingPhone,
} from "./read-file.ts";
import { useLongWork } from "../files/use-long-work.ts";
import { WorkProgress } from "../files/WorkProgress.tsx";

interface BringInProps {
  readonly phone: Phone;
  /** `undefined` before the first start. */
  readonly program: Program | undefined;
  /** What a phone without a program begins with when the file brings none. */
  readonly fallback: () => Program;
  readonly saveProgram: (program: Program) => Promise<Result<void, SaveFailure>>;
  /** Told when all that could be read is in. */
  readonly onDone?: () => void;
}

interface Planned {
  readonly file: CopyFile;
  readonly receiving: ReceivingPhone;
  readonly plan: CopyPlan;
}

type State =
  | { readonly kind: "choosing" | "unreadable-file" | "storage-silent" }
  | { readonly kind: "reading"; readonly done: number }
  | ({ readonly kind: "planned" } & Planned)
  | ({ readonly kind: "importing"; readonly done: number } & Planned)
  | ({ readonly kind: "ended"; readonly count: ImportCount; readonly end: ImportEnd } & Planned);

/** From a file to this phone in two steps: what would happen, then that. */
export function BringIn({ phone, program, fallback, saveProgram, onDone }: BringInProps) {
  const text = useText();
  const [state, setState] = useState<State>({ kind: "choosing" });
  const work = useLongWork();

  async function read(file: CopyFile) {
    const signal = work.begin();
    setState({ kind: "reading", done: 0 });
    try {
      const isEmpty = await isPhoneEmpty(phone);
      if (isEmpty === undefined) return setState({ kind: "storage-silent" });
      const recordsHere: Phone["recordsHere"] = (records) => phone.recordsHere(records);
      const receiving = { program, isEmpty, recordsHere, fallback: fallback() };
      const onProgress = (done: number) => setState({ kind: "reading", done });
      const plan = await planCopy(file, receiving, { signal, onProgress });
      if (plan.ok) setState({ kind: "planned", file, receiving, plan: plan.value });
      else setState({ kind: plan.error === "stopped" ? "choosing" : "storage-silent" });
    } catch (error) {
      setState(stateAfter(error));
    }
  }

  async function bringIn(planned: Planned) {
    const signal = work.begin();
    const { file, receiving, plan } = planned;
    setState({ ...planned, kind: "importing", done: 0 });
    try {
      const onProgress = (done: number) => setState({ ...planned, kind: "importing", done });
      const given = { plan, receiving, phone, saveProgram };
      const { end, ...count } = await importCopy(file, given, { signal, onProgress });
      setState({ ...planned, kind: "ended", count, end });
      // Now there is something to keep; the settings show what the browser answered.
      if (count.added > 0) void requestPersistence();
      if (end === "complete") onDone?.();
    } catch (error) {
      setState(stateAfter(error));
    }
  }

  return (
    <section class={parts.section}>
      <h2>{text.copy.importTitle}</h2>
      <p class={parts.prose}>{text.copy.importIntro}</p>
      {(state.kind === "choosing" || state.kind === "unreadable-file" || state.kind === "storage-silent") && (
        <FileChooser onChoose={(file) => void read(file)} />
      )}
      {state.kind === "reading" && (
        <WorkProgress done={state.done} words={text.copy.reading(state.done)} onCancel={() => work.stop()} />
      )}
      {state.kind === "importing" && (
        <WorkProgress
          done={state.done}
          total={state.plan.recordCount}
          words={text.copy.importing(state.done, state.plan.recordCount)}
          onCancel={() => work.stop()}
        />
      )}
      <output class={parts.status}>
        {state.kind === "unreadable-file" && <Notice tone="warn">{text.copy.unreadableFile}</Notice>}
        {state.kind === "storage-silent" && <Notice tone="warn">{text.copy.storageSilent}</Notice>}
        {state.kind === "planned" && (
          <PlanInWords plan={state.plan} isFirstStart={state.receiving.program === undefined} />
        )}
        {state.kind === "ended" && <ImportResult {...state} />}
      </output>
      {state.kind === "planned" && (
        <div class={parts.actions}>
          {(state.plan.recordCount > 0 || state.plan.isAdopted) && (
            <Button variant={hasNews(state.plan) ? "primary" : "plain"} onClick={() => void bringIn(state)}>
              {text.copy.bringIn}
            </Button>
          )}
          <Button onClick={() => setState({ kind: "choosing" })}>{text.copy.other}</Button>
        </div>
      )}
      {state.kind === "ended" && (
        <div class={parts.actions}>
          <Button onClick={() => setState({ kind: "choosing" })}>{text.copy.other}</Button>
        </div>
      )}
      {(state.kind === "planned" || state.kind === "ended") && state.plan.problemCount > 0 && (
        <BadLines problems={state.plan.problems} problemCount={state.plan.problemCount} />
      )}
    </section>
  );
}

/** Whether bringing the file in changes this phone. One that brings nothing new still says what it has newer. */
function hasNews({ recordCount, hereCount, isAdopted, newSites }: CopyPlan): boolean {
  return recordCount > hereCount || isAdopted || newSites.length > 0;
}

/** `undefined` when the phone's storage can't say. */
async function isPhoneEmpty(phone: Phone): Promise<boolean | undefined> {
  try {
    return (await phone.storedCount()).records === 0;
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return undefined;
  }
}

/** A file can vanish while it is read: a card pulled out, a cloud folder offline. Storage says itself when it fails. */
function stateAfter(error: unknown): State {
  if (!(error instanceof DOMException)) throw error;
  return { kind: "unreadable-file" };
}

function FileChooser({ onChoose }: { readonly onChoose: (file: CopyFile) => void }) {
  const text = useText();
  return (
    <label class={styles.fileLabel}>
      <span class={styles.fileTitle}>{text.copy.choose}</span>
      <span class={styles.hint}>{text.copy.chooseHint}</span>
      <input
        type="file"
        class={styles.file}
        // No `accept`: phones know no type for .jsonl and would grey the file out.
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) onChoose(file);
        }}
      />
    </label>
  );
}
