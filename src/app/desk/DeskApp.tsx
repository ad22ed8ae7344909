import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { AccountScreen } from "../sign-in/AccountScreen.tsx";
import { SetUpScreen } from "../set-up/SetUpScreen.tsx";
import type { DeskPorts } from "./desk-ports.ts";
import styles from "./desk.module.css";
import { DeskGate } from "./DeskGate.tsx";
import type { SignedIn } from "./use-session.ts";

interface DeskAppProps {
  readonly ports: DeskPorts;
}

/** All that a lead does, from the set-up link on. It needs no phone here and touches none. */
export function DeskApp(props: DeskAppProps) {
  return (
    <div class={styles.desk}>
      <DeskPlace {...props} />
    </div>
  );
}

function DeskPlace({ ports }: DeskAppProps) {
  const { path, route } = useLocation();
  const [begun, setBegun] = useState<SignedIn>();

  function begin(who: SignedIn["who"], password: string) {
    setBegun({ who, password });
    route("/desk", true);
  }

  if (path === "/set-up") return <SetUpScreen client={ports.client} onSignedIn={begin} />;
  if (path === "/account") return <AccountScreen client={ports.client} onSignedIn={begin} />;
  return <DeskGate ports={ports} begun={begun} />;
}
