import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { SiteCode } from "../../domain/ids.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { changeInWords } from "../language/storage-failure.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { useShiftText } from "../language/shift-text.ts";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { ShiftFields, useShiftChoice } from "./ShiftFields.tsx";
import { useShift } from "./ShiftProvider.tsx";

/** Two taps from the tiles: what was used last is chosen already. */
export function StartShift() {
  const { site } = useRecorder().state;
  const text = useShiftText();
  const { record } = useText();

  if (site === undefined) {
    return (
      <Screen title={text.startTitle}>
        <Notice tone="warn" action={<LinkButton href="/settings/sites">{record.addSite}</LinkButton>}>
          {text.noSites}
        </Notice>
      </Screen>
    );
  }
  return <StartAt site={site} />;
}

function StartAt({ site }: { readonly site: SiteCode }) {
  const text = useShiftText();
  const { failures } = useText();
  const { route } = useLocation();
  const { recorder } = useRecorder();
  const { shifts, state } = useShift();
  const fields = useShiftChoice(site);
  const [wasTried, setWasTried] = useState(false);

  async function start() {
    const choice = fields.choice();
    if (choice === undefined) return;
    setWasTried(true);
    if (!(await shifts.start(choice))) return;
    recorder.chooseSite(choice.site);
    fields.keep();
    route("/");
  }

  return (
    <Screen title={text.startTitle} intro={text.startIntro}>
      <ShiftFields {...fields} />
      <output class={parts.status}>
        {wasTried && state.failure !== undefined && (
          <Notice tone="warn">{changeInWords(state.failure, failures)}</Notice>
        )}
      </output>
      <div class={parts.start}>
        <Button variant="primary" onClick={() => void start()}>
          {text.start}
        </Button>
      </div>
      {state.last !== undefined && (
        <Notice tone="plain" action={<Button onClick={() => void shifts.undoLast()}>{text.undo}</Button>}>
          {text.endedBefore}
        </Notice>
      )}
    </Screen>
  );
}
