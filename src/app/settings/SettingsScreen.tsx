import { lazy } from "preact-iso";
import { useState } from "preact/hooks";
import { type Language, languages } from "../../domain/catalogue/catalogue.ts";
import { LinkButton } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { formatDecimal } from "../language/format-number.ts";
import { languageNames } from "../language/language-names.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { UpdateNotice } from "../pwa/UpdateNotice.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { LightAndHands } from "./LightAndHands.tsx";
import { SettingsLink } from "./SettingsLink.tsx";
import { zoneName } from "./zones.ts";

/** What this phone has decided, and the ways to change it. */
export function SettingsScreen() {
  const text = useText();
  const team = useTeam();

  return (
    <Screen title={text.settings.title}>
      <UpdateNotice />
      <LightAndHands />
      <LanguageChoice />
      <ul class={parts.rows}>
        {team === undefined ? <LinksAlone /> : <TeamLinks team={team} />}
        <SettingsLink href="/bag" title={text.settings.bag} summary={text.settings.bagSummary} />
        <SettingsLink
          href="/settings/privacy"
          title={text.settings.lock}
          summary={text.settings.lockSummary}
        />
        <SettingsLink
          href="/practice"
          title={text.settings.practice}
          summary={text.settings.practiceSummary}
        />
        <SettingsLink
          href="/settings/phone"
          title={text.settings.phone}
          summary={text.settings.phoneSummary}
        />
      </ul>
      <section class={parts.section}>
        <h2>{text.settings.privacyTitle}</h2>
        {team === undefined ? (
          <p class={parts.prose}>{text.settings.privacy}</p>
        ) : (
          <p class={parts.prose}>
            <TeamPrivacy />
          </p>
        )}
        <p class={parts.prose}>{text.settings.privacyDeleting}</p>
        <div>
          <LinkButton href="/protection" variant="quiet">
            {text.settings.protection}
          </LinkButton>
        </div>
      </section>
    </Screen>
  );
}

/** What a phone alone decides by itself. */
function LinksAlone() {
  const text = useText();
  const { language } = useLanguage();
  const { program } = usePhone();
  const offered = program.sites.filter((site) => site.retired !== true);
  return (
    <>
      <SettingsLink
        href="/settings/program"
        title={text.settings.program}
        summary={text.settings.programSummary(program.name, zoneName(program.zone))}
      />
      <SettingsLink
        href="/settings/sites"
        title={text.settings.sites}
        summary={text.settings.siteCount(offered.length)}
      />
      <SettingsLink
        href="/settings/factors"
        title={text.settings.factors}
        summary={text.settings.factorsSummary(formatDecimal(language, program.factors.perPound))}
      />
      <SettingsLink
        href="/settings/copy"
        title={text.settings.copies}
        summary={text.settings.copiesSummary}
      />
      <SettingsLink href="/settings/paper" title={text.settings.paper} summary={text.settings.paperSummary} />
      <SettingsLink href="/join" title={text.settings.join} summary={text.settings.joinSummary} />
    </>
  );
}

// With words of their own, which phones alone don't fetch.
const TeamLinks = lazy(async () => (await import("./TeamSettings.tsx")).TeamLinks);
const TeamPrivacy = lazy(async () => (await import("./TeamSettings.tsx")).TeamPrivacy);

function LanguageChoice() {
  const text = useText();
  const { language, setLanguage } = useLanguage();
  const [hasFailed, setHasFailed] = useState(false);

  async function choose(next: Language | undefined) {
    if (next !== undefined) setHasFailed(!(await setLanguage(next)));
  }

  return (
    <>
      <ChoiceGroup
        legend={text.settings.language}
        name="language"
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={(next) => void choose(next)}
      />
      <output class={parts.status}>
        {hasFailed && <Notice tone="warn">{text.settings.languageFailed}</Notice>}
      </output>
    </>
  );
}
