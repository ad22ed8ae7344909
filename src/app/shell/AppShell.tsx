import { ErrorBoundary as LoadingBoundary, lazy, useLocation } from "preact-iso";
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../components/Icon.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import styles from "./AppShell.module.css";
import { ClosedBanner } from "./ClosedBanner.tsx";
import { useTeam } from "./team-context.tsx";

interface AppShellProps {
  /** Absent is all. */
  readonly shown?: readonly Place[];
  readonly children: ComponentChildren;
}

/** The four places, within reach of the thumb; beside the screen where it is wide. */
export function AppShell({ shown, children }: AppShellProps) {
  const text = useText();
  const { path } = useLocation();
  const here = placeOf(path);
  const team = useTeam();

  return (
    <>
      {team !== undefined && (
        <header class={styles.bar}>
          <LoadingBoundary>
            <StatusLine team={team} />
          </LoadingBoundary>
        </header>
      )}
      <ClosedBanner />
      <div class={styles.shell}>
        {children}
        <nav class={styles.nav} aria-label={text.shell.mainNavigation}>
          {placesShown(shown).map(({ name, href, icon }) => (
            <a key={name} class={styles.place} href={href} aria-current={name === here ? "page" : undefined}>
              <span class={styles.sign}>
                <Icon name={icon} />
              </span>
              {text.shell[name]}
            </a>
          ))}
        </nav>
      </div>
    </>
  );
}

// A phone alone has none, and doesn't fetch it.
const StatusLine = lazy(async () => (await import("../sending/StatusLine.tsx")).StatusLine);

type Place = "record" | "today" | "totals" | "settings";

const places: readonly { readonly name: Place; readonly href: string; readonly icon: IconName }[] = [
  { name: "record", href: "/", icon: "record" },
  { name: "today", href: "/day", icon: "today" },
  { name: "totals", href: "/totals", icon: "totals" },
  { name: "settings", href: "/settings", icon: "settings" },
];

function placesShown(shown: readonly Place[] | undefined): typeof places {
  return shown === undefined ? places : places.filter(({ name }) => shown.includes(name));
}

function placeOf(path: string): Place {
  // A record that is changed was opened from the list of its day.
  if (/^\/(day|record)(\/|$)/.test(path)) return "today";
  if (path.startsWith("/totals")) return "totals";
  if (path.startsWith("/settings")) return "settings";
  return "record";
}
