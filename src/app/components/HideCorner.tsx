import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useText } from "../language/LanguageProvider.tsx";
import styles from "./HideCorner.module.css";
import { Icon } from "./Icon.tsx";

interface Hiding {
  /** Covers the screen at once. */
  readonly hide: () => void;
  readonly isHidden: boolean;
}

/** Absent where there is nothing to cover. */
export const HideContext = createContext<Hiding | undefined>(undefined);

/** The upper corner of each screen, and of each sheet: behind one that is open nothing can be pressed. */
export function HideCorner() {
  const text = useText();
  const hiding = useContext(HideContext);
  if (hiding === undefined) return null;
  return (
    <button type="button" class={styles.corner} aria-label={text.shell.hide} onClick={hiding.hide}>
      <Icon name="hide" />
    </button>
  );
}
