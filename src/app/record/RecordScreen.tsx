import { useCallback, useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { EventId } from "../../domain/ids.ts";
import { LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { useLock } from "../lock/LockProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { ShiftLine } from "../shift/ShiftLine.tsx";
import { useRecorder } from "./RecorderProvider.tsx";
import { type EntryKind, sameAgain } from "./draft.ts";
import { EntryFields } from "./EntryFields.tsx";
import { KindSwitch } from "./KindSwitch.tsx";
import { notDoneInWords } from "./not-done.ts";
import { keepsDrafts } from "./draft-keeper.ts";
import { NotDoneSheet } from "./NotDoneSheet.tsx";
import { PlaceAndDay } from "./PlaceAndDay.tsx";
import styles from "./RecordScreen.module.css";
import { SaveBar } from "./SaveBar.tsx";
import { summariseDraft } from "./summarise-draft.ts";
import { takesOf } from "./takes.ts";
import { useAnnouncer } from "./use-announcer.ts";
import { useTileOrder } from "./use-tile-order.ts";
import { useSpokenChange } from "./use-spoken-change.ts";
import { useWallClock } from "./use-wall-clock.ts";

interface RecordScreenProps {
  readonly kind: EntryKind;
}

/** One contact, group or clean-up: tap what happened, then save. Made for one thumb in a glove, at night. */
export function RecordScreen({ kind }: RecordScreenProps) {
  const text = useText();
  const { phone, program } = usePhone();
  const { recorder, state } = useRecorder();
  const { state: lock } = useLock();
  const { today, isNight } = useWallClock();
  const { announcement, announce } = useAnnouncer();
  const change = useSpokenChange({
    change: (action) => recorder.change(kind, action),
    draftNow: () => recorder.state().forms[kind].draft,
    announce,
  });
  useSpokenOutcome(kind, announce);
  useTopForNextEntry(state.forms[kind].event);

  const [isShowing, setIsShowing] = useState(false);
  const stopShowing = useCallback(() => setIsShowing(false), []);
  const notDone = notDoneInWords(state, text);
  const order = useTileOrder(state.site);

  const { factors } = program;
  const { draft } = state.forms[kind];
  const last = state.repeatable[kind];
  // What was given last is for whoever may read it.
  const repeatable =
    last === undefined || lock.isLocked ? "" : summariseDraft(sameAgain(last.draft), { text, factors });

  return (
    <Screen title={text.record.titles[kind]} isTitleHidden isWide>
      <div class={styles.header}>
        {state.site !== undefined && (
          <PlaceAndDay
            sites={program.sites.filter(({ retired }) => retired !== true)}
            site={state.site}
            today={today}
            isNight={isNight}
            earlierDay={state.earlierDay}
            onSite={recorder.chooseSite}
            onDay={recorder.chooseDay}
          />
        )}
        <ShiftLine />
        <KindSwitch kind={kind} />
      </div>
      {state.site === undefined && (
        <Notice tone="warn" action={<LinkButton href="/settings/sites">{text.record.addSite}</LinkButton>}>
          {text.record.noSites}
        </Notice>
      )}
      <EntryFields
        draft={draft}
        entry={state.forms[kind].event}
        factors={factors}
        takes={takesOf(program.asks)}
        order={order}
        change={change}
      />
      {!keepsDrafts(phone) && <p class={parts.soft}>{text.record.draftNotKept}</p>}
      <SaveBar
        draft={draft}
        summary={summariseDraft(draft, { text, factors })}
        hint={hintOf(kind, text)}
        problem={state.problems[kind]}
        rest={state.broughtBack === state.forms[kind].event ? text.record.broughtBack : undefined}
        change={change}
        repeatable={repeatable === "" ? undefined : repeatable}
        onRepeat={() => recorder.repeatLast(kind)}
        last={state.last}
        onToggleLast={() => void recorder.toggleLast()}
        notDone={notDone === "" ? undefined : { words: notDone, onShow: () => setIsShowing(true) }}
        saveLabel={text.record.save}
        onSave={() => void recorder.save(kind)}
      />
      <NotDoneSheet kind={kind} open={isShowing} onClose={stopShowing} />
      <output class={parts.spoken}>{announcement}</output>
    </Screen>
  );
}

/** The next contact begins where the first one did, at the tiles that are used most. */
function useTopForNextEntry(entry: EventId): void {
  const [firstEntry] = useState(entry);

  useLayoutEffect(() => {
    if (entry !== firstEntry) scrollTo(0, 0);
  }, [entry, firstEntry]);
}

/** Saved, taken back, or what the form still asks for: told to a screen reader as it is shown. What failed is an alert. */
function useSpokenOutcome(kind: EntryKind, announce: (sentence: string) => void): void {
  const text = useText();
  const {
    state: { last, problems },
  } = useRecorder();
  const problem = problems[kind];

  useEffect(() => {
    if (problem !== undefined) announce(text.record.problems[problem]);
    else if (last !== undefined && last.type !== "saving" && !last.isChanging && last.failure === undefined)
      announce(last.type === "saved" ? text.record.saved : text.record.undone);
  }, [last, problem, announce, text]);
}

function hintOf(kind: EntryKind, text: ReturnType<typeof useText>): string {
  switch (kind) {
    case "encounter":
      return text.record.nothingYet;
    case "group":
      return text.record.nothingYetGroup;
    case "cleanup":
      return text.record.nothingYetCleanup;
  }
}
