import { useState } from "preact/hooks";
import type { InviteReply } from "../../contract/wire/access-messages.ts";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import { classes } from "../components/classes.ts";
import parts from "../components/parts.module.css";
import { AnswerView } from "./AnswerView.tsx";
import styles from "./desk.module.css";
import { InviteForm } from "./InviteForm.tsx";
import { InviteSheet } from "./InviteSheet.tsx";
import { OpenInvites } from "./OpenInvites.tsx";
import { useAnswer } from "./use-answer.ts";
import { useDeskText } from "./use-desk-text.ts";

/** Codes for phones and people who join. */
export function InvitesScreen() {
  const text = useDeskText();
  const about = useAnswer("about", "about");
  const open = useAnswer("invites", "invites");
  const [made, setMade] = useState<InviteReply>();

  return (
    <Screen title={text.invitesTitle} intro={text.inviteIntro}>
      <AnswerView answer={about.answer} onTryAgain={about.askAgain}>
        {({ otherPhonesCanJoin, publicUrl }) => (
          <>
            {!otherPhonesCanJoin && (
              <div class={styles.onScreenOnly}>
                <NoOthers publicUrl={publicUrl} />
              </div>
            )}
            {made === undefined ? (
              <InviteForm
                onMade={(invite) => {
                  setMade(invite);
                  open.askAgain();
                }}
              />
            ) : (
              <InviteSheet made={made} publicUrl={publicUrl} onDone={() => setMade(undefined)} />
            )}
          </>
        )}
      </AnswerView>
      <section class={classes(parts.section, styles.onScreenOnly)}>
        <h2>{text.openInvites}</h2>
        <AnswerView answer={open.answer} onTryAgain={open.askAgain}>
          {({ invites }) => (
            <OpenInvites
              invites={invites}
              onWithdrawn={(id) => {
                if (made?.invite.id === id) setMade(undefined);
                open.askAgain();
              }}
            />
          )}
        </AnswerView>
      </section>
    </Screen>
  );
}

/** Without https a code would only disappoint whoever scans it. */
function NoOthers({ publicUrl }: { readonly publicUrl: string }) {
  const text = useDeskText();
  return (
    <Notice tone="warn">
      <p>
        <strong>{text.noOthersTitle}</strong>
      </p>
      <p>{text.noOthers}</p>
      <p>{text.noOthersHow(publicUrl)}</p>
    </Notice>
  );
}
