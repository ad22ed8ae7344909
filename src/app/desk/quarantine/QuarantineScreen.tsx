import { useState } from "preact/hooks";
import { quarantineMeant } from "../../../contract/wire/errors.ts";
import type { QuarantineEntry } from "../../../contract/wire/quarantine-messages.ts";
import type { CallFailure } from "../../../sync/endpoint-client.ts";
import { Button, LinkButton } from "../../components/Button.tsx";
import { Disclosure } from "../../components/Disclosure.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Screen } from "../../components/Screen.tsx";
import parts from "../../components/parts.module.css";
import { formatNumber } from "../../language/format-number.ts";
import { useLanguage, useText } from "../../language/LanguageProvider.tsx";
import { callFailureInWords } from "../../sign-in/call-failure.ts";
import { useAccessText } from "../../sign-in/use-access-text.ts";
import { useLeadDesk } from "../desk-context.tsx";
import { RestOfPages } from "../RestOfPages.tsx";
import { useDeskText } from "../use-desk-text.ts";
import { arrivalInWords, entryInWords } from "./days-in-words.ts";
import { decisionInWords } from "./decision-in-words.ts";
import { groupsOf } from "./groups-of.ts";
import styles from "./quarantine.module.css";
import { useQuarantine } from "./use-quarantine.ts";
import { useQuarantineText } from "./use-quarantine-text.ts";

/** All that came and counts for nothing, by phone and by reason, and what was decided on. */
export function QuarantineScreen() {
  const text = useQuarantineText();
  const desk = useDeskText();
  // Drawn anew after each look: what is understood now is gone from the list.
  const [looks, setLooks] = useState(0);
  return (
    <Screen
      title={text.title}
      intro={text.intro}
      actions={
        <LinkButton href="/desk/phones" variant="quiet">
          {desk.places.phones}
        </LinkButton>
      }
      isWide
    >
      <LookAgain onLooked={() => setLooks(looks + 1)} />
      <Entries key={`open ${looks}`} of="open" />
      <Decided />
    </Screen>
  );
}

type Looking =
  | { readonly kind: "asking" }
  | { readonly kind: "looked"; readonly tried: number; readonly understood: number }
  | { readonly kind: "failed"; readonly failure: CallFailure };

function LookAgain({ onLooked }: { readonly onLooked: () => void }) {
  const text = useQuarantineText();
  const access = useAccessText();
  const { client } = useLeadDesk();
  const [looking, setLooking] = useState<Looking>();

  async function look() {
    setLooking({ kind: "asking" });
    const looked = await client.call("lookAgain");
    setLooking(looked.ok ? { kind: "looked", ...looked.value } : { kind: "failed", failure: looked.error });
    if (looked.ok) onLooked();
  }

  return (
    <div class={parts.stack}>
      <div class={parts.actions}>
        <Button onClick={() => void (looking?.kind !== "asking" && look())}>{text.lookAgain}</Button>
        <span class={parts.soft}>{text.lookAgainWhy}</span>
      </div>
      <output class={parts.status}>
        {looking?.kind === "asking" && text.looking}
        {looking?.kind === "looked" && text.looked(looking.tried, looking.understood)}
        {looking?.kind === "failed" && (
          <Notice tone="warn">{callFailureInWords(looking.failure, access)}</Notice>
        )}
      </output>
    </div>
  );
}

function Entries({ of }: { readonly of: "open" | "decided" }) {
  const text = useQuarantineText();
  const { entries, state, more, askAgain } = useQuarantine(of);
  return (
    <>
      {state.kind === "all" && entries.length === 0 && <p>{of === "open" ? text.none : text.decidedNone}</p>}
      {of === "open" ? <Groups entries={entries} /> : <Rows entries={entries} />}
      <RestOfPages state={state} onMore={more} onTryAgain={askAgain} />
    </>
  );
}

function Groups({ entries }: { readonly entries: readonly QuarantineEntry[] }) {
  const text = useQuarantineText();
  return groupsOf(entries).map(({ from, reasons }) => (
    <section key={from} class={parts.section}>
      <h2 dir="auto">{text.groupOf(from)}</h2>
      {reasons.map(({ code, entries: ofReason }) => (
        <section key={code} class={styles.reason}>
          <h3>{text.reasons[code].title}</h3>
          <p class={parts.prose}>{text.reasons[code].meaning}</p>
          <p class={parts.prose}>{text.reasons[code].help}</p>
          <Rows entries={ofReason} />
        </section>
      ))}
    </section>
  ));
}

function Rows({ entries }: { readonly entries: readonly QuarantineEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul class={parts.rows}>
      {entries.map((entry) => (
        <Row key={`${entry.number} ${entry.seq}`} entry={entry} />
      ))}
    </ul>
  );
}

function Row({ entry }: { readonly entry: QuarantineEntry }) {
  const text = useQuarantineText();
  const { items } = useText();
  const { language } = useLanguage();
  const { number, seq, code, key, decision, from } = entry;
  const facts = [
    arrivalInWords(entry, { text, language }),
    ...(decision === undefined ? [] : [text.groupOf(from), text.reasons[quarantineMeant(code)].title]),
    ...(code === "cannot-open" && key !== undefined ? [text.key(formatNumber(language, key))] : []),
  ];
  return (
    <li class={parts.row}>
      <div>
        <p>
          <a href={`/desk/quarantine/${number}/${seq}`}>{entryInWords(entry, { text, language })}</a>
        </p>
        <p class={parts.soft} dir="auto">
          {facts.join(" · ")}
        </p>
        {decision !== undefined && <p>{decisionInWords(entry, { text, items, language })}</p>}
      </div>
    </li>
  );
}

/** Asked for only by whoever opens it. */
function Decided() {
  const text = useQuarantineText();
  const [isOpened, setIsOpened] = useState(false);
  return (
    <Disclosure summary={<strong>{text.decidedTitle}</strong>} onOpen={() => setIsOpened(true)}>
      {isOpened && <Entries of="decided" />}
    </Disclosure>
  );
}
