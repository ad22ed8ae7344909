import { useEffect, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { BookWords } from "../lock/BookWords.tsx";
import { ReadyFiles } from "../files/ReadyFiles.tsx";
import { downloadFile, type MadeFile } from "../files/save-file.ts";
import { useTeamText } from "../language/team-text.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { type BeforeJoining, useTeam } from "../shell/team-context.tsx";
import { copyFileName } from "../copy/write-copy.ts";
import { isStillHere } from "./is-still-here.ts";

/** Whose the phone is now, and what became of the time before. */
export function JoinedScreen() {
  const text = useTeamText();
  const team = useTeam();
  const { program } = usePhone();
  assert(team !== undefined, "only a program's phone has a way here");

  return (
    <Screen title={text.joinedTitle(program.name)} intro={text.joinedBody}>
      <div class={parts.start}>
        <LinkButton href="/" variant="primary">
          {text.start}
        </LinkButton>
      </div>
      <BookWords team={team} />
      {team.before !== undefined && <Before before={team.before} />}
      <p class={parts.prose}>{text.oneProgram}</p>
    </Screen>
  );
}

type State =
  | { readonly kind: "looking" | "nothing" | "kept" | "asked" | "deleted" | "not-deleted" | "copy-failed" }
  | { readonly kind: "copied"; readonly count: number; readonly files: readonly MadeFile[] };

function Before({ before }: { readonly before: BeforeJoining }) {
  const text = useTeamText();
  const { today } = usePhone();
  const [state, setState] = useState<State>({ kind: "looking" });

  useEffect(() => {
    void isStillHere(before).then((isThere) => setState({ kind: isThere ? "kept" : "nothing" }));
  }, [before]);

  async function copy() {
    try {
      const { file, recordCount } = await before.saveCopy();
      const made = { name: copyFileName(today()), content: file };
      downloadFile(made);
      setState({ kind: "copied", count: recordCount, files: [made] });
    } catch {
      setState({ kind: "copy-failed" });
    }
  }

  async function remove() {
    setState({ kind: (await before.remove()) ? "deleted" : "not-deleted" });
  }

  if (state.kind === "looking" || state.kind === "nothing") return null;
  const isAsked = state.kind === "asked";
  return (
    <section class={parts.section}>
      <h2>{text.beforeTitle}</h2>
      {state.kind !== "deleted" && (
        <>
          <p class={parts.prose}>{isAsked ? text.beforeDeleteAsk : text.beforeBody}</p>
          <div class={parts.actions}>
            <Button onClick={() => void (isAsked ? remove() : copy())}>
              {isAsked ? text.beforeDeleteNow : text.beforeCopy}
            </Button>
            {/* Where the first press was, a second one in a hurry keeps everything. */}
            <Button variant="quiet" onClick={() => setState({ kind: isAsked ? "kept" : "asked" })}>
              {isAsked ? text.beforeKeep : text.beforeDelete}
            </Button>
          </div>
        </>
      )}
      <output class={parts.status}>
        {state.kind === "copied" && <Notice tone="good">{text.beforeCopied(state.count)}</Notice>}
        {state.kind === "copy-failed" && <Notice tone="warn">{text.beforeCopyFailed}</Notice>}
        {state.kind === "deleted" && <Notice tone="plain">{text.beforeDeleted}</Notice>}
        {state.kind === "not-deleted" && <Notice tone="warn">{text.beforeNotDeleted}</Notice>}
      </output>
      {state.kind === "copied" && <ReadyFiles files={state.files} />}
    </section>
  );
}
