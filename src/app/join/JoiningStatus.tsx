import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useTeamText } from "../language/team-text.ts";
import { JoinFailureNotice } from "./JoinFailureNotice.tsx";
import type { JoiningState } from "./use-joining.ts";

/** That it goes on, or why it didn't. */
export function JoiningStatus({ state }: { readonly state: JoiningState }) {
  const text = useTeamText();
  return (
    <output class={parts.status}>
      {state === "joining" && <Notice tone="plain">{text.finishing}</Notice>}
      {typeof state === "object" && <JoinFailureNotice failure={state} />}
    </output>
  );
}
