import { useState } from "preact/hooks";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { usePrivacyText } from "../language/privacy-text.ts";
import { usePhone } from "../shell/phone-context.tsx";
import type { Team } from "../shell/team-context.tsx";
import { PassphraseForm } from "./PassphraseForm.tsx";

/** The words that a program asks for, so that nobody else reads an evening's book. Until they are set, its key is in memory only. */
export function BookWords({ team: { book } }: { readonly team: Team }) {
  const text = usePrivacyText();
  const { program, today } = usePhone();
  const [isSet, setIsSet] = useState(false);
  const wanted = program.book;
  const isAsked = wanted?.custody === "passphrase" && book.facts().custody !== "passphrase";
  if (!isAsked && !isSet) return null;

  return (
    <section class={parts.section}>
      <h2>{text.passphrase}</h2>
      {isSet || wanted === undefined ? (
        <Notice tone="good">{text.bookWordsSet}</Notice>
      ) : (
        <>
          <p class={parts.prose}>{text.bookWordsAsked}</p>
          <PassphraseForm
            onSet={async (passphrase) => {
              const kept = await book.keepBy(
                { custody: "passphrase", days: wanted.days, passphrase },
                today(),
              );
              setIsSet(kept.ok);
              return kept;
            }}
          />
        </>
      )}
    </section>
  );
}
