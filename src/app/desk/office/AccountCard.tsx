import { useEffect, useRef, useState } from "preact/hooks";
import type { AccountOfProgram } from "../../../contract/wire/people-messages.ts";
import type { Language } from "../../../domain/catalogue/catalogue.ts";
import type { CallFailure } from "../../../sync/endpoint-client.ts";
import { Button } from "../../components/Button.tsx";
import { classes } from "../../components/classes.ts";
import { Notice } from "../../components/Notice.tsx";
import parts from "../../components/parts.module.css";
import { formatDay } from "../../language/format-date.ts";
import { useLanguage } from "../../language/LanguageProvider.tsx";
import { callFailureInWords } from "../../sign-in/call-failure.ts";
import { useAccessText } from "../../sign-in/use-access-text.ts";
import { useLeadDesk } from "../desk-context.tsx";
import styles from "../desk.module.css";
import { useDeskText } from "../use-desk-text.ts";
import { type OfficeText, useOfficeText } from "./use-office-text.ts";
import { usePasswordAgain } from "./use-password-again.tsx";

interface AccountCardProps {
  readonly account: AccountOfProgram;
  readonly onEnded: () => void;
}

/** One account: what it may do, when it was here last, and the way to end it. */
export function AccountCard({ account, onEnded }: AccountCardProps) {
  const text = useOfficeText();
  const { roles } = useDeskText();
  const { language } = useLanguage();
  const { who } = useLeadDesk();
  const { endedDay } = account;

  return (
    <li class={classes(styles.card, endedDay !== undefined && styles.faded)}>
      <h2 class={styles.cardTitle} dir="auto">
        {account.name}
      </h2>
      {endedDay !== undefined && <p class={styles.tag}>{text.endedOn(formatDay(language, endedDay))}</p>}
      <p>{[roles[account.role], ...(account.id === who.id ? [text.you] : [])].join(" · ")}</p>
      <p class={parts.soft}>{factsInWords(account, text, language).join(" · ")}</p>
      {endedDay === undefined && who.role === "admin" && <EndAccount account={account} onEnded={onEnded} />}
    </li>
  );
}

function factsInWords(
  { createdDay, lastSeenDay, openSessions, endedDay }: AccountOfProgram,
  text: OfficeText,
  language: Language,
): readonly string[] {
  return [
    text.made(formatDay(language, createdDay)),
    ...(lastSeenDay === undefined ? [] : [text.lastHere(formatDay(language, lastSeenDay))]),
    ...(endedDay === undefined ? [openSessions === 0 ? text.notSignedIn : text.signedIn(openSessions)] : []),
  ];
}

/** Two steps in place: it can't be undone, and what becomes of its invites has to be read first. */
function EndAccount({ account: { id, name }, onEnded }: AccountCardProps) {
  const text = useOfficeText();
  const access = useAccessText();
  const { client } = useLeadDesk();
  const passwordAgain = usePasswordAgain();
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<CallFailure>();
  const question = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (isAsking) question.current?.focus();
  }, [isAsking]);

  async function end() {
    setFailure(undefined);
    const done = await client.call("endAccount", { path: { id } });
    if (done.ok) onEnded();
    else if (!passwordAgain.isAsked(done.error, () => void end())) setFailure(done.error);
  }

  if (!isAsking) {
    return (
      <div>
        <Button aria-label={text.endLabel(name)} onClick={() => setIsAsking(true)}>
          {text.end}
        </Button>
      </div>
    );
  }
  return (
    <div class={styles.ask}>
      <p ref={question} tabIndex={-1} class={styles.question}>
        <strong>{text.endAsk(name)}</strong>
      </p>
      <p>{text.endMeans}</p>
      <output>
        {failure !== undefined && <Notice tone="warn">{callFailureInWords(failure, access)}</Notice>}
      </output>
      <div class={parts.actions}>
        <Button onClick={() => void end()}>{text.endYes}</Button>
        <Button variant="quiet" onClick={() => setIsAsking(false)}>
          {text.endNo}
        </Button>
      </div>
      {passwordAgain.sheet}
    </div>
  );
}
