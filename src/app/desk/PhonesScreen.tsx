import { useState } from "preact/hooks";
import { quarantineMeant } from "../../contract/wire/errors.ts";
import type { PhoneOfProgram, PhonesReply } from "../../contract/wire/desk-messages.ts";
import { maxOpenQuarantined } from "../../contract/wire/wire-limits.ts";
import { LinkButton } from "../components/Button.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { monthOf } from "../../domain/local-date.ts";
import { formatDay, formatMonth } from "../language/format-date.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { AnswerView } from "./AnswerView.tsx";
import styles from "./desk.module.css";
import { ImportCopy } from "./ImportCopy.tsx";
import { PhoneCard } from "./PhoneCard.tsx";
import { areOnlyMonthsKnown } from "./quarantine/days-in-words.ts";
import { useAnswer } from "./use-answer.ts";
import { useDeskText } from "./use-desk-text.ts";

/** Which phones there are, what each has delivered, and what it announced that has not arrived. */
export function PhonesScreen() {
  const text = useDeskText();
  const { answer, askAgain } = useAnswer("phones", "phones");
  const [revoked, setRevoked] = useState<string>();

  return (
    <Screen title={text.phonesTitle} intro={text.phonesIntro} isWide>
      <output class={parts.status}>
        {revoked !== undefined && <Notice tone="good">{text.revoked(revoked)}</Notice>}
      </output>
      <AnswerView answer={answer} onTryAgain={askAgain}>
        {(reply) => (
          <>
            <PhoneList
              phones={reply.phones}
              onRevoked={(label) => {
                setRevoked(label);
                askAgain();
              }}
            />
            <SetAside quarantined={reply.quarantined} />
          </>
        )}
      </AnswerView>
      <ImportCopy onSent={askAgain} />
    </Screen>
  );
}

interface PhoneListProps {
  readonly phones: readonly PhoneOfProgram[];
  readonly onRevoked: (label: string) => void;
}

function PhoneList({ phones, onRevoked }: PhoneListProps) {
  const text = useDeskText();
  return (
    <>
      {phones.length === 0 ? (
        <p>{text.noPhones}</p>
      ) : (
        <ul class={styles.cards}>
          {phones.map((phone) => (
            <PhoneCard key={phone.id} phone={phone} onRevoked={() => onRevoked(phone.label)} />
          ))}
        </ul>
      )}
      <div>
        <LinkButton href="/desk/invites" variant={phones.length === 0 ? "primary" : "plain"}>
          {text.invitePhone}
        </LinkButton>
      </div>
    </>
  );
}

/** Enough to see whether one phone or one reason is behind them; to look at all of them they have a page. */
const shownAtOnce = 5;

/** What arrived and counts as delivered, but adds to no total, with the reason. */
function SetAside({ quarantined }: Pick<PhonesReply, "quarantined">) {
  const text = useDeskText();
  if (quarantined.length === 0) return null;
  const rest = quarantined.slice(shownAtOnce);
  return (
    <section class={parts.section}>
      <h2>{text.quarantineTitle}</h2>
      <p class={parts.soft}>{text.quarantineIntro}</p>
      <div>
        <LinkButton href="/desk/quarantine">{text.quarantineLook}</LinkButton>
      </div>
      <SetAsideRows quarantined={quarantined.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <Disclosure summary={text.quarantineRest(rest.length)}>
          <SetAsideRows quarantined={rest} />
          {quarantined.length >= maxOpenQuarantined && <p>{text.quarantineMore}</p>}
        </Disclosure>
      )}
    </section>
  );
}

function SetAsideRows({ quarantined }: Pick<PhonesReply, "quarantined">) {
  const text = useDeskText();
  const { language } = useLanguage();
  return (
    <ul class={parts.rows}>
      {quarantined.map((entry) => (
        <li key={`${entry.number} ${entry.seq}`} class={parts.row}>
          <span>{text.quarantine[quarantineMeant(entry.code)]}</span>
          <span class={parts.soft}>{daysInWords(entry)}</span>
        </li>
      ))}
    </ul>
  );

  function daysInWords(entry: PhonesReply["quarantined"][number]): string {
    const { day, receivedDay } = entry;
    return areOnlyMonthsKnown(entry)
      ? text.quarantinedInMonths(
          formatMonth(language, monthOf(day)),
          formatMonth(language, monthOf(receivedDay)),
        )
      : text.quarantinedOne(formatDay(language, day), formatDay(language, receivedDay));
  }
}
