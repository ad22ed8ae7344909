import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { askAboveQuantity } from "../../domain/limits.ts";
import { Button } from "../components/Button.tsx";
import { Icon } from "../components/Icon.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import styles from "./KeypadSheet.module.css";

interface KeypadSheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly most: number;
  /** Above 500, unless it is a number of things that hold many. */
  readonly askAbove?: number;
  /** What it asks about, in words; the number itself where it is not said. */
  readonly aLotOf?: (quantity: number) => string;
  readonly onClose: () => void;
  readonly onSet: (quantity: number) => void;
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
/** 99,999 is the most a line holds. */
const maxDigits = 5;

function Keypad({
  most,
  askAbove = askAboveQuantity,
  aLotOf,
  onClose,
  onSet,
}: Omit<KeypadSheetProps, "title" | "open">) {
  const text = useText();
  const { language } = useLanguage();
  const [digits, setDigits] = useState("");
  const [isAsking, setIsAsking] = useState(false);
  // What the keys made of it so far: a digit and Enter can come before the digit is rendered.
  const digitsRef = useRef("");
  const formRef = useRef<HTMLFormElement>(null);
  const quantity = Number(digits);
  const shown = formatNumber(language, quantity);

  // The keys give way to the question and come back: what had the focus may be gone, and a keyboard would begin at the top.
  useLayoutEffect(() => {
    const form = formRef.current;
    if (form === null || form.contains(document.activeElement)) return;
    form.querySelector<HTMLElement>(isAsking ? "[data-first-answer]" : "input")?.focus();
  }, [isAsking]);

  function type(change: (before: string) => string) {
    digitsRef.current = change(digitsRef.current)
      .replace(/^0+(?=\d)/, "")
      .slice(0, maxDigits);
    setDigits(digitsRef.current);
    setIsAsking(false);
  }

  function set() {
    if (digitsRef.current !== "") onSet(Number(digitsRef.current));
    onClose();
  }

  return (
    <form
      ref={formRef}
      class={styles.keypad}
      onSubmit={(event) => {
        event.preventDefault();
        const typed = Number(digitsRef.current);
        if (typed > most) return;
        if (typed > askAbove) setIsAsking(true);
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
        value={digits}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          type(() => asciiDigits(typed));
        }}
      />
      <output class={styles.answer}>
        {isAsking && text.record.aLot(aLotOf?.(quantity) ?? shown)}
        {quantity > most && text.record.most(formatNumber(language, most))}
      </output>
      {isAsking ? (
        <div class={styles.question}>
          <Button data-first-answer onClick={() => type(() => "")}>
            {text.record.typeAgain}
          </Button>
          <Button variant="primary" onClick={set}>
            {text.record.keepIt(shown)}
          </Button>
        </div>
      ) : (
        <Keys shown={shown} type={type} />
      )}
    </form>
  );
}

interface KeysProps {
  readonly shown: string;
  readonly type: (change: (before: string) => string) => void;
}

function Keys({ shown, type }: KeysProps) {
  const text = useText();

  return (
    <div class={styles.keys}>
      {digitKeys.map((digit) => (
        <button key={digit} type="button" class={styles.key} onClick={() => type((before) => before + digit)}>
          {digit}
        </button>
      ))}
      <button
        type="button"
        class={styles.key}
        aria-label={text.record.erase}
        onClick={() => type((before) => before.slice(0, -1))}
      >
        <Icon name="erase" size="large" />
      </button>
      <button type="button" class={styles.key} onClick={() => type((before) => before + "0")}>
        0
      </button>
      <button type="submit" class={styles.set} aria-label={text.record.setTo(shown)}>
        <Icon name="check" size="large" />
      </button>
    </div>
  );
}

/** Also takes ٠-٩ and ۰-۹, as keyboards of those who write them give. */
function asciiDigits(typed: string): string {
  return typed
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - "٠".charCodeAt(0)))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - "۰".charCodeAt(0)))
    .replaceAll(/\D/g, "");
}
