import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import { liveRecord } from "../../domain/record-state.ts";
import { usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { createDesk, type Desk, type DeskState } from "./desk.ts";
import { draftFromRecord } from "./draft-record.ts";

const DeskContext = createContext<Desk | undefined>(undefined);

interface DeskProviderProps {
  readonly onFirstSave: () => void;
  readonly children: ComponentChildren;
}

/** Keeps one desk for as long as the app is open, whichever screen is shown. */
export function DeskProvider({ onFirstSave, children }: DeskProviderProps) {
  const appPhone = usePhone();
  const storage = usePreferenceStorage();
  const isAlone = useTeam() === undefined;
  const latestRef = useRef({ ...appPhone, isAlone });
  useLayoutEffect(() => {
    latestRef.current = { ...appPhone, isAlone };
  });
  const [desk] = useState(() =>
    createDesk({
      phone: appPhone.phone,
      program: () => latestRef.current.program,
      today: () => latestRef.current.today(),
      clock: appPhone.clock,
      ids: appPhone.ids,
      storage,
      keepsSite: () => latestRef.current.isAlone,
      onFirstSave,
    }),
  );

  useEffect(() => {
    void rememberLastContact(desk, latestRef.current);
  }, [desk]);

  useEffect(() => desk.checkSite(), [desk, appPhone.program]);

  return <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>;
}

export function useDesk(): { readonly desk: Desk; readonly state: DeskState } {
  const desk = useContext(DeskContext);
  assert(desk !== undefined, "App puts every screen inside a DeskProvider");
  const [state, setState] = useState(desk.state());

  useEffect(() => {
    // What changed between rendering and this effect.
    setState(desk.state());
    return desk.subscribe(() => setState(desk.state()));
  }, [desk]);

  return { desk, state };
}

/** So that "Same again" is there when the phone was off between two contacts. */
async function rememberLastContact(
  desk: Desk,
  { phone, today }: Pick<ReturnType<typeof usePhone>, "phone" | "today">,
): Promise<void> {
  const rows = await phone.bookOfDay(today(), { limit: 10 }).catch(() => []);
  for (const row of rows) {
    const record = row.kind === "readable" ? liveRecord(row.state) : undefined;
    if (record?.kind === "encounter") {
      desk.remember(draftFromRecord(record));
      return;
    }
  }
}
