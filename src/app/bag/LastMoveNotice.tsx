import { useEffect, useState } from "preact/hooks";
import { parseRecordId } from "../../contract/ids.ts";
import type { RecordId } from "../../domain/ids.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useBagText } from "../language/bag-text.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { settleShift } from "../shift/settle-shift.ts";
import { keepLastMove, type LastMove, lastMoveOn, subscribeToLastMoves } from "./last-move.ts";

interface LastMoveNoticeProps {
  /** On a shift's page, only what is of that shift. */
  readonly ofShift?: RecordId;
}

/** What was saved last of the bag, with its Undo, until something else is. */
export function LastMoveNotice({ ofShift }: LastMoveNoticeProps) {
  const text = useBagText();
  const { failures } = useText();
  const { phone, ids } = usePhone();
  const [last, setLast] = useState(() => lastMoveOn(phone));

  useEffect(() => {
    const look = () => setLast(lastMoveOn(phone));
    look();
    return subscribeToLastMoves(look);
  }, [phone]);

  async function undo(move: LastMove) {
    const { movement, saved, shift } = move;
    if (move.state !== "saved") return;
    keepLastMove(phone, { movement, shift, saved, state: "undoing" });
    const undone = await phone.undo(saved, "void");
    keepLastMove(
      phone,
      undone.ok
        ? { movement, shift, saved, state: "undone" }
        : { movement, shift, saved, state: "saved", failure: undone.error },
    );
    const record = parseRecordId(shift);
    if (record.ok) await settleShift(phone, { shift: record.value, event: ids.eventId() });
  }

  const isElsewhere = ofShift !== undefined && last?.shift !== (ofShift as string);
  if (last === undefined || isElsewhere) return null;
  const isUndone = last.state === "undone";
  return (
    <>
      <Notice
        tone={isUndone ? "plain" : "good"}
        action={isUndone ? undefined : <Button onClick={() => void undo(last)}>{text.undo}</Button>}
      >
        {isUndone ? text.undone : text.saved[last.movement]}
      </Notice>
      <output class={parts.status}>
        {last.failure !== undefined && <Notice tone="warn">{changeInWords(last.failure, failures)}</Notice>}
      </output>
    </>
  );
}
