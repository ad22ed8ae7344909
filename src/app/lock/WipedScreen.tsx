import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { usePrivacyText } from "../language/privacy-text.ts";
import type { WipeLeftover } from "./wipe.ts";

interface WipedScreenProps {
  readonly leftovers: readonly WipeLeftover[];
  readonly wasOfProgram: boolean;
}

/** What is gone, and what the person alone can still do. */
export function WipedScreen({ leftovers, wasOfProgram }: WipedScreenProps) {
  const text = usePrivacyText();
  const isAllGone = leftovers.length === 0;
  const cookie = wasOfProgram ? text.cookieStays : text.cookieMayStay;
  const sentences = [
    // Removing the site's data, as the second way says, takes the cookie along.
    ...(isAllGone ? [text.wipedBody, cookie] : [text.wipedPartly]),
    ...(wasOfProgram ? [text.serverKnows] : []),
    ...(isAllGone ? [text.wipedLast] : []),
  ];
  return (
    <Screen title={isAllGone ? text.wiped : text.wipedNotAll}>
      {sentences.map((sentence) => (
        <p key={sentence} class={parts.prose}>
          {sentence}
        </p>
      ))}
    </Screen>
  );
}
