import { useEffect, useState } from "preact/hooks";
import { classes } from "../components/classes.ts";
import { Icon } from "../components/Icon.tsx";
import parts from "../components/parts.module.css";
import { useTeamText } from "../language/team-text.ts";
import type { Team } from "../shell/team-context.tsx";
import { statusInWords, toneOf } from "./status-in-words.ts";
import styles from "./StatusLine.module.css";
import { useIsOnline } from "./use-is-online.ts";
import { useSyncStatus } from "./use-sync-status.ts";

interface StatusLineProps {
  readonly team: Team;
}

const iconOfTone = { good: "check", plain: "send", warn: "care" } as const;

/** What was sent and what wasn't, above every screen. A tap shows the facts. */
export function StatusLine({ team }: StatusLineProps) {
  const text = useTeamText();
  const status = useSyncStatus(team);
  const tone = toneOf(status);
  const isOnline = useIsOnline();
  const words = statusInWords(status, text, { isOnline });

  return (
    <>
      <a class={classes(styles.line, styles[tone])} href="/sending">
        <Icon name={iconOfTone[tone]} />
        <span class={styles.words}>{words}</span>
      </a>
      <Spoken kind={status.kind} words={words} />
    </>
  );
}

/** A change of state is told politely; that one more was saved is told by Save itself. */
function Spoken({ kind, words }: { readonly kind: string; readonly words: string }) {
  const [told, setTold] = useState({ kind, words: "" });

  useEffect(() => {
    setTold((before) => (before.kind === kind ? before : { kind, words: kind === "sending" ? "" : words }));
  }, [kind, words]);

  return <output class={parts.spoken}>{told.words}</output>;
}
