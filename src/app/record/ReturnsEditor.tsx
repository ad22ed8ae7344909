import type { Factors } from "../../domain/program.ts";
import { Button } from "../components/Button.tsx";
import { nameOf, useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { describeReturn } from "./describe-return.ts";
import type { DraftAction } from "./reduce-draft.ts";
import { emptyReturnForm, formOf, isUntouched, returnOf, type ReturnEntry } from "./returned.ts";
import { ReturnFields } from "./ReturnFields.tsx";
import styles from "./ReturnsEditor.module.css";

interface ReturnsEditorProps {
  readonly returns: readonly ReturnEntry[];
  readonly factors: Factors;
  readonly change: (action: DraftAction) => void;
}

/** What came back, each way of knowing it with its own number. The first form is there without being asked for. */
export function ReturnsEditor({ returns, factors, change }: ReturnsEditorProps) {
  const text = useText();
  const entries = returns.length === 0 ? [untouched] : returns;

  return (
    <>
      {entries.map((entry, index) => (
        <ReturnEntryEditor
          // oxlint-disable-next-line react/no-array-index-key -- two returns can say the same
          key={index}
          entry={entry}
          index={index}
          factors={factors}
          change={(action) => {
            if (returns.length === 0) change({ type: "return-add" });
            change(action);
          }}
        />
      ))}
      {returns.length > 0 && (
        <Button onClick={() => change({ type: "return-add" })}>{text.record.addReturn}</Button>
      )}
    </>
  );
}

const untouched: ReturnEntry = { type: "form", form: emptyReturnForm };

interface ReturnEntryEditorProps {
  readonly entry: ReturnEntry;
  readonly index: number;
  readonly factors: Factors;
  readonly change: (action: DraftAction) => void;
}

function ReturnEntryEditor({ entry, index, factors, change }: ReturnEntryEditorProps) {
  const text = useText();
  const { language } = useLanguage();
  const names = useNames();
  const result = returnOf(entry, factors);
  const canBeRemoved = !isUntouched(entry) || (entry.type === "form" && entry.form.method !== undefined);

  return (
    <section class={styles.entry} aria-label={text.record.returnPosition(index + 1)}>
      {entry.type === "form" && (
        <ReturnFields
          name={`return-${index}`}
          form={entry.form}
          onChange={(form) => change({ type: "return-change", index, form })}
        />
      )}
      {entry.type === "kept" && entry.kept.method === "container" && (
        <p class={styles.kept}>{nameOf(names, entry.kept.container)}</p>
      )}
      <output class={result.ok ? styles.result : styles.gap}>
        {result.ok
          ? describeReturn(result.value, { text, names, language })
          : { ...text.failures.returnProblem, ...text.record.returnGaps }[result.error]}
      </output>
      {canBeRemoved && (
        <div class={styles.actions}>
          {entry.type === "kept" && (
            <Button
              onClick={() => change({ type: "return-change", index, form: formOf(entry.kept, language) })}
            >
              {text.record.changeReturn}
            </Button>
          )}
          <Button variant="quiet" onClick={() => change({ type: "return-remove", index })}>
            {text.record.removeReturn}
          </Button>
        </div>
      )}
    </section>
  );
}
