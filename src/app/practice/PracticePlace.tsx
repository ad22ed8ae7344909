import { useLocation } from "preact-iso";
import { useMemo, useState } from "preact/hooks";
import { programDayAt } from "../../domain/program-day.ts";
import { usePreferenceStorage, WithPreferences } from "../language/LanguageProvider.tsx";
import { usePracticeText } from "../language/practice-text.ts";
import { noUpdate } from "../pwa/update.ts";
import { UpdateProvider } from "../pwa/UpdateProvider.tsx";
import { RecorderProvider } from "../record/RecorderProvider.tsx";
import { UnsavedFixesProvider } from "../record/UnsavedFixesProvider.tsx";
import { zoneOfBrowser } from "../settings/zones.ts";
import { areTapsFelt, keepTapsFelt } from "../shell/felt-taps.ts";
import { AppShell } from "../shell/AppShell.tsx";
import { type AppPhone, PhoneProvider } from "../shell/phone-context.tsx";
import { memoryPreferenceStorage } from "../shell/preference-storage.ts";
import type { Clock, Ids } from "../shell/program-context.tsx";
import { TeamProvider } from "../shell/team-context.tsx";
import { noteHintSeen } from "../day/storage-hint-seen.ts";
import { madeUpContact, madeUpProgram } from "./made-up.ts";
import { openPracticePhone } from "./practice-phone.ts";
import { PracticeBar } from "./PracticeBar.tsx";
import { PracticeLocation } from "./PracticeLocation.tsx";
import { PracticeScreens } from "./PracticeScreens.tsx";

interface PracticePlaceProps {
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * The real screens on a made-up phone. It is given no phone, and everything of
 * the real one that screens find by themselves (its database, its program, what
 * sends, what is kept outside the database, a new version that would load the
 * page again) is another one from here on down.
 */
export function PracticePlace({ clock, ids }: PracticePlaceProps) {
  const { route } = useLocation();
  const phone = useMadeUpPhone({ clock, ids });
  const own = usePreferenceStorage();
  const [storage] = useState(() => {
    const memory = memoryPreferenceStorage();
    // Whoever wants a phone to stay still wants that here too.
    keepTapsFelt(memory, areTapsFelt(own));
    // What the browser promises about real records would be said of these.
    noteHintSeen(memory);
    return memory;
  });

  return (
    <WithPreferences storage={storage}>
      <UpdateProvider update={noUpdate}>
        <TeamProvider value={undefined}>
          <PracticeLocation>
            <PhoneProvider value={phone}>
              <UnsavedFixesProvider>
                <RecorderProvider onFirstSave={nothing}>
                  <PracticeBar onEnd={() => route("/", true)} />
                  <AppShell shown={practicePlaces}>
                    <PracticeScreens />
                  </AppShell>
                </RecorderProvider>
              </UnsavedFixesProvider>
            </PhoneProvider>
          </PracticeLocation>
        </TeamProvider>
      </UpdateProvider>
    </WithPreferences>
  );
}

const practicePlaces = ["record", "today"] as const;
const nothing = () => undefined;

/** Made up once: another language later changes the words around it, not the names on it. */
function useMadeUpPhone({ clock, ids }: PracticePlaceProps): AppPhone {
  const text = usePracticeText();
  const [opened] = useState(() => {
    const program = madeUpProgram(text, zoneOfBrowser());
    const records = [madeUpContact(program, { clock, ids })];
    return { program, phone: openPracticePhone({ program, records, newEventId: () => ids.eventId() }) };
  });
  return useMemo(() => {
    const { program, phone } = opened;
    const { zone, dayStartHour } = program;
    return {
      phone,
      program,
      saveProgram: (next) => phone.saveProgram(next),
      clock,
      ids,
      today: () => programDayAt({ instantMs: clock.now(), zone, dayStartHour }),
    };
  }, [opened, clock, ids]);
}
