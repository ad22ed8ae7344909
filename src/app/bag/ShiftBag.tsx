import type { RecordId } from "../../domain/ids.ts";
import { LinkButton } from "../components/Button.tsx";
import parts from "../components/parts.module.css";
import { useBagText } from "../language/bag-text.ts";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { BagHint } from "./BagHint.tsx";
import { hasUnsavedContact } from "./form-problem.ts";
import { LastMoveNotice } from "./LastMoveNotice.tsx";
import { ShiftVariance } from "./ShiftVariance.tsx";
import type { StockOfShift } from "./stock-of-shift.ts";

interface ShiftBagProps {
  readonly shift: RecordId;
  readonly stock: StockOfShift;
  /** A shift that has ended loads nothing any more; what is left is brought back before or after. */
  readonly isOver: boolean;
}

/** The bag of a shift: loaded if somebody wants to, and where all of it went. */
export function ShiftBag({ shift, stock, isOver }: ShiftBagProps) {
  const text = useBagText();
  const { loads, variance, bag } = stock;
  const isLoaded = loads.loadOut !== undefined;
  const isKnown = isLoaded || bag !== undefined;
  return (
    <>
      <LastMoveNotice ofShift={shift} />
      {variance.length > 0 && <ShiftVariance variance={variance} />}
      {loads.loadIn !== undefined && <WhatIsLeft shift={shift} stock={stock} />}
      <BagHint bag={bag} />
      <div class={parts.actions}>
        {!isOver && (
          <LinkButton href={`/bag/put-in?shift=${shift}`}>
            {isLoaded ? text.loadMore : text.loadBag}
          </LinkButton>
        )}
        {isKnown && <LinkButton href={`/bag/bring-back?shift=${shift}`}>{text.bringBack}</LinkButton>}
        {(!isOver || isKnown) && (
          <LinkButton href="/bag" variant="quiet">
            {text.link}
          </LinkButton>
        )}
      </div>
    </>
  );
}

/** Not while a contact is still to be stored, nor where not all can be read: what seems left over may have been handed out. */
function WhatIsLeft({ shift, stock: { variance, isWhole } }: Pick<ShiftBagProps, "shift" | "stock">) {
  const text = useBagText();
  const team = useTeam();
  const { state } = useRecorder();
  const isKnown = isWhole && !hasUnsavedContact(state);
  if (!isKnown || variance.every(({ left }) => left <= 0)) return null;
  // Only the one phone of a shift can say that it went out: another may have noted it.
  if (team !== undefined) return <p class={parts.soft}>{text.programSees}</p>;
  return (
    <div class={parts.stack}>
      <p class={parts.soft}>{text.postHint}</p>
      <div>
        <LinkButton href={`/bag/untallied?shift=${shift}`}>{text.postUntallied}</LinkButton>
      </div>
    </div>
  );
}
