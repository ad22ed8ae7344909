import type { ComponentChildren } from "preact";
import { useContext, useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { classes } from "./classes.ts";
import { HideContext } from "./HideCorner.tsx";
import styles from "./Screen.module.css";

interface ScreenProps {
  readonly title: string;
  readonly intro?: ComponentChildren;
  /** Buttons and links that belong beside the title. */
  readonly actions?: ComponentChildren;
  /** Read out and focused, but not seen: for a screen whose first line says it already. */
  readonly isTitleHidden?: boolean;
  /** Wider than a column of text, for screens with panes of their own. */
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
}

/** The browser puts the focus at the top of the first page by itself. */
let isFirstScreen = true;

/** Where the focus goes when what had it is no longer there: behind an open sheet nothing can have it. */
export function focusTitle(lost?: Element | null): void {
  const title =
    lost?.closest("dialog[open]")?.querySelector<HTMLElement>("h2") ??
    document.querySelector<HTMLElement>("main h1");
  title?.focus({ preventScroll: true });
}

/** One screen: its title, which takes the focus when the screen opens, and what is on it. */
export function Screen({ title, intro, actions, isTitleHidden, isWide, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isHidden = useContext(HideContext)?.isHidden ?? false;

  // Before it is painted: a key pressed at first sight of a screen must not lose its focus to the title.
  useLayoutEffect(() => {
    if (!isFirstScreen) heading.current?.focus({ preventScroll: true });
    isFirstScreen = false;
    scrollTo(0, 0);
  }, []);

  // A screen that comes up behind the calendar, as a lock does, leaves the tab the calendar's title.
  useEffect(() => {
    if (!isHidden) document.title = `${title} · Satchel`;
  }, [title, isHidden]);

  return (
    <main class={classes(styles.screen, isWide && styles.wide, isTitleHidden && styles.untitled)}>
      <div class={classes(styles.header, isTitleHidden && styles.hidden)}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions !== undefined && <div class={styles.actions}>{actions}</div>}
      </div>
      {intro !== undefined && <div class={styles.intro}>{intro}</div>}
      {children}
    </main>
  );
}
