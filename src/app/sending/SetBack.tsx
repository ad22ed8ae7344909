import type { SyncLog } from "../../storage/sync-log.ts";
import parts from "../components/parts.module.css";
import { useTeamText } from "../language/team-text.ts";
import { SeenButton } from "./SeenButton.tsx";

interface SetBackProps {
  readonly aheadBy: number;
  readonly log: Pick<SyncLog, "setBackSeen">;
}

/** The server has other entries of this phone than the phone itself, until somebody has seen it. */
export function SetBack({ aheadBy, log }: SetBackProps) {
  const text = useTeamText();
  return (
    <section class={parts.section}>
      <p>{aheadBy > 0 ? text.setBack(aheadBy) : text.setBackUncounted}</p>
      <SeenButton onSeen={() => log.setBackSeen(aheadBy)} />
    </section>
  );
}
