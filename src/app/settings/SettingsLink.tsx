import { Icon } from "../components/Icon.tsx";
import styles from "./settings.module.css";

interface SettingsLinkProps {
  readonly href: string;
  readonly title: string;
  readonly summary: string;
}

/** One page of the settings, in their list. */
export function SettingsLink({ href, title, summary }: SettingsLinkProps) {
  return (
    <li>
      <a class={styles.link} href={href}>
        <span>
          <span class={styles.linkTitle}>{title}</span>
          <span class={styles.linkSummary}>{summary}</span>
        </span>
        <Icon name="forward" />
      </a>
    </li>
  );
}
