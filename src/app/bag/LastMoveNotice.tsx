import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useBagText } from "../language/bag-text.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { keepLastMove, type LastMove, lastMoveOn, subscribeToLastMoves } from "./last-move.ts";

/** What was saved last of the bag, with its Undo, until something else is. */
export function LastMoveNotice() {
  const text = useBagText();
  const { failures } = useText();
  const { phone } = usePhone();
  const [last, setLast] = useState(() => lastMoveOn(phone));

  useEffect(() => {
    const look = () => setLast(lastMoveOn(phone));
    look();
    return subscribeToLastMoves(look);
  }, [phone]);

  async function undo(move: LastMove) {
    const { movement, saved } = move;
    if (move.state !== "saved") return;
    keepLastMove(phone, { movement, saved, state: "undoing" });
    const undone = await phone.undo(saved, "void");
    keepLastMove(
      phone,
      undone.ok
        ? { movement, saved, state: "undone" }
        : { movement, saved, state: "saved", failure: undone.error },
    );
  }

  if (last === undefined) return null;
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
