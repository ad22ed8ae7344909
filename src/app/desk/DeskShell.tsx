import { useLocation } from "preact-iso";
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../components/Icon.tsx";
import shell from "../shell/AppShell.module.css";
import { useLeadDesk } from "./desk-context.tsx";
import styles from "./desk.module.css";
import { useDeskText } from "./use-desk-text.ts";

interface DeskShellProps {
  /** Whose desk it is. */
  readonly bar: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The places of the desk, where a phone's are on a phone. A viewer has one place, to which the program's name leads back. */
export function DeskShell({ bar, children }: DeskShellProps) {
  const text = useDeskText();
  const { who } = useLeadDesk();
  const { path } = useLocation();
  const here = placeOf(path);
  const isLead = who.role !== "viewer";

  return (
    <div class={shell.shell}>
      <div class={styles.column}>
        {bar}
        {children}
      </div>
      {isLead && (
        <nav class={shell.nav} aria-label={text.navigation}>
          {places.map(({ name, href, icon }) => (
            <a key={name} class={shell.place} href={href} aria-current={name === here ? "page" : undefined}>
              <span class={shell.sign}>
                <Icon name={icon} />
              </span>
              {text.places[name]}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}

type Place = "totals" | "records" | "phones" | "program";

const places: readonly { readonly name: Place; readonly href: string; readonly icon: IconName }[] = [
  { name: "totals", href: "/desk", icon: "totals" },
  { name: "records", href: "/desk/records", icon: "today" },
  { name: "phones", href: "/desk/phones", icon: "phone" },
  { name: "program", href: "/desk/program", icon: "settings" },
];

function placeOf(path: string): Place {
  if (path.startsWith("/desk/record")) return "records";
  if (/^\/desk\/(phones|quarantine)/.test(path)) return "phones";
  return /^\/desk\/(program|invites|account)/.test(path) ? "program" : "totals";
}
