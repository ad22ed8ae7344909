import type { ComponentChildren } from "preact";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { HideContext } from "../components/HideCorner.tsx";
import { Button } from "../components/Button.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import wholePage from "../components/whole-page.module.css";
import styles from "./hide.module.css";
import { MonthPage, monthName } from "./MonthPage.tsx";
import type { Clock } from "./program-context.tsx";

interface HideProviderProps {
  readonly clock: Clock;
  /** Whoever looks over a shoulder may take the phone next: what locks, locks now. */
  readonly onHide?: () => void;
  readonly children: ComponentChildren;
}

/**
 * One tap, and the screen shows a month's calendar. A modal dialog of the
 * browser's own, so that it lies over every sheet and nothing under it can be
 * read or reached. It hides from eyes, and from nothing else.
 */
export function HideProvider({ clock, onHide, children }: HideProviderProps) {
  const text = useText();
  const page = useRef<HTMLDialogElement>(null);
  const [isHidden, setIsHidden] = useState(false);

  // The tab and the list of open apps show the title. The screen that is there then puts its own back.
  useLayoutEffect(() => {
    if (isHidden) document.title = monthName(document.documentElement.lang, clock.now());
  }, [isHidden, clock]);

  const hide = useCallback(() => {
    setIsHidden(true);
    // Not after rendering: what is painted next must be this.
    page.current?.showModal();
    onHide?.();
  }, [onHide]);
  const hiding = useMemo(() => ({ hide, isHidden }), [hide, isHidden]);

  return (
    <HideContext.Provider value={hiding}>
      {children}
      <dialog
        ref={page}
        class={wholePage.page}
        aria-label={text.shell.calendar}
        // Escape is pressed by accident; the way back is the button.
        onCancel={(event) => event.preventDefault()}
        // The way back; and a browser closes it by itself at a second Escape.
        onClose={() => setIsHidden(false)}
      >
        {isHidden && (
          <div class={styles.month}>
            <MonthPage clock={clock} />
            <div>
              <Button variant="quiet" onClick={() => page.current?.close()}>
                {text.shell.back}
              </Button>
            </div>
          </div>
        )}
      </dialog>
    </HideContext.Provider>
  );
}
