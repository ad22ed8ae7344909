import parts from "../../components/parts.module.css";
import { Screen } from "../../components/Screen.tsx";
import { useText } from "../../language/LanguageProvider.tsx";
import { SettingsLink } from "../../settings/SettingsLink.tsx";
import { useDeskText } from "../use-desk-text.ts";
import { useOfficeText } from "./use-office-text.ts";

/** What a lead runs the program with. */
export function OfficeScreen() {
  const text = useOfficeText();
  const desk = useDeskText();
  const { settings } = useText();
  return (
    <Screen title={text.title} intro={text.intro} isWide>
      <ul class={parts.rows}>
        <SettingsLink href="/desk/program/people" title={text.peopleTitle} summary={text.peopleLink} />
        <SettingsLink href="/desk/invites" title={desk.invitesTitle} summary={text.invitesLink} />
        <SettingsLink href="/desk/program/settings" title={text.settingsTitle} summary={text.settingsLink} />
        <SettingsLink href="/desk/program/log" title={text.logTitle} summary={text.logLink} />
        <SettingsLink href="/desk/program/paper" title={settings.paper} summary={text.paperLink} />
        <SettingsLink
          href="/desk/program/protection"
          title={settings.protection}
          summary={text.protectionLink}
        />
        <SettingsLink href="/desk/account" title={text.ownTitle} summary={text.ownLink} />
      </ul>
    </Screen>
  );
}
