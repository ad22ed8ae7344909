import { useState } from "preact/hooks";
import type { Result } from "../../domain/result.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import { useTeamText } from "../language/team-text.ts";

interface SeenButtonProps {
  readonly onSeen: () => Promise<Result<void, SaveFailure>>;
}

/** What it stands under goes once that is on this phone; until then it stays, and says why. */
export function SeenButton({ onSeen }: SeenButtonProps) {
  const text = useTeamText();
  const { failures } = useText();
  const [problem, setProblem] = useState<string>();

  async function seen() {
    const done = await onSeen();
    setProblem(done.ok ? undefined : changeInWords(done.error, failures));
  }

  return (
    <>
      <output>{problem !== undefined && <Notice tone="warn">{problem}</Notice>}</output>
      <div>
        <Button onClick={() => void seen()}>{text.changesSeen}</Button>
      </div>
    </>
  );
}
