import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { isTextUpTo } from "../../contract/ids.ts";
import { maxTextLength } from "../../contract/limits.ts";
import { bagPlace, storePlace } from "../../domain/bag.ts";
import type { ShiftRecord } from "../../domain/record.ts";
import { TextField } from "../components/Field.tsx";
import { useBagText } from "../language/bag-text.ts";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import { useShift } from "../shift/ShiftProvider.tsx";
import { BagForm } from "./BagForm.tsx";
import { BagHint } from "./BagHint.tsx";
import { problemInWords } from "./form-problem.ts";
import { LinesEditor } from "./LinesEditor.tsx";
import { type LinesProblem, stockLinesOf } from "./stock-lines.ts";
import { useLines } from "./use-lines.ts";
import { type Move, useStockSave } from "./use-stock-save.ts";

export type MoveAction = "put-in" | "lost" | "give";

interface MoveScreenProps {
  readonly action: MoveAction;
  /** The one that is loaded for, where its page led here. */
  readonly shift: ShiftRecord | undefined;
}

/** What comes into the bag, or leaves it another way than into someone's hand. */
export function MoveScreen({ action, shift }: MoveScreenProps) {
  const text = useBagText();
  const { route } = useLocation();
  const { today } = usePhone();
  const { shifts } = useShift();
  const bag = useStored(async (phone) => ({ held: await phone.bag() }), [], { isFirstEnough: true });
  const form = useLines();
  const { save, failure, clearFailure } = useStockSave(shift);
  const [problem, setProblem] = useState<LinesProblem>();
  const [toPlace, setToPlace] = useState("");
  const [toProblem, setToProblem] = useState<string>();
  const isOfShift = shift !== undefined || shifts.forEntriesOf(today()) !== undefined;
  const texts = {
    "put-in": { title: text.putIn, intro: isOfShift ? text.putInShift : text.putInIntro },
    lost: { title: text.lost, intro: text.lostIntro },
    give: { title: text.give, intro: text.giveIntro },
  }[action];

  function typed() {
    setProblem(undefined);
    clearFailure();
  }

  async function submit() {
    const lines = stockLinesOf(form.lines, { needsReason: action === "lost" });
    setProblem(lines.ok ? undefined : lines.error);
    const unfit = action === "give" ? problemOfPlace(toPlace.trim(), text) : undefined;
    setToProblem(unfit);
    if (!lines.ok || unfit !== undefined) return;
    const way = wayOf(action, { isOfShift, toPlace: toPlace.trim() });
    if ((await save({ ...way, lines: lines.value })) !== undefined) route("/bag");
  }

  // What it warns of stands above what is typed: nothing moves once that has begun.
  if (bag === undefined) return null;
  const problemOfForm = problem ?? (toProblem === undefined ? undefined : { kind: "place" as const });

  return (
    <BagForm {...texts} problem={problemInWords(problemOfForm, text)} failure={failure} onSave={submit}>
      {action === "put-in" && <BagHint bag={bag.held} />}
      {action === "give" && (
        <TextField
          label={text.giveTo}
          hint={text.giveToHint}
          error={toProblem}
          value={toPlace}
          maxLength={maxTextLength.place}
          onInput={(value) => {
            setToPlace(value);
            setToProblem(undefined);
          }}
        />
      )}
      <LinesEditor
        form={form}
        held={action === "put-in" ? [] : (bag.held?.items ?? [])}
        needsReason={action === "lost"}
        problem={problem}
        onTyped={typed}
      />
    </BagForm>
  );
}

/** In a shift, what comes in is loaded from the store for it; without one it just came. */
function wayOf(
  action: MoveAction,
  { isOfShift, toPlace }: { readonly isOfShift: boolean; readonly toPlace: string },
): Omit<Move, "lines"> {
  switch (action) {
    case "put-in":
      return isOfShift
        ? { movement: "load-out", place: storePlace, toPlace: bagPlace }
        : { movement: "received" };
    case "lost":
      return { movement: "wasted" };
    case "give":
      return { movement: "transfer", toPlace };
  }
}

function problemOfPlace(place: string, text: ReturnType<typeof useBagText>): string | undefined {
  if (place === "") return text.giveToMissing;
  if (place === bagPlace) return text.giveToSame;
  return isTextUpTo(place, maxTextLength.place) ? undefined : text.giveToUnfit;
}
