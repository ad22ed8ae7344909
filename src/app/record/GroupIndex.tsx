import { classes } from "../components/classes.ts";
import { Icon } from "../components/Icon.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import styles from "./GroupIndex.module.css";
import { type TileGroup, tileGroups } from "./tile-catalogue.ts";

interface GroupIndexProps {
  readonly shown: TileGroup | "search";
  readonly onGroup: (group: TileGroup) => void;
  readonly onSearch: () => void;
}

/** Every category, one tap away: a line that scrolls under the thumb, or a column on a wide screen. */
export function GroupIndex({ shown, onGroup, onSearch }: GroupIndexProps) {
  const text = useText();

  return (
    <fieldset class={styles.index} aria-label={text.record.show} onFocusIn={showWhole}>
      <button
        type="button"
        class={classes(styles.group, styles.search)}
        aria-label={text.record.search}
        aria-pressed={shown === "search"}
        onClick={onSearch}
      >
        <Icon name="search" />
      </button>
      {tileGroups.map((group) => (
        <button
          key={group}
          type="button"
          class={styles.group}
          aria-pressed={shown === group}
          onClick={() => onGroup(group)}
        >
          {groupName(text, group)}
        </button>
      ))}
    </fieldset>
  );
}

/** A browser leaves a button that sticks out of the line where it is. Under a finger that is right, by keyboard it isn't. */
export function showWhole({ target }: FocusEvent): void {
  if (!(target instanceof Element) || !target.matches(":focus-visible")) return;
  target.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function groupName(text: ReturnType<typeof useText>, group: TileGroup): string {
  if (group === "common") return text.record.common;
  if (group === "kits") return text.record.kits;
  return text.items.categories[group];
}
