import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { useBagText } from "../language/bag-text.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { emptyDraft } from "../record/draft.ts";
import { type DraftAction, reduceDraft } from "../record/reduce-draft.ts";
import { returnOf } from "../record/returned.ts";
import { ReturnsEditor } from "../record/ReturnsEditor.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { BagForm } from "./BagForm.tsx";
import { useStockSave } from "./use-stock-save.ts";

/** Used syringes that left to be destroyed, told in the ways in which returns are. */
export function DisposeScreen() {
  const text = useBagText();
  const { record } = useText();
  const { route } = useLocation();
  const { program } = usePhone();
  const { save, failure, clearFailure } = useStockSave();
  const [draft, setDraft] = useState(() => emptyDraft("cleanup"));
  const [problem, setProblem] = useState<string>();

  async function submit() {
    const results = draft.returns.map((entry) => returnOf(entry, program.factors));
    const returns = results.flatMap((result) => (result.ok ? [result.value] : []));
    const isUnfinished = results.some((result) => !result.ok && result.error !== "untouched");
    if (isUnfinished) return setProblem(record.returnGaps.unfinished);
    if (returns.length === 0) return setProblem(text.nothing);
    if ((await save({ movement: "disposed", lines: [], returns })) !== undefined) route("/bag");
    return undefined;
  }

  return (
    <BagForm
      title={text.dispose}
      intro={text.disposeIntro}
      problem={problem}
      failure={failure}
      onSave={submit}
    >
      <ReturnsEditor
        returns={draft.returns}
        factors={program.factors}
        change={(action: DraftAction) => {
          setDraft((now) => reduceDraft(now, action));
          setProblem(undefined);
          clearFailure();
        }}
      />
    </BagForm>
  );
}
