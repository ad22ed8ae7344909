import { lazy } from "preact-iso";
import { canEndAt, msOfQuarter } from "../../domain/shift.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { siteName } from "../day/entry-name.ts";
import { formatClock } from "../language/format-date.ts";
import { changeInWords } from "../language/storage-failure.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useShiftText } from "../language/shift-text.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { type OpenShift as Open, recordOf } from "./read-shift.ts";
import { ShiftFigures } from "./ShiftFigures.tsx";
import { useShift } from "./ShiftProvider.tsx";
import { useIsEmptyShift, useShiftFigures } from "./use-shift-figures.ts";
import { useStockOfShift } from "./use-stock-of-shift.ts";

const ShiftBag = lazy(async () => (await import("../bag/ShiftBag.tsx")).ShiftBag);

/** The shift that goes on now: what was recorded in it, and its end. */
export function OpenShift({ open }: { readonly open: Open }) {
  const { note } = open;
  const record = recordOf(open);
  const text = useShiftText();
  const { failures } = useText();
  const { language } = useLanguage();
  const { program, clock } = usePhone();
  const { shifts, state } = useShift();
  const figures = useShiftFigures(note);
  const stock = useStockOfShift(note);
  const isEmpty = useIsEmptyShift(figures);
  // A clock that was set meanwhile may say a time at which it can't have ended: then its hours aren't known.
  const endMs = () => (canEndAt(record ?? note, clock.now()) ? clock.now() : undefined);
  const place = record === undefined ? [] : [siteName(record, program), record.route];
  const facts = [...place, text.since(formatClock(language, msOfQuarter(note.start), program.zone))];

  return (
    <Screen
      title={text.openTitle}
      intro={
        <span dir="auto">
          {[...facts, ...(record?.workers ?? [])].filter((fact) => fact !== undefined).join(" · ")}
        </span>
      }
    >
      <ShiftFigures figures={figures} />
      <div class={parts.actions}>
        <LinkButton href="/">{text.goOn}</LinkButton>
        {!isEmpty && <LinkButton href="/day">{text.lookOver}</LinkButton>}
      </div>
      {stock !== undefined && <ShiftBag shift={note.record} stock={stock} isOver={false} />}
      <output class={parts.status}>
        {state.failure !== undefined && <Notice tone="warn">{changeInWords(state.failure, failures)}</Notice>}
      </output>
      {isEmpty && <p class={parts.soft}>{text.endEmptyHint}</p>}
      {figures !== undefined && (
        <div class={parts.start}>
          <Button
            variant="primary"
            onClick={() => void shifts.end({ atMs: endMs(), isEmpty }, undefined, stock)}
          >
            {isEmpty ? text.endEmpty : text.end}
          </Button>
        </div>
      )}
      {isEmpty && (
        <div>
          <Button variant="quiet" onClick={() => void shifts.discard()}>
            {text.discard}
          </Button>
        </div>
      )}
    </Screen>
  );
}
