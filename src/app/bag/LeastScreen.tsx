import { useState } from "preact/hooks";
import type { ItemCode } from "../../domain/ids.ts";
import { LinkButton } from "../components/Button.tsx";
import { TextField } from "../components/Field.tsx";
import { Screen } from "../components/Screen.tsx";
import { useBagText } from "../language/bag-text.ts";
import { nameOf, useNames, usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { useStored } from "../shell/phone-context.tsx";
import { inTileOrder } from "./in-tile-order.ts";
import { keepPar, keptPars } from "./par.ts";
import { wholeNumberOf } from "./stock-lines.ts";

/** How much of each item a worker wants to set out with. Kept as it is typed. */
export function LeastScreen() {
  const text = useBagText();
  const storage = usePreferenceStorage();
  const bag = useStored(async (phone) => ({ held: (await phone.bag())?.items ?? [] }), [], {
    isFirstEnough: true,
  });
  const [pars] = useState(() => keptPars(storage));
  if (bag === undefined) return null;
  const codes = new Set([...bag.held.map(({ item }) => item), ...pars.keys()]);
  const items = inTileOrder([...codes].map((item) => ({ item }))).map(({ item }) => item);

  return (
    <Screen
      title={text.least}
      intro={items.length === 0 ? text.leastNothing : text.leastIntro}
      actions={
        <LinkButton href="/bag" variant="quiet">
          {text.backToBag}
        </LinkButton>
      }
    >
      {items.map((item) => (
        <LeastOf key={item} item={item} initial={pars.get(item)} />
      ))}
    </Screen>
  );
}

interface LeastOfProps {
  readonly item: ItemCode;
  readonly initial: number | undefined;
}

function LeastOf({ item, initial }: LeastOfProps) {
  const text = useBagText();
  const names = useNames();
  const storage = usePreferenceStorage();
  const [typed, setTyped] = useState(initial === undefined ? "" : String(initial));
  const least = typed.trim() === "" ? 0 : wholeNumberOf(typed);

  return (
    <TextField
      label={text.leastOf(nameOf(names, item))}
      error={least === undefined ? text.leastUnfit : undefined}
      value={typed}
      inputMode="numeric"
      maxLength={9}
      onInput={(value) => {
        setTyped(value);
        const count = value.trim() === "" ? 0 : wholeNumberOf(value);
        if (count !== undefined) keepPar(storage, item, count);
      }}
    />
  );
}
