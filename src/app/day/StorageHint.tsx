import { useEffect, useState } from "preact/hooks";
import { type PersistenceState, persistenceState } from "../../storage/persistence.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { usePreferenceStorage, useText } from "../language/LanguageProvider.tsx";
import { installPlatform, isInstalled } from "../pwa/install.ts";
import { useCopyAddress } from "../shell/use-copy-address.ts";
import { noteHintSeen, wasHintSeen } from "./storage-hint-seen.ts";
import styles from "./StorageHint.module.css";

interface StorageHintProps {
  /** Whether the list is on the screen: from then on nothing above it may come. */
  readonly isListShown: boolean;
  readonly hasEntries: boolean;
}

/**
 * Told once, and only where it matters: the browser was asked after the first
 * save and did not promise to keep the records. An answer that comes after the
 * list waits for the next time, for a list must not move under a thumb.
 */
export function StorageHint({ isListShown, hasEntries }: StorageHintProps) {
  const text = useText();
  const storage = usePreferenceStorage();
  const copyAddress = useCopyAddress();
  const [isSeen, setIsSeen] = useState(() => wasHintSeen(storage));
  const [answer, setAnswer] = useState<PersistenceState>();
  const [answerInTime, setAnswerInTime] = useState<PersistenceState | "late">();
  if (isListShown && answerInTime === undefined) setAnswerInTime(answer ?? "late");

  useEffect(() => void persistenceState().then(setAnswer), []);

  if (isSeen || !hasEntries || answerInTime !== "may-be-deleted") return null;
  // On an iPhone the app on the home screen begins with nothing: after the first save it would be the wrong advice.
  const helpsToInstall = !isInstalled() && installPlatform() !== "ios";
  return (
    <Notice
      tone="plain"
      action={
        <Button
          onClick={() => {
            noteHintSeen(storage);
            setIsSeen(true);
          }}
        >
          {text.day.understood}
        </Button>
      }
    >
      {helpsToInstall ? text.day.mayBeDeleted : text.day.mayBeDeletedCopy}{" "}
      <a class={styles.how} href={helpsToInstall ? "/settings/phone" : copyAddress}>
        {text.day.howToKeep}
      </a>
    </Notice>
  );
}
