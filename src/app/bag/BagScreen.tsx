import type { Bag } from "../../domain/bag.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import { LinkButton } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { useBagText } from "../language/bag-text.ts";
import { usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import type { LastOfShift } from "../shift/shift-keeper.ts";
import { useShift } from "../shift/ShiftProvider.tsx";
import { BagItems } from "./BagItems.tsx";
import { BagWarnings } from "./BagWarnings.tsx";
import { StopBag, WhyNoBag } from "./KeptOrNot.tsx";
import { LastMoveNotice } from "./LastMoveNotice.tsx";
import { keptPars } from "./par.ts";

/** What the bag should hold, what to see to in it, and what can be done. Nothing here keeps anybody from handing out. */
export function BagScreen() {
  const text = useBagText();
  const storage = usePreferenceStorage();
  const bag = useStored(
    async (asked) => ({ held: await asked.bag(), trouble: await asked.bagTrouble() }),
    [],
  );
  const { open, last } = useShift().state;
  const { today } = usePhone();
  const isOnShift = open !== undefined && !open.note.isLeft;

  return (
    <Screen title={text.title} intro={text.intro}>
      <LastMoveNotice />
      <WhyNoBag trouble={bag?.trouble} />
      {bag?.held !== undefined && <BagWarnings bag={bag.held} pars={keptPars(storage)} />}
      {bag !== undefined && <Contents bag={bag.held} />}
      <div class={parts.actions}>
        <LinkButton href="/bag/put-in" variant="primary">
          {text.putIn}
        </LinkButton>
        <LinkButton href="/bag/count">{text.count}</LinkButton>
        <LinkButton href="/bag/lost">{text.lost}</LinkButton>
        <LinkButton href="/bag/give">{text.give}</LinkButton>
        <LinkButton href="/bag/dispose">{text.dispose}</LinkButton>
        {bag?.held !== undefined && (
          <LinkButton href={bringBackHref(open === undefined ? last : undefined, today())}>
            {text.bringBack}
          </LinkButton>
        )}
        <LinkButton href="/bag/least" variant="quiet">
          {text.least}
        </LinkButton>
        {isOnShift && (
          <LinkButton href="/shift" variant="quiet">
            {text.backToShift}
          </LinkButton>
        )}
      </div>
      <p class={parts.soft}>{text.paperNote}</p>
      {bag?.held !== undefined && <StopBag />}
    </Screen>
  );
}

/** Whoever ends a shift and then unloads brings back what was that shift's. */
function bringBackHref(last: LastOfShift | undefined, today: LocalDate): string {
  const isOfShift = last?.type === "ended" && today <= addDays(last.shift.day, 1);
  return isOfShift ? `/bag/bring-back?shift=${last.shift.id}` : "/bag/bring-back";
}

function Contents({ bag }: { readonly bag: Bag | undefined }) {
  const text = useBagText();
  if (bag === undefined) return <p class={parts.prose}>{text.nothingKnown}</p>;
  if (bag.items.length === 0) return <p class={parts.prose}>{text.isEmpty}</p>;
  return <BagItems items={bag.items} />;
}
