import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import { liveRecord } from "../../domain/record-state.ts";
import { useLock } from "../lock/LockProvider.tsx";
import { usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { recordOf } from "../shift/read-shift.ts";
import { createShiftKeeper } from "../shift/shift-keeper.ts";
import { ShiftProvider } from "../shift/ShiftProvider.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { dropUnusedNickname } from "./nickname.ts";
import { EntryChangesProvider } from "./EntryChangesProvider.tsx";
import { createRecorder, type Recorder } from "./recorder.ts";
import type { RecorderState } from "./recorder-state.ts";
import { draftFromRecord } from "./draft-record.ts";
import { useKeptDrafts } from "./use-kept-drafts.ts";

const RecorderContext = createContext<Recorder | undefined>(undefined);

interface RecorderProviderProps {
  readonly onFirstSave: () => void;
  readonly children: ComponentChildren;
}

/** Keeps one recorder, the shift it records in, and what of stored entries could not be changed, for as long as the app is open, whichever screen is shown. */
export function RecorderProvider({ onFirstSave, children }: RecorderProviderProps) {
  const appPhone = usePhone();
  const storage = usePreferenceStorage();
  const isAlone = useTeam() === undefined;
  const { state: lock } = useLock();
  const latestRef = useRef({ ...appPhone, isAlone, lock });
  useLayoutEffect(() => {
    latestRef.current = { ...appPhone, isAlone, lock };
  });
  const [shifts] = useState(() =>
    createShiftKeeper({
      phone: appPhone.phone,
      program: () => latestRef.current.program,
      today: () => latestRef.current.today(),
      clock: appPhone.clock,
      ids: appPhone.ids,
      storage,
    }),
  );
  const [recorder] = useState(() =>
    createRecorder({
      phone: appPhone.phone,
      program: () => latestRef.current.program,
      today: () => latestRef.current.today(),
      clock: appPhone.clock,
      ids: appPhone.ids,
      storage,
      keepsSite: () => latestRef.current.isAlone,
      isLocked: () => latestRef.current.lock.isLocked,
      shift: shifts.forEntriesOf,
      onFirstSave,
    }),
  );

  useKeptDrafts(recorder);

  useEffect(() => {
    void rememberLastContact(recorder, latestRef.current);
  }, [recorder]);

  useEffect(
    () =>
      appPhone.phone.subscribe(() => {
        recorder.tryUnclearAgain();
        void recorder.dropPassed();
      }),
    [recorder, appPhone.phone],
  );

  // What was done elsewhere behind a lock can be read once it is open.
  useEffect(() => {
    if (!lock.isLocked) void recorder.dropPassed();
  }, [recorder, lock.isLocked]);

  useEffect(() => recorder.checkSite(), [recorder, appPhone.program]);

  useEffect(() => {
    const offerSite = () => {
      const site = recordOf(shifts.state().open)?.site;
      if (site !== undefined) recorder.offerSite(site);
    };
    offerSite();
    return shifts.subscribe(offerSite);
  }, [recorder, shifts]);

  useEffect(() => {
    dropUnusedNickname(storage, latestRef.current.today(), appPhone.program.asks?.worker === true);
  }, [storage, appPhone.program]);

  return (
    <RecorderContext.Provider value={recorder}>
      <EntryChangesProvider>
        <ShiftProvider value={shifts}>{children}</ShiftProvider>
      </EntryChangesProvider>
    </RecorderContext.Provider>
  );
}

export function useRecorder(): { readonly recorder: Recorder; readonly state: RecorderState } {
  const recorder = useContext(RecorderContext);
  assert(recorder !== undefined, "App puts every screen inside a RecorderProvider");
  const [state, setState] = useState(recorder.state());

  useEffect(() => {
    // What changed between rendering and this effect.
    setState(recorder.state());
    return recorder.subscribe(() => setState(recorder.state()));
  }, [recorder]);

  return { recorder, state };
}

/** So that "Same again" is there when the phone was off between two contacts. */
async function rememberLastContact(
  recorder: Recorder,
  { phone, today }: Pick<ReturnType<typeof usePhone>, "phone" | "today">,
): Promise<void> {
  const rows = await phone.bookOfDay(today(), { limit: 10 }).catch(() => []);
  for (const row of rows) {
    const record = row.kind === "readable" ? liveRecord(row.state) : undefined;
    if (record?.kind === "encounter") {
      recorder.remember({ record: record.id, draft: draftFromRecord(record) });
      return;
    }
  }
}
