import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { ToggleFailure } from "../record/asked-again.ts";
import { useFailedChanges, useIsChangeUnderWay } from "../record/EntryChangesProvider.tsx";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { isEmptyDraft } from "../record/draft.ts";
import { hasFailed, isSettled } from "../record/recorder-state.ts";
import { useIsFixUnderWay, useUnsavedFixList } from "../record/UnsavedFixesProvider.tsx";
import { isSheetBegun } from "../paper/begun-sheets.ts";
import { usePhone } from "../shell/phone-context.tsx";
import type { UpdateState } from "./update.ts";
import { useUpdate } from "./UpdateProvider.tsx";

/**
 * Offers a new version where nothing is being tapped: on the list, the totals
 * and the settings, never over a form. Taking it loads the page again, so it
 * waits while anything that was tapped is not done; except for what only a new
 * version can do.
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
  const failures = useFailures();
  const isBegun = useIsBegun();
  const hasUnsaved = useHasUnsaved();
  const words = text.pwa.updates[state];
  const waits = isBegun || !failures.every(needsNewVersion);

  return (
    <Notice tone="plain" action={waits ? undefined : <Button onClick={accept}>{words.take}</Button>}>
      {words.isReady} {(isBegun || failures.length > 0) && text.pwa.saveBeforeUpdate}{" "}
      {!waits && hasUnsaved && text.pwa.unsavedIsLost}
    </Notice>
  );
}

/** "Update Satchel", and "open it again", is what is said of these: it must be possible. */
function needsNewVersion({ kind }: ToggleFailure): boolean {
  return kind === "unreadable" || kind === "database-newer";
}

/** Why what was asked is not done, of all that is told of somewhere. */
function useFailures(): readonly ToggleFailure[] {
  const { last, unsaved, unturned } = useRecorder().state;
  const ofLast = hasFailed(last) && !isSettled(last) ? [last] : [];
  return [...useFailedChanges(), ...useUnsavedFixList(), ...unsaved, ...unturned, ...ofLast].flatMap(
    ({ failure }) => failure ?? [],
  );
}

/** Whether something is lost with this page; a change of an entry also where it waits for the undo of a void. */
function useHasUnsaved(): boolean {
  const { unsaved } = useRecorder().state;
  const fixes = useUnsavedFixList();
  const changes = useFailedChanges();
  return (
    unsaved.length + fixes.length > 0 ||
    changes.some(({ change }) => change?.kind === "undo" && change.unsavedFix !== undefined)
  );
}

/** Whether something was tapped that is neither stored nor said to have failed. */
function useIsBegun(): boolean {
  const { phone } = usePhone();
  const { writing, turning, forms } = useRecorder().state;
  const fixes = useUnsavedFixList();
  const isFixing = useIsFixUnderWay();
  const isChanging = useIsChangeUnderWay();
  return (
    fixes.some(({ failure }) => failure === undefined) ||
    isFixing ||
    isChanging ||
    turning > 0 ||
    isSheetBegun(phone) ||
    writing.length > 0 ||
    Object.values(forms).some(({ draft }) => !isEmptyDraft(draft))
  );
}
