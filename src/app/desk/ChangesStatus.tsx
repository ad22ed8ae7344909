import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { formatDay } from "../language/format-date.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { useChanges, useChangesFacts } from "./changes-context.tsx";
import { useLeftChanges } from "./LeftChangesProvider.tsx";
import { useDeskText } from "./use-desk-text.ts";

/** Whether the lead's own changes have arrived. "Sent" is said on the endpoint's word alone. */
export function ChangesStatus() {
  const text = useDeskText();
  const changes = useChanges();
  const { waiting, isSending, sent, setAside } = useChangesFacts();
  const left = useLeftChanges().all;
  const { language } = useLanguage();

  return (
    <output class={parts.status}>
      {left.map(({ record, day, to, why }) => (
        <Notice
          key={record}
          tone="warn"
          action={<LinkButton href={`/desk/record/${record}`}>{text.lookAtEntry}</LinkButton>}
        >
          {text.changeNotDone[to](formatDay(language, day, "full"))} {why}
        </Notice>
      ))}
      {waiting > 0 && isSending && <Notice tone="plain">{text.changeSending}</Notice>}
      {waiting > 0 && !isSending && (
        <Notice tone="warn" action={<Button onClick={() => changes.sendNow()}>{text.sendNow}</Button>}>
          {text.changesWaiting(waiting)}
        </Notice>
      )}
      {waiting === 0 && sent > 0 && <Notice tone="good">{text.changeSent}</Notice>}
      {setAside > 0 && <Notice tone="warn">{text.changeSetAside}</Notice>}
    </output>
  );
}
