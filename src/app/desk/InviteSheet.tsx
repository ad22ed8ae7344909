import { useEffect, useMemo, useRef } from "preact/hooks";
import type { InviteReply } from "../../contract/wire/access-messages.ts";
import { codeInGroups } from "../../contract/wire/codes.ts";
import { Button } from "../components/Button.tsx";
import { classes } from "../components/classes.ts";
import parts from "../components/parts.module.css";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import styles from "./InviteSheet.module.css";
import { formatInstant } from "./format-instant.ts";
import { qrPathOf } from "./qr-path.ts";
import { useDeskText } from "./use-desk-text.ts";

interface InviteSheetProps {
  readonly made: InviteReply;
  readonly publicUrl: string;
  readonly onDone: () => void;
}

/** The one time that a code is seen: to be scanned, typed, copied or printed. */
export function InviteSheet({ made, publicUrl, onDone }: InviteSheetProps) {
  const text = useDeskText();
  const { language } = useLanguage();
  const { program } = useProgram();
  const heading = useRef<HTMLHeadingElement>(null);
  const { invite, code } = made;
  const isPhone = invite.role === "device";
  const link = `${publicUrl}/${isPhone ? "join" : "account"}#${code}`;
  const qr = useMemo(() => qrPathOf(link), [link]);

  useEffect(() => heading.current?.focus(), []);

  return (
    <section class={styles.sheet} aria-labelledby="invite-ready">
      <h2 id="invite-ready" ref={heading} tabIndex={-1} class={styles.title} dir="auto">
        {text.inviteReady(invite.label)}
      </h2>
      <p class={styles.program} dir="auto">
        {program.name}
      </p>
      <svg
        class={styles.qr}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        // The link stands below in words.
        aria-hidden="true"
        shape-rendering="crispEdges"
      >
        <path d={qr.path} />
      </svg>
      <p>{isPhone ? text.inviteScan : text.inviteScanAccount}</p>
      {isPhone && <p>{text.inviteIphone}</p>}
      <dl class={styles.facts}>
        <dt>{text.inviteCode}</dt>
        <dd class={parts.code}>{codeInGroups(code)}</dd>
        <dt>{text.inviteLink}</dt>
        <dd class={styles.link}>{link}</dd>
      </dl>
      <p>{text.inviteUntil(formatInstant(language, invite.expires, program.zone))}</p>
      <p class={styles.once}>{text.inviteOnce}</p>
      <div class={classes(parts.actions, styles.onScreenOnly)}>
        <Button variant="primary" onClick={() => print()}>
          {text.print}
        </Button>
        <Button onClick={onDone}>{text.anotherInvite}</Button>
      </div>
    </section>
  );
}
