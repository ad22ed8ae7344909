import { useText } from "../language/LanguageProvider.tsx";
import { type EntryKind, entryKinds } from "./draft.ts";
import styles from "./KindSwitch.module.css";

const pathOfKind: Record<EntryKind, string> = { encounter: "/", group: "/group", cleanup: "/cleanup" };

interface KindSwitchProps {
  readonly kind: EntryKind;
}

/** Links, so that each kind has an address; what is on each form stays there meanwhile. */
export function KindSwitch({ kind }: KindSwitchProps) {
  const text = useText();

  return (
    <nav class={styles.switch} aria-label={text.record.kindOfEntry}>
      {entryKinds.map((one) => (
        <a
          key={one}
          class={styles.kind}
          href={pathOfKind[one]}
          aria-current={one === kind ? "page" : undefined}
        >
          {text.record.kinds[one]}
        </a>
      ))}
    </nav>
  );
}
