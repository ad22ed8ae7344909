import type { SyncLog } from "../../storage/sync-log.ts";
import { Notice } from "../components/Notice.tsx";
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
    <section class={parts.stack}>
      {/* The line at the top may say at the same time that all is sent, and mean it. */}
      <Notice tone="warn">{aheadBy > 0 ? text.setBack(aheadBy) : text.setBackUncounted}</Notice>
      <SeenButton onSeen={() => log.setBackSeen(aheadBy)} />
    </section>
  );
}
