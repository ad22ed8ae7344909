import { useEffect, useRef, useState } from "preact/hooks";
import type { ReplyOf } from "../../../contract/wire/route-messages.ts";
import type { Settings } from "../../../contract/wire/settings-message.ts";
import { advisedKeepMonths } from "../../../domain/program.ts";
import type { CallFailure } from "../../../sync/endpoint-client.ts";
import { Button } from "../../components/Button.tsx";
import { SelectField } from "../../components/Field.tsx";
import { Notice } from "../../components/Notice.tsx";
import parts from "../../components/parts.module.css";
import { callFailureInWords } from "../../sign-in/call-failure.ts";
import { useAccessText } from "../../sign-in/use-access-text.ts";
import { useLeadDesk } from "../desk-context.tsx";
import styles from "../desk.module.css";
import { readAgainAfter } from "./read-again-after.tsx";
import { type OfficeText, useOfficeText } from "./use-office-text.ts";
import { usePasswordAgain } from "./use-password-again.tsx";

interface ChangeKeptMonthsProps {
  readonly settings: Settings;
  /** Something is chosen: what was said of the change before is about another. */
  readonly onChosen: () => void;
  readonly onChanged: (changed: Settings) => void;
  /** Somebody else was quicker. */
  readonly onReadAgain: () => void;
}

type Told = ReplyOf<"retention">;

type State =
  | { readonly kind: "choosing" | "waiting" }
  /** What was chosen has to be read before it is done. */
  | { readonly kind: "asking"; readonly told: Told }
  | { readonly kind: "failed"; readonly failure: CallFailure };

/** Those that programs ask for; none to be typed, so none to be mistyped. */
const offered = [3, 6, 12, 18, 24, 36, 48, 60, 84, 120];
const forEver = "for-ever";

/** Two steps: how much would go, and for good, has to be read first. */
export function ChangeKeptMonths({ settings, onChosen, onChanged, onReadAgain }: ChangeKeptMonthsProps) {
  const text = useOfficeText();
  const access = useAccessText();
  const { client } = useLeadDesk();
  const passwordAgain = usePasswordAgain();
  const { keepMonths: before } = settings.program;
  const [chosen, setChosen] = useState(String(before ?? forEver));
  const [state, setState] = useState<State>({ kind: "choosing" });
  const question = useRef<HTMLParagraphElement>(null);
  const months = chosen === forEver ? undefined : Number(chosen);
  const all = [...new Set([...offered, ...(before === undefined ? [] : [before])])].toSorted((a, b) => a - b);

  useEffect(() => {
    if (state.kind === "asking") question.current?.focus();
  }, [state.kind]);

  async function ask() {
    setState({ kind: "waiting" });
    const query = months === undefined ? {} : { months: String(months) };
    const told = await client.call("retention", { query });
    setState(told.ok ? { kind: "asking", told: told.value } : { kind: "failed", failure: told.error });
  }

  async function change() {
    const body = { tag: settings.tag, ...(months !== undefined && { keepMonths: months }) };
    const changed = await client.call("changeRetention", { body });
    if (changed.ok) return onChanged(changed.value);
    if (!passwordAgain.isAsked(changed.error, () => void change())) {
      setState({ kind: "failed", failure: changed.error });
    }
  }

  return (
    <>
      <SelectField
        label={text.keptField}
        hint={text.keptAdvice(advisedKeepMonths)}
        options={[
          { value: forEver, label: text.keptFor(undefined) },
          ...all.map((count) => ({ value: String(count), label: text.keptFor(count) })),
        ]}
        value={chosen}
        onChange={(value) => {
          setChosen(value);
          setState({ kind: "choosing" });
          onChosen();
        }}
      />
      <output class={parts.status}>
        {state.kind === "waiting" && access.waiting}
        {state.kind === "failed" && (
          <Notice tone="warn" action={readAgainAfter(state.failure, text, onReadAgain)}>
            {callFailureInWords(state.failure, access)}
          </Notice>
        )}
      </output>
      {state.kind === "asking" ? (
        <div class={styles.ask}>
          <p ref={question} tabIndex={-1} class={styles.question}>
            <strong>{text.keptAsk(months)}</strong>
          </p>
          <p>{whatBecomes(state.told, months, text).join(" ")}</p>
          <div class={parts.actions}>
            <Button onClick={() => void change()}>{text.keptYes}</Button>
            <Button variant="quiet" onClick={() => setState({ kind: "choosing" })}>
              {text.keptNo}
            </Button>
          </div>
        </div>
      ) : (
        months !== before && (
          <div>
            <Button onClick={() => void ask()}>{text.keptChange}</Button>
          </div>
        )
      )}
      {passwordAgain.sheet}
    </>
  );
}

/** What is so once it is changed: by the limit that holds now, and by one that was set and doesn't hold yet. */
function whatBecomes(
  { holds, next, letGo, would }: Told,
  months: number | undefined,
  text: OfficeText,
): readonly string[] {
  const [chosen, now] = [months ?? Number.POSITIVE_INFINITY, holds ?? Number.POSITIVE_INFINITY];
  return [
    ...(next !== undefined && chosen > next.keepMonths ? [text.keptTakenBack(next.keepMonths)] : []),
    ...(chosen < now && would !== undefined ? [text.keptTakes(would.records, would.months)] : []),
    ...(chosen > now ? [text.keptLonger(months)] : []),
    ...(chosen >= now && letGo.records > 0 ? [text.keptGoneStays] : []),
  ];
}
