import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useText } from "../language/LanguageProvider.tsx";
import { classes } from "./classes.ts";
import { HideCorner } from "./HideCorner.tsx";
import { Icon } from "./Icon.tsx";
import { focusTitle } from "./Screen.tsx";
import styles from "./Sheet.module.css";

interface SheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Where an answer brings up another question: it comes below, and what was tapped stays under the thumb. */
  readonly isTall?: boolean;
  readonly children: ComponentChildren;
}

/**
 * A question that comes up from the bottom edge, within reach of the thumb. A
 * native modal dialog: the rest of the page is inert, Escape closes it, and the
 * focus goes back to where it was.
 */
export function Sheet({ title, open, onClose, isTall, children }: SheetProps) {
  const text = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === open) return;
    if (open) return element.showModal();
    element.close();
    // What opened it may be gone by now.
    if (document.activeElement === document.body) focusTitle();
  }, [open]);

  useEffect(() => {
    const element = dialog.current;
    // A press on the dialog itself is one on its backdrop: the panel covers all the rest of it.
    const closeFromBackdrop = (event: MouseEvent) => {
      if (event.target === element) onClose();
    };
    element?.addEventListener("click", closeFromBackdrop);
    return () => element?.removeEventListener("click", closeFromBackdrop);
  }, [onClose]);

  return (
    <dialog ref={dialog} class={styles.dialog} aria-labelledby={headingId} onClose={onClose}>
      {open && (
        <div class={classes(styles.panel, isTall && styles.tall)}>
          <div class={styles.header}>
            <h2 id={headingId} tabIndex={-1}>
              {title}
            </h2>
            <button type="button" class={styles.close} aria-label={text.shell.close} onClick={onClose}>
              <Icon name="close" />
            </button>
          </div>
          {children}
        </div>
      )}
      {open && <HideCorner />}
    </dialog>
  );
}
