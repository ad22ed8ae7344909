import { useState } from "preact/hooks";
import { classes } from "../components/classes.ts";
import { Icon } from "../components/Icon.tsx";
import { NumberText } from "../components/NumberText.tsx";
import { formatNumber } from "../language/format-number.ts";
import { nameOf, useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import type { DraftAction } from "./draft.ts";
import { KeypadSheet } from "./KeypadSheet.tsx";
import { asksSupply, mostOf, quantityOf, type Supplies, supplyQuantityOf, type Tallied } from "./supplies.ts";
import { categoryOf, codeOf, usualOf } from "./tile-catalogue.ts";
import styles from "./Tile.module.css";

interface TileProps {
  readonly tallied: Tallied;
  readonly supplies: Supplies;
  readonly change: (action: DraftAction) => void;
  /** A refill was tapped: there may be more to say about it. */
  readonly onRefill: (tallied: Tallied) => void;
}

/**
 * One thing that is handed out. The upper part adds, the counter window below
 * it takes back or is typed into. The two never trade places: a thumb that
 * taps on one spot always does the same.
 */
export function Tile({ tallied, supplies, change, onRefill }: TileProps) {
  const text = useText();
  const { language } = useLanguage();
  const name = nameOf(useNames(), codeOf(tallied));
  const count = quantityOf(supplies, tallied);
  const usual = usualOf(tallied);
  const isNaloxone = asksSupply(tallied);

  const add = (
    <button
      type="button"
      class={styles.add}
      aria-label={text.record.counted(name, formatNumber(language, count))}
      onClick={() => change({ type: "add", tallied, quantity: usual })}
    >
      <span class={styles.signs}>
        <span class={styles.icons}>
          {tallied.type === "kit" && <Icon name="kit" size="large" />}
          <Icon name={categoryOf(tallied)} size="large" />
        </span>
        {/* Drawn by the style sheet, here and below: who speaks to the phone says the words, and the name has the count. */}
        {usual !== 1 && <span class={styles.usual} data-shown={`+${formatNumber(language, usual)}`} />}
      </span>
      <span class={styles.name}>{name}</span>
    </button>
  );

  return (
    <div class={classes(styles.tile, isNaloxone && styles.naloxone, count > 0 && styles.isCounted)}>
      <div class={styles.counter}>
        {add}
        <CounterWindow tallied={tallied} name={name} count={count} change={change} />
      </div>
      {isNaloxone && (
        <SupplyHalves tallied={tallied} name={name} supplies={supplies} change={change} onRefill={onRefill} />
      )}
    </div>
  );
}

interface CounterWindowProps extends Pick<TileProps, "tallied" | "change"> {
  readonly name: string;
  readonly count: number;
}

function CounterWindow({ tallied, name, count, change }: CounterWindowProps) {
  const text = useText();
  const { language } = useLanguage();
  const [isTyping, setIsTyping] = useState(false);
  const step = Math.min(usualOf(tallied), count);

  return (
    <div class={styles.window}>
      <button
        type="button"
        class={styles.number}
        aria-label={text.record.typeNumber(name, formatNumber(language, count))}
        onClick={() => setIsTyping(true)}
      >
        <NumberText value={count} />
      </button>
      {count > 0 && (
        <button
          type="button"
          class={styles.take}
          aria-label={text.record.takeOne(formatNumber(language, step), name)}
          onClick={() => change({ type: "take", tallied, quantity: usualOf(tallied) })}
        >
          <Icon name="minus" />
        </button>
      )}
      <KeypadSheet
        title={name}
        open={isTyping}
        most={mostOf(tallied)}
        onClose={() => setIsTyping(false)}
        onSet={(quantity) => change({ type: "set", tallied, quantity })}
      />
    </div>
  );
}

/** First or refill, in one tap. A tap beside them is "not asked", which is never guessed to be either. */
function SupplyHalves({ tallied, name, supplies, change, onRefill }: TileProps & { readonly name: string }) {
  const text = useText();
  const { language } = useLanguage();
  const firsts = supplyQuantityOf(supplies, tallied, "first");
  const refills = supplyQuantityOf(supplies, tallied, "refill");
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
        onClick={() => change({ type: "add", tallied, quantity, supply: "first" })}
      >
        {text.record.first}
        <span class={styles.halfCount} data-shown={firsts > 0 ? formatNumber(language, firsts) : ""} />
      </button>
      <button
        type="button"
        class={classes(styles.half, refills > 0 && styles.isChosen)}
        aria-label={labelOf(text.record.refill, refills)}
        onClick={() => {
          change({ type: "add", tallied, quantity, supply: "refill" });
          onRefill(tallied);
        }}
      >
        {text.record.refill}
        <span class={styles.halfCount} data-shown={refills > 0 ? formatNumber(language, refills) : ""} />
      </button>
    </div>
  );
}
