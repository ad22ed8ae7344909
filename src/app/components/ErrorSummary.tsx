import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./Icon.tsx";
import styles from "./ErrorSummary.module.css";

interface ErrorSummaryProps {
  readonly title: string;
  readonly errors: readonly { readonly fieldId: string; readonly text: string }[];
}

/** What keeps a form from being kept, with a way to each field. Takes the focus when it appears. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);

  // By what it says: whoever is mending one field must not lose the focus to a list that stayed as it was.
  const said = errors.map((error) => error.text).join("\n");
  useEffect(() => {
    if (said !== "") summary.current?.focus();
  }, [said]);

  if (errors.length === 0) return null;
  return (
    <div ref={summary} class={styles.summary} role="alert" tabIndex={-1}>
      <h2 class={styles.title}>
        <Icon name="care" />
        {title}
      </h2>
      <ul class={styles.list}>
        {errors.map(({ fieldId, text }) => (
          <li key={fieldId}>
            <a
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                // The label first, so that what is asked is seen above the field, not hidden under the edge.
                document.getElementById(`${fieldId}-label`)?.scrollIntoView();
                document.getElementById(fieldId)?.focus({ preventScroll: true });
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
