import { ErrorBoundary as LoadingBoundary, lazy } from "preact-iso";
import { useState } from "preact/hooks";
import { maxTextLength } from "../../contract/limits.ts";
import { languages } from "../../domain/catalogue/catalogue.ts";
import type { Program } from "../../domain/program.ts";
import type { Phone, SaveFailure } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { TextField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { languageNames } from "../language/language-names.ts";
import { useLanguage, usePreferenceStorage, useText } from "../language/LanguageProvider.tsx";
import { parseLabel } from "../settings/site-fields.ts";
import { formatDay } from "../language/format-date.ts";
import { hasSavedBefore } from "../record/first-save.ts";
import { dayOpenedKeptIn, isEmptied } from "../shell/which-phone.ts";
import { zoneName, zoneOfBrowser } from "../settings/zones.ts";
import { firstProgram } from "./first-program.ts";
import styles from "./WelcomeScreen.module.css";

interface WelcomeScreenProps {
  readonly phone: Phone;
  /** The phone has a program now: time to show where to record. */
  readonly onReady: (program: Program) => void;
}

/** Minute zero: from here to the first contact it is one tap. */
export function WelcomeScreen({ phone, onReady }: WelcomeScreenProps) {
  const text = useText();
  const { language, setLanguage } = useLanguage();
  // What the person wrote; until then the suggestion follows the language.
  const [typedSite, setTypedSite] = useState<string>();
  const [siteProblem, setSiteProblem] = useState<"missing" | "unfit">();
  const [failure, setFailure] = useState<SaveFailure>();
  const [hasCopy, setHasCopy] = useState(false);
  const [isCopyIn, setIsCopyIn] = useState(false);
  const site = typedSite ?? text.welcome.firstSite;

  function programFor(siteName: string): Program {
    return firstProgram({
      name: text.welcome.programName,
      siteName,
      zone: zoneOfBrowser(),
      browserLanguages: navigator.languages,
    });
  }

  /** A copy may bring its own places; whoever has one never has to name one here. */
  function programBesideCopy(): Program {
    const name = parseLabel(site, maxTextLength.siteName);
    return programFor(name.ok ? name.value : text.welcome.firstSite);
  }

  async function start(event: Event) {
    event.preventDefault();
    const name = parseLabel(site, maxTextLength.siteName);
    setSiteProblem(name.ok ? undefined : name.error);
    if (!name.ok) return;
    // Another tab may have begun in the meantime; what was decided there stands.
    const begun = await phone.program();
    if (begun !== undefined) return onReady(begun);
    const program = programFor(name.value);
    const saved = await phone.saveProgram(program);
    if (saved.ok) onReady(program);
    else setFailure(saved.error);
  }

  return (
    <Screen title={text.welcome.title} intro={<p class={styles.purpose}>{text.welcome.purpose}</p>}>
      <WhatWasLost />
      <ChoiceGroup
        legend={text.welcome.language}
        name="language"
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={(next) => next !== undefined && void setLanguage(next)}
      />
      {!hasCopy && (
        <form class={parts.stack} onSubmit={(event) => void start(event)} noValidate>
          <TextField
            label={text.welcome.site}
            hint={text.welcome.siteHint}
            error={
              siteProblem && { missing: text.welcome.siteMissing, unfit: text.welcome.siteUnfit }[siteProblem]
            }
            value={site}
            onInput={setTypedSite}
          />
          <p class={styles.soft}>{text.welcome.zone(zoneName(zoneOfBrowser()))}</p>
          <output class={parts.status}>
            {failure !== undefined && <Notice tone="warn">{text.failures.save[failure.kind]}</Notice>}
          </output>
          <div class={parts.start}>
            <Button type="submit" variant="primary">
              {text.welcome.start}
            </Button>
          </div>
          <div class={parts.start}>
            <LinkButton href="/join">{text.welcome.join}</LinkButton>
          </div>
          <p>{text.welcome.whoeverOpens}</p>
        </form>
      )}
      {hasCopy && (
        <CopyFirst
          phone={phone}
          programFor={programBesideCopy}
          isIn={isCopyIn}
          onIn={() => setIsCopyIn(true)}
          onReady={onReady}
        />
      )}
      {!hasCopy && (
        <div>
          <LinkButton href="/practice" variant="quiet">
            {text.welcome.practice}
          </LinkButton>
        </div>
      )}
      {!isCopyIn && (
        <div>
          <Button variant="quiet" onClick={() => setHasCopy((shown) => !shown)}>
            {hasCopy ? text.welcome.backToStart : text.welcome.haveCopy}
          </Button>
        </div>
      )}
      {!hasCopy && (
        <div>
          <LinkButton href="/protection" variant="quiet">
            {text.settings.protection}
          </LinkButton>
        </div>
      )}
      {!hasCopy && (
        <div>
          <LinkButton href="/desk" variant="quiet">
            {text.welcome.toDesk}
          </LinkButton>
        </div>
      )}
    </Screen>
  );
}

// Most phones begin without a copy: what reads one is not fetched before it is asked for.
const BringIn = lazy(async () => (await import("../copy/BringIn.tsx")).BringIn);

interface CopyFirstProps extends WelcomeScreenProps {
  readonly programFor: () => Program;
  readonly isIn: boolean;
  readonly onIn: () => void;
}

/** The other beginning: what another phone has recorded comes first. */
function CopyFirst({ phone, programFor, isIn, onIn, onReady }: CopyFirstProps) {
  const text = useText();
  const [program, setProgram] = useState<Program>();

  return (
    <>
      <LoadingBoundary>
        <BringIn
          phone={phone}
          program={program}
          fallback={programFor}
          saveProgram={async (next) => {
            const saved = await phone.saveProgram(next);
            if (saved.ok) setProgram(next);
            return saved;
          }}
          onDone={onIn}
        />
      </LoadingBoundary>
      {isIn && program !== undefined && (
        <div class={parts.start}>
          <Button variant="primary" onClick={() => onReady(program)}>
            {text.copy.startRecording}
          </Button>
        </div>
      )}
    </>
  );
}

/** Whoever recorded here before must not take an emptied phone for a new one. */
function WhatWasLost() {
  const { welcome } = useText();
  const { language } = useLanguage();
  const storage = usePreferenceStorage();
  if (isEmptied(storage)) {
    const day = dayOpenedKeptIn(storage);
    return (
      <Notice tone="warn" action={<LinkButton href="/join">{welcome.joinAfterLoss}</LinkButton>}>
        {welcome.emptied}{" "}
        {day !== undefined && welcome.emptiedSince(formatDay(language, day, "fullWithYear"))}
      </Notice>
    );
  }
  return hasSavedBefore(storage) ? <Notice tone="warn">{welcome.emptiedAlone}</Notice> : null;
}
