import { useState } from "preact/hooks";
import { failureOf } from "../../storage/failures.ts";
import type { AuditReport, Difference, SaveFailure } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import { usePhone } from "../shell/phone-context.tsx";
import styles from "./settings.module.css";

type State =
  | { readonly kind: "idle" | "check-failed" }
  | { readonly kind: "working"; readonly percent: number }
  | { readonly kind: "checked"; readonly report: AuditReport }
  | { readonly kind: "count-failed"; readonly failure: SaveFailure };

/** Whether all totals are what the entries add up to, and the way to mend them where they aren't. */
export function RecordCheck() {
  const text = useText();
  const { phone } = usePhone();
  const [state, setState] = useState<State>({ kind: "idle" });

  function tell(done: number, total: number) {
    const percent = Math.floor((done * 100) / Math.max(total, 1));
    setState((now) =>
      now.kind === "working" && now.percent === percent ? now : { kind: "working", percent },
    );
  }

  async function check() {
    setState({ kind: "working", percent: 0 });
    try {
      setState({ kind: "checked", report: await phone.check(tell) });
    } catch (error) {
      if (failureOf(error) === undefined) throw error;
      setState({ kind: "check-failed" });
    }
  }

  async function countAgain() {
    setState({ kind: "working", percent: 0 });
    const counted = await phone.rebuild(tell);
    if (counted.ok) await check();
    else setState({ kind: "count-failed", failure: counted.error });
  }

  const found = state.kind === "checked" ? differencesIn(state.report) : undefined;
  return (
    <section class={parts.section}>
      <h2>{text.settings.check}</h2>
      <p class={parts.prose}>{text.settings.checkIntro}</p>
      <div class={parts.actions}>
        {/* Stays while it works, or the focus would be lost; a second press is answered by the words below. */}
        <Button onClick={() => void (state.kind === "working" || check())}>{text.settings.checkStart}</Button>
      </div>
      {state.kind === "working" && (
        <div>
          <progress class={styles.bar} aria-label={text.settings.check} value={state.percent} max={100} />
          <span aria-hidden="true">{state.percent} %</span>
        </div>
      )}
      <output class={parts.stack}>
        {state.kind === "working" && text.settings.checking}
        {state.kind === "checked" && state.report.differenceCount === 0 && (
          <Notice tone="good">{text.settings.checkGood(state.report.records)}</Notice>
        )}
        {found !== undefined && found.damaged > 0 && (
          <Notice tone="warn">{text.settings.checkDamaged(found.damaged)}</Notice>
        )}
        {found !== undefined && found.miscounted > 0 && (
          <Notice
            tone="warn"
            {...(found.canCountAgain && {
              action: <Button onClick={() => void countAgain()}>{text.settings.countAgain}</Button>,
            })}
          >
            {text.settings.checkMiscounted(found.miscounted)}
            {found.canCountAgain && ` ${text.settings.checkMend}`}
          </Notice>
        )}
        {state.kind === "check-failed" && <Notice tone="warn">{text.settings.checkFailed}</Notice>}
        {state.kind === "count-failed" && (
          <Notice tone="warn">{changeInWords(state.failure, text.failures)}</Notice>
        )}
      </output>
    </section>
  );
}

interface Found {
  /** Totals, lists and counts that are not what the entries give. */
  readonly miscounted: number;
  /** Stored steps of entries that are gone or not what was saved. */
  readonly damaged: number;
  readonly canCountAgain: boolean;
}

const damages: ReadonlySet<Difference["kind"]> = new Set([
  "missing-event",
  "unreadable-event",
  "changed-event",
]);

function differencesIn({ differences, differenceCount }: AuditReport): Found {
  const countOf = (isAsked: (kind: Difference["kind"]) => boolean) =>
    differences.filter(({ kind }) => isAsked(kind)).length;
  const damaged = countOf((kind) => damages.has(kind));
  const digests = countOf((kind) => kind === "digest");
  const withoutEvent = countOf((kind) => kind === "book-row-without-event");
  const miscounted = differences.length - damaged - digests - withoutEvent;
  const unlisted = differenceCount - differences.length;
  return {
    // The log's differences come first, so what is not listed is mostly of the kind that comes last.
    miscounted: miscounted + (miscounted > 0 ? unlisted : 0),
    // The digest differs wherever an event does, and an event that is gone leaves its row in the list of the
    // day: on their own they are damages, beside one they are the same again.
    damaged: Math.max(damaged, digests, withoutEvent) + (miscounted > 0 ? 0 : unlisted),
    // Without an event its entry would fall out of the totals while the list of its day still has it.
    canCountAgain: countOf((kind) => kind === "missing-event") === 0,
  };
}
