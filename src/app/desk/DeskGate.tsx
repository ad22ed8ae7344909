import type { ComponentChildren } from "preact";
import { Button, LinkButton } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { SignInForm } from "../sign-in/SignInForm.tsx";
import { useAccessText } from "../sign-in/use-access-text.ts";
import type { DeskPorts } from "./desk-ports.ts";
import { OfflineDesk } from "./OfflineDesk.tsx";
import { OpenDesk } from "./OpenDesk.tsx";
import { type SignedIn, useSession } from "./use-session.ts";

interface DeskGateProps {
  readonly ports: DeskPorts;
  readonly begun: SignedIn | undefined;
}

/** Lets in who is signed in, and says to everyone else what they can do. */
export function DeskGate({ ports, begun }: DeskGateProps) {
  const session = useSession(ports.client, begun);
  const { state } = session;

  switch (state.kind) {
    case "asking":
      return null;
    case "not-set-up":
      return <NotSetUp onTryAgain={session.askAgain} />;
    case "signed-out":
      return (
        <SignInScreen
          form={
            <SignInForm
              client={ports.client}
              onSignedIn={(who, password) => session.signedIn({ who, password })}
            />
          }
        />
      );
    case "failed":
      return <OfflineDesk ports={ports} failure={state.failure} onTryAgain={session.askAgain} />;
    case "signed-in":
      // Another account begins with nothing of the one before.
      return <OpenDesk key={state.who.id} ports={ports} session={session} state={state} />;
  }
}

function SignInScreen({ form }: { readonly form: ComponentChildren }) {
  const text = useAccessText();
  return (
    <Screen title={text.signInTitle} intro={text.signInIntro}>
      {form}
      <div>
        <LinkButton href="/" variant="quiet">
          {text.recordHere}
        </LinkButton>
      </div>
    </Screen>
  );
}

function NotSetUp({ onTryAgain }: { readonly onTryAgain: () => void }) {
  const text = useAccessText();
  return (
    <Screen title={text.notSetUpTitle} intro={text.notSetUp}>
      <div>
        <Button onClick={onTryAgain}>{text.tryAgain}</Button>
      </div>
      <div>
        <LinkButton href="/" variant="quiet">
          {text.recordHere}
        </LinkButton>
      </div>
    </Screen>
  );
}
