import { useRef, useState } from "preact/hooks";
import type { ReplyOf } from "../../../contract/wire/route-messages.ts";
import type { Settings } from "../../../contract/wire/settings-message.ts";
import { Notice } from "../../components/Notice.tsx";
import parts from "../../components/parts.module.css";
import { formatDay, formatMonth } from "../../language/format-date.ts";
import { useLanguage } from "../../language/LanguageProvider.tsx";
import { useProgram } from "../../shell/program-context.tsx";
import { isRefused } from "../../sign-in/call-failure.ts";
import { AnswerView } from "../AnswerView.tsx";
import { useLeadDesk } from "../desk-context.tsx";
import { formatInstant } from "../format-instant.ts";
import { useAnswer } from "../use-answer.ts";
import { ChangeKeptMonths } from "./ChangeKeptMonths.tsx";
import { useOfficeText } from "./use-office-text.ts";

interface KeptDetailsProps {
  readonly settings: Settings;
  readonly onChanged: (changed: Settings) => void;
  /** Somebody else changed the program in the meantime. */
  readonly onReadAgain: () => void;
}

/** How long the server keeps what each entry says, what is gone already, and an admin's way to change it. */
export function KeptDetails({ settings, onChanged, onReadAgain }: KeptDetailsProps) {
  const text = useOfficeText();
  const { who } = useLeadDesk();
  const { answer, askAgain } = useAnswer("retention", settings.tag, {});
  const [isSaved, setIsSaved] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  // A server of before keeps all of it.
  if (answer.kind === "failed" && isRefused(answer.failure, "not-found")) return null;
  return (
    <section class={parts.section}>
      <h2 ref={title} tabIndex={-1}>
        {text.keptTitle}
      </h2>
      <p>{text.keptIntro}</p>
      <output class={parts.status}>{isSaved && <Notice tone="good">{text.keptSaved}</Notice>}</output>
      <AnswerView answer={answer} onTryAgain={askAgain}>
        {(told) => <KeptNow told={told} />}
      </AnswerView>
      {who.role === "admin" ? (
        <ChangeKeptMonths
          key={settings.tag}
          settings={settings}
          onChosen={() => setIsSaved(false)}
          onReadAgain={onReadAgain}
          onChanged={(changed) => {
            setIsSaved(true);
            // The question that had the focus is gone.
            title.current?.focus();
            onChanged(changed);
          }}
        />
      ) : (
        <p class={parts.soft}>{text.keptByAdmins}</p>
      )}
    </section>
  );
}

function KeptNow({ told }: { readonly told: ReplyOf<"retention"> }) {
  const text = useOfficeText();
  const { language } = useLanguage();
  const { program } = useProgram();
  const { holds, next, letGo, clock, waitsForPhones } = told;
  const { first, last } = letGo;
  // Where all is kept for ever, nothing waits.
  const isWaiting = waitsForPhones === true && (holds ?? next) !== undefined;
  return (
    <>
      <p>
        <strong>{text.keptNow(holds)}</strong>{" "}
        {next !== undefined &&
          text.keptNext(next.keepMonths, formatInstant(language, next.from, program.zone))}
      </p>
      {isWaiting && <Notice tone="warn">{text.keptWaits}</Notice>}
      {clock !== undefined && !isWaiting && (
        <Notice tone="warn">
          {text.keptClock(formatDay(language, clock.says), formatDay(language, clock.believed))}
        </Notice>
      )}
      {first !== undefined && last !== undefined && (
        <p>{text.keptGone(letGo.records, formatMonth(language, first), formatMonth(language, last))}</p>
      )}
    </>
  );
}
