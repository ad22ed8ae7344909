import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { EventId } from "../../domain/ids.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { TextField } from "../components/Field.tsx";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import { type Draft, unknownItemsOf } from "./draft.ts";
import type { DraftAction } from "./reduce-draft.ts";
import { GroupIndex } from "./GroupIndex.tsx";
import { askAboveOf, largestOf } from "./large-numbers.ts";
import { KeypadSheet } from "./KeypadSheet.tsx";
import { RefillSheet } from "./RefillSheet.tsx";
import styles from "./SupplyGrid.module.css";
import { mostOf, quantityOf, supplyQuantityOf, type Tallied } from "./supplies.ts";
import { Tile, type TileActions } from "./Tile.tsx";
import { useLargeNumberInWords } from "./use-large-number-in-words.ts";
import { codeOf, type TileGroup, tilesNamed, tilesOf } from "./tile-catalogue.ts";
import { useIsPainted } from "./use-is-painted.ts";

/** As many as the tallest phone shows below the line of categories. */
const tilesOfFirstFrame = 12;

interface SupplyGridProps {
  readonly draft: Draft;
  /** The next entry begins with the common things again. */
  readonly entry: EventId;
  readonly change: (action: DraftAction) => void;
}

/** What is handed out: the common things first, everything else one tap on its category away. */
export function SupplyGrid({ draft, entry, change }: SupplyGridProps) {
  const text = useText();
  const names = useNames();
  const [group, setGroup] = useState<TileGroup>("common");
  const [typed, setTyped] = useState<string>();
  const [counted, setCounted] = useState<Tallied>();
  const [refilled, setRefilled] = useState<Tallied>();
  const actions = useTileActions({ change, type: setCounted, refill: setRefilled });
  useEffect(() => {
    setGroup("common");
    setTyped(undefined);
  }, [entry]);

  const isPainted = useIsPainted();
  const inWords = useLargeNumberInWords();
  const isSearching = typed !== undefined;
  const tiles = isSearching ? tilesNamed(typed, (code) => nameOf(names, code)) : tilesOf(group);
  const unknownItems = unknownItemsOf(draft, (code) => shippedCatalogue.items.has(code));

  return (
    <section class={styles.supplies} aria-label={text.record.handedOut}>
      <GroupIndex
        shown={isSearching ? "search" : group}
        onGroup={(chosen) => {
          setTyped(undefined);
          setGroup(chosen);
        }}
        onSearch={() => setTyped(isSearching ? undefined : "")}
      />
      {isSearching && (
        <TextField label={text.record.search} value={typed} onInput={setTyped} maxLength={40} />
      )}
      {isSearching && typed.trim() !== "" && tiles.length === 0 && (
        <p class={styles.nothing}>{text.record.nothingFound(typed)}</p>
      )}
      <div class={styles.frame}>
        <div class={styles.grid}>
          {(isPainted ? tiles : tiles.slice(0, tilesOfFirstFrame)).map((tallied) => (
            <Tile
              key={codeOf(tallied)}
              tallied={tallied}
              count={quantityOf(draft, tallied)}
              firsts={supplyQuantityOf(draft, tallied, "first")}
              refills={supplyQuantityOf(draft, tallied, "refill")}
              actions={actions}
            />
          ))}
        </div>
      </div>
      {unknownItems.map((code) => (
        <p key={code} class={styles.nothing}>
          {text.record.unknownItem(code)}
        </p>
      ))}
      <KeypadSheet
        title={counted === undefined ? "" : nameOf(names, codeOf(counted))}
        open={counted !== undefined}
        most={counted === undefined ? 0 : mostOf(counted)}
        {...(counted?.type === "kit" && {
          askAbove: askAboveOf(counted.kit),
          aLotOf: (kits: number) => inWords(largestOf(counted.kit, kits)),
        })}
        onClose={() => setCounted(undefined)}
        onSet={(quantity) => {
          if (counted !== undefined) change({ type: "set", tallied: counted, quantity });
        }}
      />
      <RefillSheet
        tallied={refilled}
        reversals={draft.reversals}
        asksReversal={draft.kind === "encounter"}
        change={change}
        onClose={() => setRefilled(undefined)}
      />
    </section>
  );
}

/** The same functions at every drawing; they do what the last one was given. */
function useTileActions(latest: TileActions): TileActions {
  const latestRef = useRef(latest);
  useLayoutEffect(() => {
    latestRef.current = latest;
  });
  return useMemo(
    () => ({
      change: (action) => latestRef.current.change(action),
      type: (tallied) => latestRef.current.type(tallied),
      refill: (tallied) => latestRef.current.refill(tallied),
    }),
    [],
  );
}
