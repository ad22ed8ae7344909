import { useEffect, useState } from "preact/hooks";
import {
  type PersistenceState,
  persistenceState,
  requestPersistence,
  type StorageEstimateBytes,
  storageEstimate,
} from "../../storage/persistence.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { formatBytes } from "../language/format-number.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useStored } from "../shell/phone-context.tsx";
import { NearlyFull } from "../day/NearlyFull.tsx";
import { useCopyAddress } from "../shell/use-copy-address.ts";
import { InstallHelp } from "./InstallHelp.tsx";
import { RecordCheck } from "./RecordCheck.tsx";
import { SettingsPage } from "./SettingsPage.tsx";

/** What this phone holds, whether the browser keeps it, and how to put the app on the home screen. */
export function PhoneScreen() {
  const text = useText();
  return (
    <SettingsPage title={text.settings.phone}>
      <StorageFacts />
      <RecordCheck />
      <InstallHelp />
      <section class={parts.section}>
        <h2>{text.settings.version}</h2>
        <p>{text.settings.versionIs(__APP_VERSION__)}</p>
      </section>
    </SettingsPage>
  );
}

function StorageFacts() {
  const text = useText();
  const { language } = useLanguage();
  const copyAddress = useCopyAddress();
  const stored = useStored((phone) => phone.storedCount(), []);
  const [persistence, setPersistence] = useState<PersistenceState>();
  const [estimate, setEstimate] = useState<StorageEstimateBytes>();
  const [wasRefused, setWasRefused] = useState(false);

  useEffect(() => {
    void persistenceState().then(setPersistence);
    void storageEstimate().then(setEstimate);
  }, []);

  async function ask() {
    const answer = await requestPersistence();
    setPersistence(answer);
    setWasRefused(answer !== "kept");
  }

  return (
    <section class={parts.stack}>
      <h2>{text.settings.storage}</h2>
      {stored !== undefined && <p>{text.settings.storedRecords(stored.records)}</p>}
      <p>
        {estimate === undefined
          ? text.settings.storageUsedUnknown
          : text.settings.storageUsed(
              formatBytes(language, estimate.usedBytes),
              formatBytes(language, estimate.quotaBytes),
            )}
      </p>
      <NearlyFull />
      <output class={parts.stack}>
        {persistence === "kept" && <Notice tone="good">{text.settings.storageKept}</Notice>}
        {persistence === "may-be-deleted" && (
          <Notice tone="warn" action={<Button onClick={() => void ask()}>{text.settings.askToKeep}</Button>}>
            {wasRefused ? text.settings.stillNotKept : text.settings.storageNotKept}
          </Notice>
        )}
        {persistence === "unknown" && <Notice tone="plain">{text.settings.storageUnknown}</Notice>}
      </output>
      {persistence !== undefined && persistence !== "kept" && (
        <div>
          <LinkButton href={copyAddress}>{text.settings.saveCopy}</LinkButton>
        </div>
      )}
    </section>
  );
}
