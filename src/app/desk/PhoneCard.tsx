import { useEffect, useRef, useState } from "preact/hooks";
import type { PhoneOfProgram } from "../../contract/wire/desk-messages.ts";
import type { Language } from "../../domain/catalogue/catalogue.ts";
import type { CallFailure } from "../../sync/endpoint-client.ts";
import { Button } from "../components/Button.tsx";
import { classes } from "../components/classes.ts";
import { Icon } from "../components/Icon.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { formatDay } from "../language/format-date.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { useLeadDesk } from "./desk-context.tsx";
import styles from "./desk.module.css";
import { PhoneGaps } from "./PhoneGaps.tsx";
import { type DeskText, useDeskText } from "./use-desk-text.ts";

interface PhoneCardProps {
  readonly phone: PhoneOfProgram;
  readonly onRevoked: () => void;
}

/** One phone: what a lead has to know of it, and the way to cut it off. */
export function PhoneCard({ phone, onRevoked }: PhoneCardProps) {
  const text = useDeskText();
  const { language } = useLanguage();
  const isRevoked = phone.revokedDay !== undefined;

  return (
    <li class={classes(styles.card, isRevoked && styles.faded)}>
      <h2 class={styles.cardTitle} dir="auto">
        {phone.label}
      </h2>
      {phone.revokedDay !== undefined && (
        <p class={styles.tag}>{text.revokedOn(formatDay(language, phone.revokedDay))}</p>
      )}
      <p>{[seenInWords(phone, text, language), text.delivered(phone.delivered)].join(" · ")}</p>
      {phone.missing > 0 ? (
        <>
          <p class={styles.careful}>
            <Icon name="care" />
            {text.missing(phone.missing)}
          </p>
          {phone.gaps !== undefined && <PhoneGaps gaps={phone.gaps} />}
        </>
      ) : (
        phone.lastSeenDay !== undefined && <p>{text.nothingMissing}</p>
      )}
      {phone.quarantined > 0 && (
        <p class={styles.careful}>
          <Icon name="care" />
          {text.quarantinedCount(phone.quarantined)}
        </p>
      )}
      <p class={parts.soft}>{factsInWords(phone, text, language).join(" · ")}</p>
      {!isRevoked && <Revoke phone={phone} onRevoked={onRevoked} />}
    </li>
  );
}

function seenInWords({ lastSeenDay }: PhoneOfProgram, text: DeskText, language: Language): string {
  return lastSeenDay === undefined ? text.neverSeen : text.lastSeen(formatDay(language, lastSeenDay));
}

/** What its browser said of itself, as far as it did. */
function factsInWords(
  { joinedDay, app, facts }: PhoneOfProgram,
  text: DeskText,
  language: Language,
): readonly string[] {
  const { persisted, usedPercent, losses } = facts ?? {};
  return [
    text.joined(formatDay(language, joinedDay)),
    ...(app === undefined ? [] : [text.appVersion(app)]),
    ...(persisted === undefined ? [] : [persisted ? text.storageKept : text.storageNotKept]),
    ...(usedPercent === undefined ? [] : [text.storageUsed(usedPercent)]),
    ...(losses === undefined || losses === 0 ? [] : [text.storageLosses(losses)]),
  ];
}

/** Two steps in place: it can't be undone, and what becomes of the unsent has to be read first. */
function Revoke({ phone, onRevoked }: PhoneCardProps) {
  const text = useDeskText();
  const access = useAccessText();
  const { client } = useLeadDesk();
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<CallFailure>();
  const question = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (isAsking) question.current?.focus();
  }, [isAsking]);

  async function revoke() {
    setFailure(undefined);
    const done = await client.call("revokePhone", { path: { id: phone.id } });
    if (done.ok) onRevoked();
    else setFailure(done.error);
  }

  if (!isAsking) {
    return (
      <div>
        <Button aria-label={text.revokeLabel(phone.label)} onClick={() => setIsAsking(true)}>
          {text.revoke}
        </Button>
      </div>
    );
  }
  return (
    <div class={styles.ask}>
      <p ref={question} tabIndex={-1} class={styles.question}>
        <strong>{text.revokeAsk(phone.label)}</strong>
      </p>
      {phone.missing > 0 && <p>{text.revokeMissing(phone.missing)}</p>}
      <p>{text.revokeKeeps}</p>
      <output>
        {failure !== undefined && <Notice tone="warn">{callFailureInWords(failure, access)}</Notice>}
      </output>
      <div class={parts.actions}>
        <Button onClick={() => void revoke()}>{text.revokeYes}</Button>
        <Button variant="quiet" onClick={() => setIsAsking(false)}>
          {text.revokeNo}
        </Button>
      </div>
    </div>
  );
}
