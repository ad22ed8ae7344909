import { useState } from "preact/hooks";
import { untalliedLines } from "../../domain/shift-variance.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useBagText } from "../language/bag-text.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import { useTeam } from "../shell/team-context.tsx";
import { LastMoveNotice } from "./LastMoveNotice.tsx";
import { ShiftVariance } from "./ShiftVariance.tsx";
import type { StockOfShift } from "./stock-of-shift.ts";
import { useStockSave } from "./use-stock-save.ts";

interface ShiftBagProps {
  readonly stock: StockOfShift;
  /** A shift that has ended loads nothing any more. */
  readonly isOver: boolean;
}

/** The bag of a shift: loaded if somebody wants to, and where all of it went. */
export function ShiftBag({ stock: { loads, variance }, isOver }: ShiftBagProps) {
  const text = useBagText();
  const isLoaded = loads.loadOut !== undefined;
  return (
    <>
      {isLoaded && <LastMoveNotice />}
      {isLoaded && variance.length > 0 && <ShiftVariance variance={variance} />}
      {isLoaded && loads.loadIn !== undefined && <WhatIsLeft variance={variance} />}
      {!isOver && (
        <div class={parts.actions}>
          <LinkButton href="/bag/put-in">{isLoaded ? text.loadMore : text.loadBag}</LinkButton>
          {isLoaded && <LinkButton href="/bag/bring-back">{text.bringBack}</LinkButton>}
          <LinkButton href="/bag" variant="quiet">
            {text.link}
          </LinkButton>
        </div>
      )}
    </>
  );
}

/** Only the one phone of a shift can say that what is left over went out: another may have noted it. */
function WhatIsLeft({ variance }: Pick<StockOfShift, "variance">) {
  const text = useBagText();
  const { failures } = useText();
  const team = useTeam();
  const { save, failure } = useStockSave();
  const [isSaving, setIsSaving] = useState(false);
  const lines = untalliedLines(variance);
  if (lines.length === 0) return null;
  if (team !== undefined) return <p class={parts.soft}>{text.deskWorksOut}</p>;

  async function post() {
    if (isSaving) return;
    setIsSaving(true);
    await save({ movement: "untallied", lines });
    setIsSaving(false);
  }

  return (
    <div class={parts.stack}>
      <p class={parts.soft}>{text.postHint}</p>
      <div>
        <Button onClick={() => void post()}>{text.postUntallied}</Button>
      </div>
      <output class={parts.status}>
        {failure !== undefined && <Notice tone="warn">{changeInWords(failure, failures)}</Notice>}
      </output>
    </div>
  );
}
