import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import type { ItemCode } from "../../domain/ids.ts";
import type { ShiftRecord } from "../../domain/record.ts";
import { type ItemVariance, untalliedLines } from "../../domain/shift-variance.ts";
import type { StockLine } from "../../domain/stock.ts";
import { LinkButton } from "../components/Button.tsx";
import { Screen } from "../components/Screen.tsx";
import { useBagText } from "../language/bag-text.ts";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import { BagForm } from "./BagForm.tsx";
import styles from "./bag.module.css";
import { CountedItem } from "./CountedItem.tsx";
import { backLines, type Counts } from "./counted-lines.ts";
import { type FormProblem, hasUnsavedContact, problemInWords } from "./form-problem.ts";
import { inTileOrder } from "./in-tile-order.ts";
import { readStockOfShift } from "./stock-of-shift.ts";
import { useShownShift } from "./use-shown-shift.ts";
import { useStockSave } from "./use-stock-save.ts";

/** What of a shift went out in no entry: said item by item, since what is left over may still be in the bag. */
export function UntalliedScreen({ shift }: { readonly shift: ShiftRecord | undefined }) {
  // Only the one phone of a shift can say it: another may have noted it.
  const isAlone = useTeam() === undefined;
  return shift === undefined || !isAlone ? <NothingLeft /> : <UntalliedOf shift={shift} />;
}

function UntalliedOf({ shift }: { readonly shift: ShiftRecord }) {
  const read = useStored(
    (phone) => readStockOfShift(phone, { record: shift.id, day: shift.day }),
    [shift.id],
    {
      isFirstEnough: true,
    },
  );
  const [first, setFirst] = useState<readonly ItemVariance[]>();
  if (first === undefined && read !== undefined) setFirst(leftOver(read.variance));
  if (first === undefined) return null;
  return first.length === 0 ? <NothingLeft /> : <UntalliedForm shift={shift} first={first} />;
}

interface UntalliedFormProps {
  readonly shift: ShiftRecord;
  readonly first: readonly ItemVariance[];
}

function UntalliedForm({ shift, first }: UntalliedFormProps) {
  const text = useBagText();
  const { language } = useLanguage();
  const { phone } = usePhone();
  const { route } = useLocation();
  const { recorder } = useRecorder();
  const { save, failure, clearFailure } = useStockSave(shift);
  const isShown = useShownShift();
  const [items, setItems] = useState(first);
  const [counts, setCounts] = useState<Counts>(
    () => new Map(untalliedLines(first).map(({ item, quantity }) => [item, String(quantity)])),
  );
  const [problem, setProblem] = useState<FormProblem>();

  async function submit() {
    const lines = backLines(counts, []);
    if (!lines.ok) return setProblem(lines.error);
    if (hasUnsavedContact(recorder.state())) return setProblem({ kind: "unsaved-contact" });
    const { variance, isWhole } = await readStockOfShift(phone, { record: shift.id, day: shift.day });
    if (!isWhole) return setProblem({ kind: "not-whole" });
    const now = items.map((each) => ({ ...each, left: leftOf(variance, each.item) }));
    setItems(now);
    const wrong = problemOf(lines.value, { shown: items, now });
    if (wrong !== undefined) return setProblem(wrong);
    const saved = await save({ movement: "untallied", lines: lines.value });
    // Where it is said that it is saved, with its Undo.
    if (saved !== undefined) route(isShown(saved.shift) ? "/shift" : "/bag");
    return undefined;
  }

  function errorAt(item: ItemCode, left: number): string | undefined {
    if (problem === undefined || !("item" in problem) || problem.item !== item) return undefined;
    return problem.kind === "not-a-number"
      ? text.notANumber
      : text.noMoreLeft(formatNumber(language, Math.max(left, 0)));
  }

  return (
    <BagForm
      title={text.untalliedTitle}
      intro={text.untalliedIntro}
      back="shift"
      problem={problemInWords(problem, text)}
      failure={failure}
      onSave={submit}
    >
      <div class={styles.counted}>
        {items.map(({ item, left }) => (
          <CountedItem
            key={item}
            item={item}
            hint={text.leftOver(formatNumber(language, left))}
            error={errorAt(item, left)}
            value={counts.get(item) ?? ""}
            onInput={(value) => {
              setCounts((now) => new Map(now).set(item, value));
              setProblem(undefined);
              clearFailure();
            }}
          />
        ))}
      </div>
    </BagForm>
  );
}

function NothingLeft() {
  const text = useBagText();
  return (
    <Screen
      title={text.untalliedTitle}
      intro={text.untalliedNone}
      actions={
        <LinkButton href="/shift" variant="quiet">
          {text.backToShift}
        </LinkButton>
      }
    >
      {null}
    </Screen>
  );
}

interface LeftThen {
  readonly shown: readonly ItemVariance[];
  readonly now: readonly ItemVariance[];
}

/** Read again at Save: what was posted or handed out meanwhile is not left over any more. */
function problemOf(lines: readonly StockLine[], { shown, now }: LeftThen): FormProblem | undefined {
  const isChanged = lines.some(({ item }) => leftOf(shown, item) !== leftOf(now, item));
  if (isChanged) return { kind: "changed" };
  const above = lines.find(({ item, quantity }) => quantity > leftOf(now, item));
  return above && { kind: "too-many-left", item: above.item };
}

function leftOver(variance: readonly ItemVariance[]): readonly ItemVariance[] {
  return inTileOrder(variance.filter(({ left }) => left > 0));
}

function leftOf(variance: readonly ItemVariance[], item: ItemCode): number {
  return variance.find((each) => each.item === item)?.left ?? 0;
}
