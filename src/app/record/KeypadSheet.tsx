import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ItemUnit, Pack } from "../../domain/catalogue/catalogue.ts";
import { askAboveQuantity } from "../../domain/limits.ts";
import { Button } from "../components/Button.tsx";
import { Icon } from "../components/Icon.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import {
  type Entered,
  erased,
  fromKeyboard,
  isNothing,
  nothingEntered,
  totalOf,
  withAdded,
  withDigit,
} from "./entered.ts";
import { KeypadChips, useEnteredInWords } from "./KeypadChips.tsx";
import styles from "./KeypadSheet.module.css";
import type { SetNumber } from "./reduce-draft.ts";

interface KeypadSheetProps {
  readonly title: string;
  readonly open: boolean;
  /** What is counted already: the chips add to it, digits take its place. */
  readonly before: number;
  readonly most: number;
  /** What it can be entered by, beside ones. */
  readonly packs?: readonly Pack[];
  readonly unit?: ItemUnit;
  /** Above 500, unless it is a number of things that hold many. */
  readonly askAbove?: number;
  /** What it asks about, in words; the number itself where it is not said. */
  readonly aLotOf?: (quantity: number) => string;
  /** What else can be said of it, below the keys. */
  readonly foot?: ComponentChildren;
  readonly onClose: () => void;
  readonly onSet: (quantity: number, entered: SetNumber) => void;
}

/** A whole number by large keys. Of a large one it asks once, right here, whether it was meant. */
export function KeypadSheet({ title, open, onClose, ...rest }: KeypadSheetProps) {
  return (
    <Sheet title={title} open={open} onClose={onClose}>
      <Keypad {...rest} onClose={onClose} />
    </Sheet>
  );
}

const digitKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

function Keypad(props: Omit<KeypadSheetProps, "title" | "open">) {
  const { before, most, askAbove = askAboveQuantity, aLotOf, onClose, onSet } = props;
  const text = useText();
  const { language } = useLanguage();
  const [entered, setEntered] = useState(nothingEntered);
  const [isAsking, setIsAsking] = useState(false);
  // What the keys made of it so far: a digit and Enter can come before the digit is rendered.
  const latestRef = useRef(nothingEntered);
  const formRef = useRef<HTMLFormElement>(null);
  const quantity = totalOf(entered, before);
  const shown = formatNumber(language, quantity);
  const inWords = useEnteredInWords(props);

  // The keys give way to the question and come back: what had the focus may be gone, and a keyboard would begin at the top.
  useLayoutEffect(() => {
    const form = formRef.current;
    if (form === null || form.contains(document.activeElement)) return;
    form.querySelector<HTMLElement>(isAsking ? "[data-first-answer]" : "input")?.focus();
  }, [isAsking]);

  function enter(change: (before: Entered) => Entered) {
    latestRef.current = change(latestRef.current);
    setEntered(latestRef.current);
    setIsAsking(false);
  }

  function set() {
    const { digits, added } = latestRef.current;
    if (!isNothing(latestRef.current)) {
      onSet(totalOf(latestRef.current, before), {
        quantity: digits === "" ? undefined : Number(digits),
        added,
      });
    }
    onClose();
  }

  return (
    <form
      ref={formRef}
      class={styles.keypad}
      onSubmit={(event) => {
        event.preventDefault();
        const total = totalOf(latestRef.current, before);
        if (total > most) return;
        if (total > askAbove && !isNothing(latestRef.current)) setIsAsking(true);
        else set();
      }}
    >
      {/* A keyboard types here too; inputmode none keeps the phone's own from coming up over these keys. */}
      <input
        aria-label={text.record.howMany}
        class={styles.display}
        type="text"
        inputMode="none"
        autoComplete="off"
        autofocus
        placeholder="0"
        value={entered.added.length > 0 ? String(quantity) : entered.digits}
        onInput={(event) => {
          const digits = asciiDigits(event.currentTarget.value);
          enter((sofar) => fromKeyboard(sofar, digits, String(totalOf(sofar, before))));
        }}
      />
      <output class={styles.answer}>
        {isAsking && text.record.aLot(aLotOf?.(quantity) ?? shown)}
        {quantity > most && text.record.most(formatNumber(language, most))}
        {!isAsking && quantity <= most && <span class={styles.sum}>{inWords(entered)}</span>}
      </output>
      {isAsking ? (
        <div class={styles.question}>
          <Button data-first-answer onClick={() => enter(() => nothingEntered)}>
            {text.record.typeAgain}
          </Button>
          <Button variant="primary" onClick={set}>
            {text.record.keepIt(shown)}
          </Button>
        </div>
      ) : (
        <>
          <KeypadChips packs={props.packs} onAdd={(added) => enter((sofar) => withAdded(sofar, added))} />
          <Keys shown={shown} enter={enter} />
          {props.foot}
        </>
      )}
    </form>
  );
}

interface KeysProps {
  readonly shown: string;
  readonly enter: (change: (before: Entered) => Entered) => void;
}

function Keys({ shown, enter }: KeysProps) {
  const text = useText();

  return (
    <div class={styles.keys}>
      {digitKeys.map((digit) => (
        <button
          key={digit}
          type="button"
          class={styles.key}
          onClick={() => enter((before) => withDigit(before, digit))}
        >
          {digit}
        </button>
      ))}
      <button type="button" class={styles.key} aria-label={text.record.erase} onClick={() => enter(erased)}>
        <Icon name="erase" size="large" />
      </button>
      <button type="button" class={styles.key} onClick={() => enter((before) => withDigit(before, "0"))}>
        0
      </button>
      <button type="submit" class={styles.set} aria-label={text.record.setTo(shown)}>
        <Icon name="check" size="large" />
      </button>
    </div>
  );
}

/** Also takes ٠-٩ and ۰-۹, as keyboards of those who write them give. */
function asciiDigits(text: string): string {
  return text
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - "٠".charCodeAt(0)))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - "۰".charCodeAt(0)))
    .replaceAll(/\D/g, "");
}
