import { useText } from "../language/LanguageProvider.tsx";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { BringIn } from "./BringIn.tsx";
import { SaveCopy } from "./SaveCopy.tsx";

/** Out of this phone and into it, by file. */
export function CopyScreen() {
  const text = useText();
  const appPhone = usePhone();
  return (
    <SettingsPage title={text.copy.title}>
      <SaveCopy />
      <BringIn
        phone={appPhone.phone}
        program={appPhone.program}
        fallback={() => appPhone.program}
        saveProgram={(program) => appPhone.saveProgram(program)}
      />
    </SettingsPage>
  );
}
