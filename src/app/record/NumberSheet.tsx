import type { Kit } from "../../domain/catalogue/catalogue.ts";
import { Button } from "../components/Button.tsx";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import type { Draft } from "./draft.ts";
import { KeypadSheet } from "./KeypadSheet.tsx";
import { countedKit, itemsOfKit, kitInUse } from "./kits-of-draft.ts";
import { askAboveOf, largestOf } from "./large-numbers.ts";
import type { DraftAction } from "./reduce-draft.ts";
import { mostOf, quantityOf, type Tallied } from "./supplies.ts";
import { codeOf } from "./tile-catalogue.ts";
import { useLargeNumberInWords } from "./use-large-number-in-words.ts";

interface NumberSheetProps {
  /** The tile whose number was tapped; the sheet is open while there is one. */
  readonly tallied: Tallied | undefined;
  readonly draft: Draft;
  readonly change: (action: DraftAction) => void;
  /** What is in a kit was asked for. */
  readonly onContent: (kit: Kit) => void;
  readonly onClose: () => void;
}

/** How many of one tile: typed, by the handful, by the pack. From here what is in a counted kit is changed. */
export function NumberSheet({ tallied, draft, change, onContent, onClose }: NumberSheetProps) {
  const text = useText();
  const names = useNames();
  const inWords = useLargeNumberInWords();
  const kit = tallied?.type === "kit" ? tallied.kit : undefined;
  const of = kit && countedKit(draft, kit.code);
  const packed = kit && itemsOfKit(draft, kitInUse(kit));

  return (
    <KeypadSheet
      title={tallied === undefined ? "" : nameOf(names, codeOf(tallied))}
      open={tallied !== undefined}
      before={tallied === undefined ? 0 : quantityOf(draft, tallied)}
      most={tallied === undefined ? 0 : mostOf(tallied, draft)}
      {...(tallied?.type === "item" && { packs: tallied.item.packs, unit: tallied.item.unit })}
      {...(packed !== undefined && {
        askAbove: askAboveOf(packed),
        aLotOf: (kits: number) => inWords(largestOf(packed, kits)),
      })}
      {...(kit !== undefined &&
        of !== undefined && {
          foot: <Button onClick={() => onContent(kit)}>{text.record.kitContent}</Button>,
        })}
      onClose={onClose}
      onSet={(_total, entered) => {
        if (tallied !== undefined) change({ type: "set", tallied, ...entered });
      }}
    />
  );
}
