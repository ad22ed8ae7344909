import { Button, LinkButton } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import parts from "../components/parts.module.css";
import { usePrivacyText } from "../language/privacy-text.ts";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { BookWords } from "./BookWords.tsx";
import { lockDelays } from "./lock.ts";
import { useLock } from "./LockProvider.tsx";
import { PassphraseSection } from "./PassphraseSection.tsx";
import { WipeSection } from "./WipeSection.tsx";

/** What a person can do so that others see less, and how little some of it is. */
export function PrivacyScreen() {
  const text = usePrivacyText();
  const { phone } = usePhone();
  const team = useTeam();
  return (
    <SettingsPage title={text.title}>
      <LockSection />
      {phone.passphrase !== undefined && <PassphraseSection keeper={phone.passphrase} />}
      {team !== undefined && <BookWords team={team} />}
      <section class={parts.section}>
        <h2>{text.hideTitle}</h2>
        <p class={parts.prose}>{text.hideIntro}</p>
      </section>
      <WipeSection />
      <section class={parts.section}>
        <div>
          <LinkButton href="/protection">{text.protection}</LinkButton>
        </div>
      </section>
    </SettingsPage>
  );
}

function LockSection() {
  const text = usePrivacyText();
  const { lock, state } = useLock();
  const { phone } = usePhone();
  const needsWords =
    phone.passphrase?.facts().hasPassphrase === true || phone.book?.facts().custody === "passphrase";

  return (
    <section class={parts.stack}>
      <h2>{text.lockTitle}</h2>
      <p class={parts.prose}>{text.lockIntro}</p>
      <ChoiceGroup
        legend={text.lockWhen}
        name="lock"
        options={lockDelays.map((value) => ({ value, label: text.delays[value] }))}
        value={state.delay}
        onChange={(delay) => delay !== undefined && lock?.setDelay(delay)}
      />
      {!needsWords && <p class={parts.prose}>{text.curtain}</p>}
      <div class={parts.actions}>
        <Button onClick={() => lock?.lockNow()}>{text.lockNow}</Button>
      </div>
    </section>
  );
}
