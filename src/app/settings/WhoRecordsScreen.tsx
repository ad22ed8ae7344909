import { useState } from "preact/hooks";
import { maxTextLength } from "../../contract/limits.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { TextField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { usePreferenceStorage, useText } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";
import { hasBegunForms } from "../record/recorder-state.ts";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { forgetNicknames, keepNickname, keptNickname, nicknamesHere } from "../record/nickname.ts";
import { useShift } from "../shift/ShiftProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { type Team, useTeam } from "../shell/team-context.tsx";
import { parseLabel } from "./site-fields.ts";
import { changeInWords } from "../language/storage-failure.ts";
import { SettingsPage } from "./SettingsPage.tsx";

/** Several share a phone: what one recorded is not for the next to read. */
export function WhoRecordsScreen() {
  const team = useTeam();
  return team === undefined ? null : <WhoRecords team={team} />;
}

function WhoRecords({ team }: { readonly team: Team }) {
  const text = useTeamText();
  const { settings, failures } = useText();
  const { today } = usePhone();
  const storage = usePreferenceStorage();
  const { shifts, state: shift } = useShift();
  const { recorder } = useRecorder();
  const isOnShift = shift.open !== undefined;
  const [name, setName] = useState("");
  const [now, setNow] = useState(() => keptNickname(storage, today()));
  const [said, setSaid] = useState<{ readonly tone: "good" | "warn"; readonly words: string }>();
  const known = nicknamesHere(storage, today());

  async function change(chosen: string | undefined) {
    if (chosen !== now) {
      // It would be saved under the next name.
      if (hasBegunForms(recorder.state())) return setSaid({ tone: "warn", words: text.unsavedFirst });
      const closed = await team.book.close(today());
      if (!closed.ok) return setSaid({ tone: "warn", words: changeInWords(closed.error, failures) });
      shifts.leave();
    }
    keepNickname(storage, chosen, today());
    setNow(chosen);
    setName("");
    setSaid({ tone: "good", words: chosen === now ? settings.saved : text.nicknameChanged });
  }

  async function submit(event: Event) {
    event.preventDefault();
    const next = parseLabel(name, maxTextLength.worker);
    if (!next.ok && next.error === "unfit") return setSaid({ tone: "warn", words: text.nicknameUnfit });
    // Nothing typed beside names to choose from changes nothing.
    const isUntyped = !next.ok && known.length > 0;
    await change(next.ok ? next.value : isUntyped ? now : undefined);
  }

  function forget() {
    forgetNicknames(storage);
    keepNickname(storage, now, today());
    setSaid({ tone: "good", words: text.nicknamesForgotten });
  }

  return (
    <SettingsPage title={text.nickname}>
      <p class={parts.prose}>{text.nicknameIntro}</p>
      {isOnShift && (
        <Notice tone="plain" action={<LinkButton href="/shift">{text.toShift}</LinkButton>}>
          {text.endShiftFirst}
        </Notice>
      )}
      {known.length > 0 && (
        <ChoiceGroup<string>
          legend={text.nicknamesHere}
          name="nickname"
          options={[
            ...known.toSorted().map((value) => ({ value, label: value })),
            { value: "", label: text.nicknameNobody },
          ]}
          value={now ?? ""}
          onChange={(chosen) => void change(chosen === "" ? undefined : chosen)}
        />
      )}
      <form class={parts.stack} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={known.length > 0 ? text.nicknameOther : text.nicknameLabel}
          hint={text.nicknameHint}
          value={name}
          maxLength={maxTextLength.worker}
          onInput={(typed) => {
            setSaid(undefined);
            setName(typed);
          }}
        />
        <output class={parts.status}>
          {said !== undefined && <Notice tone={said.tone}>{said.words}</Notice>}
        </output>
        <div class={parts.actions}>
          <Button type="submit" variant="primary">
            {settings.save}
          </Button>
          {known.some((other) => other !== now) && (
            <Button variant="quiet" onClick={forget}>
              {text.forgetNicknames}
            </Button>
          )}
        </div>
      </form>
    </SettingsPage>
  );
}
