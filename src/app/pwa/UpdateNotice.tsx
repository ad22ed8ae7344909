import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { useFailedChanges } from "../record/EntryChangesProvider.tsx";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { isEmptyDraft } from "../record/draft.ts";
import { useUnsavedFixList } from "../record/UnsavedFixesProvider.tsx";
import type { UpdateState } from "./update.ts";
import { useUpdate } from "./UpdateProvider.tsx";

/**
 * Offers a new version where nothing is being tapped: on the list, the totals
 * and the settings, never over a form. Taking it loads the page again, so it
 * waits while anything that was tapped is not saved.
 */
export function UpdateNotice() {
  const { state, accept } = useUpdate();
  return state === "current" ? null : <NewVersion state={state} accept={accept} />;
}

interface NewVersionProps {
  readonly state: Exclude<UpdateState, "current">;
  readonly accept: () => void;
}

function NewVersion({ state, accept }: NewVersionProps) {
  const text = useText();
  const { state: recorder } = useRecorder();
  const fixes = useUnsavedFixList();
  const failedChanges = useFailedChanges();

  const isUnsaved =
    fixes.length > 0 ||
    failedChanges.length > 0 ||
    recorder.unsaved.length > 0 ||
    recorder.unturned.length > 0 ||
    recorder.last?.type === "saving" ||
    Object.values(recorder.forms).some(({ draft }) => !isEmptyDraft(draft));
  const words = text.pwa.updates[state];

  return (
    <Notice tone="plain" action={isUnsaved ? undefined : <Button onClick={accept}>{words.take}</Button>}>
      {words.isReady} {isUnsaved && text.pwa.saveBeforeUpdate}
    </Notice>
  );
}
