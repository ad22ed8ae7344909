import { useLayoutEffect, useState } from "preact/hooks";
import type { ItemCode } from "../../domain/ids.ts";
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
  // Nothing else reports an overdose while this is open: all that come after are of this refill.
  const [reversalsBefore, setReversalsBefore] = useState(0);
  const own = reversals.slice(reversalsBefore);
  const wasUsed = reason === "used_on_other" || reason === "used_on_self";

  useLayoutEffect(() => {
    if (tallied === undefined) return;
    setReason(undefined);
    setReversalsBefore(reversals.length);
    // oxlint-disable-next-line react/exhaustive-deps -- as many as there are when it opens
  }, [tallied]);

  function forgetReversals() {
    for (let count = own.length; count > 0; count--)
      change({ type: "reversal-remove", index: reversalsBefore + count - 1 });
  }

  function chooseReason(to: RefillReason | undefined) {
    if (tallied === undefined) return;
    change({ type: "refill-reason", tallied, quantity: usualOf(tallied), from: reason, to });
    if (to !== "used_on_other" && to !== "used_on_self") forgetReversals();
    setReason(to);
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
        <RefillReversals
          own={own}
          first={reversalsBefore}
          product={tallied === undefined ? undefined : naloxoneOf(tallied)}
          change={change}
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

interface RefillReversalsProps {
  readonly own: readonly Reversal[];
  /** The place of the first of them on the form. */
  readonly first: number;
  readonly product: ItemCode | undefined;
  readonly change: (action: DraftAction) => void;
}

/** The first is asked about before anything is known of it; each further one comes by its button. */
function RefillReversals({ own, first, product, change }: RefillReversalsProps) {
  const text = useText();
  const asked: readonly (Reversal | undefined)[] = own.length === 0 ? [undefined] : own;

  return (
    <>
      {asked.map((reversal, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two overdoses can say the same
        <section key={index} class={styles.reversal} aria-label={text.record.overdose(index + 1)}>
          <ReversalFields
            name={`refill-reversal-${index}`}
            reversal={reversal}
            product={product}
            onChange={(changed) =>
              change(
                reversal === undefined
                  ? { type: "reversal-add", reversal: changed }
                  : { type: "reversal-change", index: first + index, reversal: changed },
              )
            }
          />
          {index > 0 && (
            <Button variant="quiet" onClick={() => change({ type: "reversal-remove", index: first + index })}>
              {text.record.remove}
            </Button>
          )}
        </section>
      ))}
      {own.length > 0 && (
        <Button onClick={() => change({ type: "reversal-add", reversal: { used: [], outcome: "unknown" } })}>
          {text.record.addReversal}
        </Button>
      )}
    </>
  );
}
