import { useEffect, useState } from "preact/hooks";
import type { EventId } from "../../domain/ids.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { classes } from "../components/classes.ts";
import { Icon } from "../components/Icon.tsx";
import { TextField } from "../components/Field.tsx";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import { type Draft, type DraftAction, unknownItemsOf } from "./draft.ts";
import { RefillSheet } from "./RefillSheet.tsx";
import styles from "./SupplyGrid.module.css";
import type { Tallied } from "./supplies.ts";
import { Tile } from "./Tile.tsx";
import { codeOf, type TileGroup, tileGroups, tilesNamed, tilesOf } from "./tile-catalogue.ts";

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
  const [refilled, setRefilled] = useState<Tallied>();
  useEffect(() => {
    setGroup("common");
    setTyped(undefined);
  }, [entry]);

  const isSearching = typed !== undefined;
  const tiles = isSearching ? tilesNamed(typed, (code) => nameOf(names, code)) : tilesOf(group);
  const unknownItems = unknownItemsOf(draft, (code) => shippedCatalogue.items.has(code));

  return (
    <section class={styles.supplies} aria-label={text.record.handedOut}>
      <fieldset class={styles.index} aria-label={text.record.show} onFocusIn={showWhole}>
        <button
          type="button"
          class={classes(styles.groupButton, styles.search)}
          aria-label={text.record.search}
          aria-pressed={isSearching}
          onClick={() => setTyped(isSearching ? undefined : "")}
        >
          <Icon name="search" />
        </button>
        {tileGroups.map((one) => (
          <button
            key={one}
            type="button"
            class={styles.groupButton}
            aria-pressed={!isSearching && one === group}
            onClick={() => {
              setTyped(undefined);
              setGroup(one);
            }}
          >
            {groupName(text, one)}
          </button>
        ))}
      </fieldset>
      {isSearching && (
        <TextField label={text.record.search} value={typed} onInput={setTyped} maxLength={40} />
      )}
      {isSearching && typed.trim() !== "" && tiles.length === 0 && (
        <p class={styles.nothing}>{text.record.nothingFound(typed)}</p>
      )}
      <div class={styles.frame}>
        <div class={styles.grid}>
          {tiles.map((tallied) => (
            <Tile
              key={codeOf(tallied)}
              tallied={tallied}
              supplies={draft}
              change={change}
              onRefill={setRefilled}
            />
          ))}
        </div>
      </div>
      {unknownItems.map((code) => (
        <p key={code} class={styles.nothing}>
          {text.record.unknownItem(code)}
        </p>
      ))}
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

/** A browser leaves a button that sticks out of the line where it is. Under a finger that is right, by keyboard it isn't. */
function showWhole({ target }: FocusEvent): void {
  if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
  target.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function groupName(text: ReturnType<typeof useText>, group: TileGroup): string {
  if (group === "common") return text.record.common;
  if (group === "kits") return text.record.kits;
  return text.items.categories[group];
}
