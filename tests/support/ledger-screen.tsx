/** A screen as it stands in the app: on a real phone, with its program, in a language, at an address. */
import { render } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { ErrorBoundary as LoadingBoundary, LocationProvider } from "preact-iso";
import { useMemo, useState } from "preact/hooks";
import { LanguageProvider } from "../../src/app/language/LanguageProvider.tsx";
import type { PreferenceStorage } from "../../src/app/shell/preference-storage.ts";
import { loadLanguage } from "../../src/app/language/load-language.ts";
import { EntryChangesProvider } from "../../src/app/record/EntryChangesProvider.tsx";
import { UnsavedFixesProvider } from "../../src/app/record/UnsavedFixesProvider.tsx";
import { type AppPhone, PhoneProvider } from "../../src/app/shell/phone-context.tsx";
import type { Language } from "../../src/domain/catalogue/catalogue.ts";
import type { Program, ToldProgram } from "../../src/domain/program.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { eventId, localDate, programOf, recordId } from "./builders.ts";
import { openTestPhone } from "./open-test-phone.ts";
import { valueOf } from "./results.ts";

/** The day of the builders' records. */
const today = localDate("2026-03-08");

export interface LedgerScreen {
  readonly phone: Phone;
  /** What was chosen on it, for a screen that is shown again. */
  readonly storage: PreferenceStorage;
  /** What is stored now. */
  program(): Promise<Program>;
}

interface LedgerScreenOptions {
  readonly program?: ToldProgram;
  readonly records?: readonly SatchelRecord[];
  readonly language?: Language;
  readonly phone?: Phone;
  readonly storage?: PreferenceStorage;
}

/** Shows a screen once its phone holds what is given. */
export async function showScreen(
  screen: ComponentChildren,
  options: LedgerScreenOptions = {},
): Promise<LedgerScreen> {
  const { program = programOf(), records = [], language = "en" } = options;
  const { phone = await openTestPhone(), storage = memoryStorage() } = options;
  // A program's phone has its settings from the program.
  if (phone.sync === undefined) valueOf(await phone.saveProgram(program));
  valueOf(await phone.importRecords(records.map((record) => ({ record, rev: 1 }))));

  const pack = await loadLanguage(language);
  render(
    <LanguageProvider initial={pack} storage={storage}>
      <LocationProvider>
        <WithPhone phone={phone} program={program}>
          <UnsavedFixesProvider>
            <EntryChangesProvider>
              <LoadingBoundary>{screen}</LoadingBoundary>
            </EntryChangesProvider>
          </UnsavedFixesProvider>
        </WithPhone>
      </LocationProvider>
    </LanguageProvider>,
  );
  return {
    phone,
    storage,
    async program() {
      const stored = await phone.program();
      if (stored === undefined) throw new Error("The phone has no program");
      return stored;
    },
  };
}

export function memoryStorage(): Pick<Storage, "getItem" | "setItem"> {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  };
}

interface WithPhoneProps {
  readonly phone: Phone;
  readonly program: ToldProgram;
  readonly children: ComponentChildren;
}

function WithPhone({ phone, program: first, children }: WithPhoneProps) {
  const [program, setProgram] = useState<ToldProgram>(first);
  const value = useMemo(
    (): AppPhone => ({
      phone,
      program,
      async saveProgram(next) {
        const saved = await phone.saveProgram(next);
        if (saved.ok) setProgram(next);
        return saved;
      },
      clock: { now: () => Date.parse("2026-03-08T22:00:00Z") },
      ids: { recordId: () => recordId(), eventId: () => eventId() },
      today: () => today,
    }),
    [phone, program],
  );
  return <PhoneProvider value={value}>{children}</PhoneProvider>;
}
