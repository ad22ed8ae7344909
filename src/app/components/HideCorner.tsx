import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useText } from "../language/LanguageProvider.tsx";
import styles from "./HideCorner.module.css";
import { Icon } from "./Icon.tsx";

/** What covers the screen at once, where there is something to cover. */
export const HideContext = createContext<(() => void) | undefined>(undefined);

/** The upper corner of each screen, and of each sheet: behind one that is open nothing can be pressed. */
export function HideCorner() {
  const text = useText();
  const hide = useContext(HideContext);
  if (hide === undefined) return null;
  return (
    <button type="button" class={styles.corner} aria-label={text.shell.hide} onClick={hide}>
      <Icon name="hide" />
    </button>
  );
}
