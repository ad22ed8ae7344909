import { usePreferenceStorage, useText } from "../language/LanguageProvider.tsx";
import { keptNickname } from "../record/nickname.ts";
import { useTeamText } from "../language/team-text.ts";
import { usePhone } from "../shell/phone-context.tsx";
import type { Team } from "../shell/team-context.tsx";
import { SettingsLink } from "./SettingsLink.tsx";

/** In place of what a phone alone decides: whose the phone is, and what became of what it recorded. */
export function TeamLinks({ team }: { readonly team: Team }) {
  const text = useTeamText();
  const { settings } = useText();
  const { program, today } = usePhone();
  const storage = usePreferenceStorage();
  return (
    <>
      <SettingsLink
        href="/join"
        title={text.program}
        summary={text.programSummary(program.name, team.enrolment.label)}
      />
      {program.asks?.worker === true && (
        <SettingsLink
          href="/settings/worker"
          title={text.nickname}
          summary={keptNickname(storage, today()) ?? text.nicknameNobody}
        />
      )}
      <SettingsLink href="/sending" title={text.sendingTitle} summary={text.sendingSummary} />
      <SettingsLink href="/settings/paper" title={settings.paper} summary={settings.paperSummary} />
    </>
  );
}

export function TeamPrivacy() {
  return <>{useTeamText().settingsPrivacy}</>;
}
