import { codeInGroups } from "../../contract/wire/codes.ts";
import { Button } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";

interface InstallFirstProps {
  readonly code: string | undefined;
  readonly onHereAnyway: () => void;
}

/** A code used in a tab of an iPhone would be used up for an app that never sees it. */
export function InstallFirst({ code, onHereAnyway }: InstallFirstProps) {
  const text = useTeamText();
  const { pwa } = useText();
  return (
    <Screen title={text.installFirst} intro={text.installWhy}>
      {code !== undefined && <p class={parts.code}>{codeInGroups(code)}</p>}
      <ol class={parts.steps}>
        {pwa.iphoneSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div>
        <Button variant="quiet" onClick={onHereAnyway}>
          {text.joinHereAnyway}
        </Button>
      </div>
    </Screen>
  );
}
