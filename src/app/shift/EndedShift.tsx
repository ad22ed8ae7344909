import { lazy } from "preact-iso";
import { useEffect } from "preact/hooks";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { changeInWords } from "../language/storage-failure.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { useShiftText } from "../language/shift-text.ts";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import type { LastOfShift } from "./shift-keeper.ts";
import type { StockOfShift } from "../bag/stock-of-shift.ts";
import { settleShift } from "./settle-shift.ts";
import { ShiftFigures } from "./ShiftFigures.tsx";
import { useShift } from "./ShiftProvider.tsx";
import { useShiftFigures } from "./use-shift-figures.ts";
import { useStockOfShift } from "./use-stock-of-shift.ts";

const ShiftBag = lazy(async () => (await import("../bag/ShiftBag.tsx")).ShiftBag);

const CloseBook = lazy(async () => (await import("../sending/CloseBook.tsx")).CloseBook);

/** What was just ended: how long it was, what it came to, and the way back. */
export function EndedShift({ last }: { readonly last: LastOfShift }) {
  const text = useShiftText();
  const { failures } = useText();
  const { today } = usePhone();
  const { shifts, state } = useShift();
  const team = useTeam();
  const figures = useShiftFigures({ record: last.shift.id, day: last.shift.day });
  const stock = useStockOfShift({ record: last.shift.id, day: last.shift.day });
  useSettled(last, stock);
  const rows = useStored((phone) => phone.bookOfDay(today(), { limit: 1 }), [today()], {
    isFirstEnough: true,
  });

  return (
    <Screen title={text.endedTitle}>
      <Notice
        tone={last.type === "ended" ? "good" : "plain"}
        action={<Button onClick={() => void shifts.undoLast()}>{text.undo}</Button>}
      >
        {endInWords(last, text)}
      </Notice>
      <output class={parts.status}>
        {state.failure !== undefined && <Notice tone="warn">{changeInWords(state.failure, failures)}</Notice>}
      </output>
      {/* Of a book that is closed nothing can be counted, which is not none. */}
      {last.type === "ended" && figures !== undefined && figures.entries > 0 && (
        <ShiftFigures figures={figures} />
      )}
      {last.type === "ended" && stock !== undefined && (
        <ShiftBag shift={last.shift.id} stock={stock} isOver />
      )}
      {team !== undefined && rows !== undefined && <CloseBook team={team} isEmpty={rows.length === 0} />}
      <div class={parts.actions}>
        <Button variant="quiet" onClick={() => shifts.beginAnother()}>
          {text.startAnother}
        </Button>
        <LinkButton href="/" variant="quiet">
          {text.goOn}
        </LinkButton>
      </div>
    </Screen>
  );
}

/** What is brought back, posted or taken out in the list of the day can change what the shift says. */
function useSettled({ type, shift }: LastOfShift, stock: StockOfShift | undefined): void {
  const { phone, ids } = usePhone();
  const { id } = shift;
  useEffect(() => {
    if (type === "ended" && stock !== undefined) void settleShift(phone, { shift: id, event: ids.eventId() });
  }, [phone, ids, type, id, stock]);
}

function endInWords({ type, shift }: LastOfShift, text: ReturnType<typeof useShiftText>): string {
  if (type === "discarded") return text.discarded;
  if (shift.empty) return text.endedEmpty;
  const { minutes } = shift;
  if (minutes === undefined) return text.lastedUnknown;
  return text.lasted(text.hours(Math.floor(minutes / 60), minutes % 60));
}
