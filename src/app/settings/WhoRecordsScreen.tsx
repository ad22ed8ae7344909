import { useState } from "preact/hooks";
import { maxTextLength } from "../../contract/limits.ts";
import { Button } from "../components/Button.tsx";
import { TextField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { usePreferenceStorage, useText } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";
import { keepNickname, keptNickname } from "../record/nickname.ts";
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
  const [name, setName] = useState(() => keptNickname(storage, today()) ?? "");
  const [said, setSaid] = useState<{ readonly tone: "good" | "warn"; readonly words: string }>();

  async function submit(event: Event) {
    event.preventDefault();
    const next = parseLabel(name, maxTextLength.worker);
    if (!next.ok && next.error === "unfit") return setSaid({ tone: "warn", words: text.nicknameUnfit });
    const before = keptNickname(storage, today());
    const chosen = next.ok ? next.value : undefined;
    if (chosen !== before) {
      const closed = await team.book.close(today());
      if (!closed.ok) return setSaid({ tone: "warn", words: changeInWords(closed.error, failures) });
    }
    keepNickname(storage, chosen, today());
    setSaid({ tone: "good", words: chosen === before ? settings.saved : text.nicknameChanged });
  }

  return (
    <SettingsPage title={text.nickname}>
      <p class={parts.prose}>{text.nicknameIntro}</p>
      <form class={parts.stack} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={text.nicknameLabel}
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
        <div>
          <Button type="submit" variant="primary">
            {settings.save}
          </Button>
        </div>
      </form>
    </SettingsPage>
  );
}
