import { useEffect, useState } from "preact/hooks";
import type { About, Who } from "../../contract/wire/access-messages.ts";
import { setupCodeLength } from "../../contract/wire/wire-limits.ts";
import type { CallFailure, EndpointClient } from "../../sync/endpoint-client.ts";
import type { Result } from "../../domain/result.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import { callFailureInWords } from "../sign-in/call-failure.ts";
import { takeCodeOfAddress } from "../sign-in/code-of-address.ts";
import { useAccessText } from "../sign-in/use-access-text.ts";
import { SetUpForm } from "./SetUpForm.tsx";

interface SetUpScreenProps {
  readonly client: EndpointClient;
  readonly onSignedIn: (who: Who, password: string) => void;
}

/** What a set-up link opens: a new program, or, where there is one, an account that may do everything. */
export function SetUpScreen({ client, onSignedIn }: SetUpScreenProps) {
  const text = useAccessText();
  const [code] = useState(() => takeCodeOfAddress(setupCodeLength));
  const [about, setAbout] = useState<Result<About, CallFailure>>();
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let isOver = false;
    async function ask() {
      const answer = await client.call("about");
      if (!isOver) setAbout(answer);
    }
    void ask();
    return () => {
      isOver = true;
    };
  }, [client, tries]);

  if (code === undefined) {
    return (
      <Screen title={text.setUpTitle}>
        <Notice tone="warn">{text.noCode}</Notice>
      </Screen>
    );
  }
  if (about === undefined) return null;
  if (!about.ok) {
    return (
      <Screen title={text.setUpTitle}>
        <Notice
          tone="warn"
          action={<Button onClick={() => setTries((count) => count + 1)}>{text.tryAgain}</Button>}
        >
          {callFailureInWords(about.error, text)}
        </Notice>
      </Screen>
    );
  }
  return <SetUpForm client={client} code={code} hasProgram={about.value.isSetUp} onSignedIn={onSignedIn} />;
}
