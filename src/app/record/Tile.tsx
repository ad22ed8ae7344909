import { classes } from "../components/classes.ts";
import { drawnOnChange } from "../components/drawn-on-change.ts";
import { Icon } from "../components/Icon.tsx";
import { NameText } from "../components/NameText.tsx";
import { NumberText } from "../components/NumberText.tsx";
import { formatNumber } from "../language/format-number.ts";
import { nameOf, useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import type { DraftAction } from "./reduce-draft.ts";
import { asksSupply, type Tallied } from "./supplies.ts";
import { categoryOf, codeOf, usualOf } from "./tile-catalogue.ts";
import styles from "./Tile.module.css";

/** What a tile can ask for. One object for the whole grid and all its time: a tap draws no other tile again. */
export interface TileActions {
  readonly change: (action: DraftAction) => void;
  /** The count was tapped, to be typed. */
  readonly type: (tallied: Tallied) => void;
  /** A refill was tapped: there may be more to say about it. */
  readonly refill: (tallied: Tallied) => void;
}

interface TileProps {
  readonly tallied: Tallied;
  readonly count: number;
  /** Of naloxone: how many of them were a first supply, how many a refill. */
  readonly firsts: number;
  readonly refills: number;
  /** Of a kit: whether it goes out with something else in it than usual. */
  readonly isChanged: boolean;
  readonly actions: TileActions;
}

/**
 * One thing that is handed out. The upper part adds, the counter window below
 * it takes back or is typed into. The two never trade places: a thumb that
 * taps on one spot always does the same.
 */
export const Tile = drawnOnChange(function Tile(props: TileProps) {
  const { tallied, count, firsts, refills, isChanged, actions } = props;
  const text = useText();
  const { language } = useLanguage();
  const name = nameOf(useNames(), codeOf(tallied));
  const usual = usualOf(tallied);
  const isNaloxone = asksSupply(tallied);
  const counted = text.record.counted(name, formatNumber(language, count));

  return (
    <div class={classes(styles.tile, isNaloxone && styles.naloxone, count > 0 && styles.isCounted)}>
      <div class={styles.counter}>
        <button
          type="button"
          class={styles.add}
          aria-label={isChanged ? `${counted}, ${text.record.kitChanged}` : counted}
          onClick={() => actions.change({ type: "add", tallied, quantity: usual })}
        >
          <span class={styles.signs}>
            <span class={styles.icons}>
              {tallied.type === "kit" && <Icon name="kit" size="large" />}
              <Icon name={categoryOf(tallied)} size="large" />
            </span>
            {isChanged && <Icon name="settings" />}
            {/* Drawn by the style sheet, here and below: who speaks to the phone says the words, and the name has the count. */}
            {usual !== 1 && <span class={styles.usual} data-shown={`+${formatNumber(language, usual)}`} />}
          </span>
          <span class={styles.name}>
            <NameText>{name}</NameText>
          </span>
        </button>
        <CounterWindow tallied={tallied} name={name} count={count} actions={actions} />
      </div>
      {isNaloxone && (
        <SupplyHalves tallied={tallied} name={name} firsts={firsts} refills={refills} actions={actions} />
      )}
    </div>
  );
});

interface CounterWindowProps extends Pick<TileProps, "tallied" | "count" | "actions"> {
  readonly name: string;
}

function CounterWindow({ tallied, name, count, actions }: CounterWindowProps) {
  const text = useText();
  const { language } = useLanguage();
  const usual = usualOf(tallied);

  return (
    <div class={styles.window}>
      <button
        type="button"
        class={classes(
          styles.number,
          count >= 100 && count < 1_000 && styles.hundreds,
          count >= 1_000 && styles.thousands,
        )}
        aria-label={text.record.typeNumber(name, formatNumber(language, count))}
        onClick={() => actions.type(tallied)}
      >
        <NumberText value={count} />
      </button>
      {count > 0 && (
        <button
          type="button"
          class={styles.take}
          aria-label={text.record.takeOne(formatNumber(language, Math.min(usual, count)), name)}
          onClick={() => actions.change({ type: "take", tallied, quantity: usual })}
        >
          <Icon name="minus" />
        </button>
      )}
    </div>
  );
}

interface SupplyHalvesProps extends Omit<TileProps, "count" | "isChanged"> {
  readonly name: string;
}

/** First or refill, in one tap. A tap beside them is "not asked", which is never guessed to be either. */
function SupplyHalves({ tallied, name, firsts, refills, actions }: SupplyHalvesProps) {
  const text = useText();
  const { language } = useLanguage();
  const quantity = usualOf(tallied);

  function labelOf(supply: string, count: number): string {
    return text.record.supplyCounted(supply, name, formatNumber(language, count));
  }

  return (
    <div class={styles.halves}>
      <button
        type="button"
        class={classes(styles.half, firsts > 0 && styles.isChosen)}
        aria-label={labelOf(text.record.first, firsts)}
        onClick={() => actions.change({ type: "add", tallied, quantity, supply: "first" })}
      >
        <NameText>{text.record.first}</NameText>
        <span class={styles.halfCount} data-shown={firsts > 0 ? formatNumber(language, firsts) : ""} />
      </button>
      <button
        type="button"
        class={classes(styles.half, refills > 0 && styles.isChosen)}
        aria-label={labelOf(text.record.refill, refills)}
        onClick={() => {
          actions.change({ type: "add", tallied, quantity, supply: "refill" });
          actions.refill(tallied);
        }}
      >
        <NameText>{text.record.refill}</NameText>
        <span class={styles.halfCount} data-shown={refills > 0 ? formatNumber(language, refills) : ""} />
      </button>
    </div>
  );
}
