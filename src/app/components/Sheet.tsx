import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
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
  /** Where what is on it changes by itself: the sheet keeps the size that it opens with, and nothing of it moves. */
  readonly isSteady?: boolean;
  readonly children: ComponentChildren;
}

/**
 * A question that comes up from the bottom edge, within reach of the thumb. A
 * native modal dialog: the rest of the page is inert, Escape closes it, and the
 * focus goes back to where it was.
 */
export function Sheet({ title, open, onClose, isTall, isSteady, children }: SheetProps) {
  const text = useText();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const openerRef = useRef<Element | null>(null);
  const headingId = useId();

  // Before the next tap: an empty dialog that is still open would take it.
  useLayoutEffect(() => {
    const element = dialogRef.current;
    if (element === null) return;
    if (open && !element.open) {
      openerRef.current = document.activeElement;
      element.showModal();
      if (isSteady === true) element.style.blockSize = `${element.getBoundingClientRect().height}px`;
    }
    if (open) return;
    // A key, or the way back, has closed it already.
    if (element.open) element.close();
    element.style.blockSize = "";
  }, [open, isSteady]);

  // Once all of the page is drawn: what opened it may be gone only then.
  useEffect(() => {
    if (open) return;
    const isOpenerGone = openerRef.current?.isConnected === false;
    // A browser that gives what is tapped no focus has left it with the page.
    if (isOpenerGone && document.activeElement === document.body) focusTitle();
    openerRef.current = null;
  }, [open]);

  useEffect(() => {
    const element = dialogRef.current;
    // A press on the dialog itself is one on its backdrop: the panel covers all the rest of it.
    const closeFromBackdrop = (event: MouseEvent) => {
      if (event.target === element) onClose();
    };
    element?.addEventListener("click", closeFromBackdrop);
    return () => element?.removeEventListener("click", closeFromBackdrop);
  }, [onClose]);

  return (
    <dialog
      ref={dialogRef}
      class={classes(styles.dialog, isSteady && styles.steady)}
      aria-labelledby={headingId}
      onClose={onClose}
    >
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
