import { Button, LinkButton } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { usePrivacyText } from "../language/privacy-text.ts";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { lockDelays } from "./lock.ts";
import { useLock } from "./LockProvider.tsx";
import styles from "./lock.module.css";
import { WipeSection } from "./WipeSection.tsx";

/** What a person can do so that others see less, and how little some of it is. */
export function PrivacyScreen() {
  const text = usePrivacyText();
  return (
    <SettingsPage title={text.title}>
      <LockSection />
      <section class={styles.section}>
        <h2>{text.hideTitle}</h2>
        <p class={styles.prose}>{text.hideIntro}</p>
      </section>
      <WipeSection />
      <section class={styles.section}>
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

  return (
    <section class={styles.section}>
      <h2>{text.lockTitle}</h2>
      <p class={styles.prose}>{text.lockIntro}</p>
      <ChoiceGroup
        legend={text.lockWhen}
        name="lock"
        options={lockDelays.map((value) => ({ value, label: text.delays[value] }))}
        value={state.delay}
        onChange={(delay) => delay !== undefined && lock?.setDelay(delay)}
      />
      <p class={styles.prose}>{text.curtain}</p>
      <div class={styles.actions}>
        <Button onClick={() => lock?.lockNow()}>{text.lockNow}</Button>
      </div>
    </section>
  );
}
