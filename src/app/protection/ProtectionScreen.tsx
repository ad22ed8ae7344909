import { classes } from "../components/classes.ts";
import { Icon } from "../components/Icon.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { lazyText } from "../language/lazy-text.ts";
import { doesNotProtect, protects } from "./claims.ts";
import styles from "./ProtectionScreen.module.css";

const useProtectionText = lazyText({
  en: async () => (await import("../language/en/protection.ts")).protection,
  es: async () => (await import("../language/es/protection.ts")).protection,
  fr: async () => (await import("../language/fr/protection.ts")).protection,
});

interface ProtectionScreenProps {
  /** Where the way back leads whoever opened the page by its address. */
  readonly home?: string;
}

/** Before anybody relies on it: what holds, and what doesn't. */
export function ProtectionScreen({ home = "/" }: ProtectionScreenProps) {
  const text = useProtectionText();
  return (
    <Screen
      title={text.title}
      intro={text.intro}
      actions={
        <a class={parts.back} href={home} onClick={goBack}>
          <Icon name="forward" />
          {text.back}
        </a>
      }
    >
      <Claims title={text.protects} sign="check" sentences={protects.map(({ name }) => text.claims[name])} />
      <Claims
        title={text.doesNot}
        sign="care"
        sentences={doesNotProtect.map(({ name }) => text.claims[name])}
      />
    </Screen>
  );
}

/** To where one came from: the welcome, the settings, joining or the desk. Whoever opened the page by its address follows the link. */
function goBack(event: MouseEvent): void {
  if (history.length <= 1) return;
  event.preventDefault();
  // The router would follow the link all the same.
  event.stopPropagation();
  history.back();
}

interface ClaimsProps {
  readonly title: string;
  readonly sign: "check" | "care";
  readonly sentences: readonly string[];
}

function Claims({ title, sign, sentences }: ClaimsProps) {
  return (
    <section class={parts.section}>
      <h2>{title}</h2>
      <ul class={classes(parts.rows, styles.claims)}>
        {sentences.map((sentence) => (
          <li key={sentence} class={styles[sign]}>
            <Icon name={sign} />
            <p>{sentence}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
