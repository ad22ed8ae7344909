import { useEffect, useState } from "preact/hooks";
import { type RefillReason, type Reversal, refillReasons } from "../../domain/record.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { DraftAction } from "./reduce-draft.ts";
import { ReversalFields } from "./ReversalFields.tsx";
import styles from "./RefillSheet.module.css";
import { naloxoneOf, type Tallied } from "./supplies.ts";
import { usualOf } from "./tile-catalogue.ts";

interface RefillSheetProps {
  /** The tile whose refill was tapped; the sheet is open while there is one. */
  readonly tallied: Tallied | undefined;
  readonly reversals: readonly Reversal[];
  /** A contact may report an overdose with it, a group does not. */
  readonly asksReversal: boolean;
  readonly change: (action: DraftAction) => void;
  readonly onClose: () => void;
}

/**
 * What happened to the last naloxone. The refill is counted already when this
 * comes up, and each tap here is too: closing it, however, loses nothing.
 */
export function RefillSheet({ tallied, reversals, asksReversal, change, onClose }: RefillSheetProps) {
  const text = useText();
  const [reason, setReason] = useState<RefillReason>();
  const [reversalIndex, setReversalIndex] = useState<number>();
  const reversal = reversalIndex === undefined ? undefined : reversals[reversalIndex];
  const wasUsed = reason === "used_on_other" || reason === "used_on_self";

  useEffect(() => {
    if (tallied === undefined) return;
    setReason(undefined);
    setReversalIndex(undefined);
  }, [tallied]);

  function forgetReversal() {
    if (reversalIndex !== undefined) change({ type: "reversal-remove", index: reversalIndex });
    setReversalIndex(undefined);
  }

  function chooseReason(to: RefillReason | undefined) {
    if (tallied === undefined) return;
    change({ type: "refill-reason", tallied, quantity: usualOf(tallied), from: reason, to });
    if (to !== "used_on_other" && to !== "used_on_self") forgetReversal();
    setReason(to);
  }

  function changeReversal(changed: Reversal) {
    if (reversalIndex !== undefined) {
      change({ type: "reversal-change", index: reversalIndex, reversal: changed });
      return;
    }
    change({ type: "reversal-add", reversal: changed });
    setReversalIndex(reversals.length);
  }

  return (
    <Sheet title={text.record.refillTitle} open={tallied !== undefined} onClose={onClose} isTall>
      <ChoiceGroup
        legend={text.record.whyRefill}
        name="refill-reason"
        options={refillReasons.map((value) => ({ value, label: text.items.refillReasons[value] }))}
        value={reason}
        allowNone
        onChange={chooseReason}
      />
      {asksReversal && wasUsed && (
        <ReversalFields
          name="refill-reversal"
          reversal={reversal}
          product={tallied === undefined ? undefined : naloxoneOf(tallied)}
          onChange={changeReversal}
        />
      )}
      <div class={styles.actions}>
        <Button
          variant="quiet"
          onClick={() => {
            if (tallied === undefined) return;
            chooseReason(undefined);
            change({ type: "take", tallied, quantity: usualOf(tallied), supply: "refill" });
            onClose();
          }}
        >
          {text.record.takeRefillBack}
        </Button>
        <Button variant="primary" onClick={onClose}>
          {text.record.done}
        </Button>
      </div>
    </Sheet>
  );
}
