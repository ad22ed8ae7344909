/**
 * What an unattended desk must not give away needs the password again after a
 * while. It is asked in place, and what was begun goes on.
 */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CallFailure } from "../../../sync/endpoint-client.ts";
import { Sheet } from "../../components/Sheet.tsx";
import { callFailureInWords, isRefused } from "../../sign-in/call-failure.ts";
import { useAccessText } from "../../sign-in/use-access-text.ts";
import { useLeadDesk } from "../desk-context.tsx";
import { PasswordForm } from "../PasswordForm.tsx";
import { useOfficeText } from "./use-office-text.ts";

interface PasswordAgain {
  /** Whether this is what the failure asks for; the sheet is open then, and `goOn` is called after it. */
  readonly isAsked: (failure: CallFailure, goOn: () => void) => boolean;
  /** To be shown by whoever asks. */
  readonly sheet: ComponentChildren;
}

export function usePasswordAgain(): PasswordAgain {
  const [waiting, setWaiting] = useState<{ readonly goOn: () => void }>();

  function isAsked(failure: CallFailure, goOn: () => void): boolean {
    const isWanted = isRefused(failure, "sign-in-again");
    if (isWanted) setWaiting({ goOn });
    return isWanted;
  }

  return {
    isAsked,
    sheet: waiting !== undefined && (
      <PasswordSheet
        onClose={() => setWaiting(undefined)}
        onShown={() => {
          setWaiting(undefined);
          waiting.goOn();
        }}
      />
    ),
  };
}

interface PasswordSheetProps {
  readonly onClose: () => void;
  readonly onShown: () => void;
}

function PasswordSheet({ onClose, onShown }: PasswordSheetProps) {
  const text = useOfficeText();
  const access = useAccessText();
  const { client } = useLeadDesk();

  async function show(password: string): Promise<string | undefined> {
    const shown = await client.call("showPassword", { body: { password } });
    if (!shown.ok) return callFailureInWords(shown.error, access);
    onShown();
    return undefined;
  }

  return (
    <Sheet title={text.passwordAgainTitle} open onClose={onClose}>
      <p>{text.passwordAgain}</p>
      <PasswordForm action={text.goOn} onTry={show} />
    </Sheet>
  );
}
