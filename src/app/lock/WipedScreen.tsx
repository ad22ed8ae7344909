import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { usePrivacyText } from "../language/privacy-text.ts";
import type { WipeLeftover } from "./wipe.ts";

interface WipedScreenProps {
  readonly leftovers: readonly WipeLeftover[];
  readonly wasOfProgram: boolean;
}

export function WipedScreen({ leftovers, wasOfProgram }: WipedScreenProps) {
  const text = usePrivacyText();
  return (
    <Screen title={leftovers.length === 0 ? text.wiped : text.wipedNotAll}>
      <p class={parts.prose}>{leftovers.length === 0 ? text.wipedBody : text.wipedPartly}</p>
      {wasOfProgram && <p class={parts.prose}>{text.wipeCookie}</p>}
    </Screen>
  );
}
