import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { ErrorBoundary as LoadingBoundary, lazy } from "preact-iso";
import type { Kit } from "../../domain/catalogue/catalogue.ts";
import type { EventId } from "../../domain/ids.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { TextField } from "../components/Field.tsx";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import { type Draft, unknownItemsOf } from "./draft.ts";
import type { DraftAction } from "./reduce-draft.ts";
import { GroupIndex } from "./GroupIndex.tsx";
import { isKitChanged } from "./kits-of-draft.ts";
import { NumberSheet } from "./NumberSheet.tsx";
import { RefillSheet } from "./RefillSheet.tsx";
import styles from "./SupplyGrid.module.css";
import { quantityOf, supplyQuantityOf, type Tallied } from "./supplies.ts";
import { Tile, type TileActions } from "./Tile.tsx";
import { codeOf, type TileGroup, tilesNamed, tilesOf } from "./tile-catalogue.ts";
import { useIsPainted } from "./use-is-painted.ts";

/** As many as the tallest phone shows below the line of categories. */
const tilesOfFirstFrame = 12;

interface SupplyGridProps {
  readonly draft: Draft;
  /** The next entry begins with the common things again. */
  readonly entry: EventId;
  /** What this site uses most, first. */
  readonly order?: readonly string[] | undefined;
  readonly change: (action: DraftAction) => void;
}

/** What is handed out: the common things first, everything else one tap on its category away. */
export function SupplyGrid({ draft, entry, order, change }: SupplyGridProps) {
  const text = useText();
  const names = useNames();
  const [group, setGroup] = useState<TileGroup>("common");
  const [typed, setTyped] = useState<string>();
  const [counted, setCounted] = useState<Tallied>();
  const [refilled, setRefilled] = useState<Tallied>();
  /** Absent until a kit was opened for the first time. */
  const [opened, setOpened] = useState<{ readonly kit?: Kit }>();
  const actions = useTileActions({ change, type: setCounted, refill: setRefilled });
  useEffect(() => {
    setGroup("common");
    setTyped(undefined);
  }, [entry]);

  const isPainted = useIsPainted();
  const isSearching = typed !== undefined;
  const tiles = isSearching ? tilesNamed(typed, (code) => nameOf(names, code)) : tilesOf(group, order);
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
              isChanged={tallied.type === "kit" && isKitChanged(draft, tallied.kit.code)}
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
      <NumberSheet
        tallied={counted}
        draft={draft}
        change={change}
        onContent={(kit) => {
          setCounted(undefined);
          setOpened({ kit });
        }}
        onClose={() => setCounted(undefined)}
      />
      {opened !== undefined && (
        <LoadingBoundary>
          <KitContentSheet kit={opened.kit} draft={draft} change={change} onClose={() => setOpened({})} />
        </LoadingBoundary>
      )}
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

const KitContentSheet = lazy(async () => (await import("./KitContentSheet.tsx")).KitContentSheet);

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
