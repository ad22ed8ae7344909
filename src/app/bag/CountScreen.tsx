import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { maxListLength } from "../../contract/limits.ts";
import { storePlace } from "../../domain/bag.ts";
import type { ItemCode } from "../../domain/ids.ts";
import type { ShiftRecord } from "../../domain/record.ts";
import { err, type Result } from "../../domain/result.ts";
import type { ItemHeld } from "../../domain/stock-ledger.ts";
import { type StockLine, type StockReason, stockReasons } from "../../domain/stock.ts";
import type { Phone } from "../../storage/phone.ts";
import { Disclosure } from "../components/Disclosure.tsx";
import { SelectField } from "../components/Field.tsx";
import { useBagText } from "../language/bag-text.ts";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage } from "../language/LanguageProvider.tsx";
import { useRecorder } from "../record/RecorderProvider.tsx";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import { BagForm } from "./BagForm.tsx";
import styles from "./bag.module.css";
import { CountedItem } from "./CountedItem.tsx";
import { backLines, changedSince, type Counts, countLines } from "./counted-lines.ts";
import { type FormProblem, hasUnsavedContact, problemInWords } from "./form-problem.ts";
import { inTileOrder } from "./in-tile-order.ts";
import { LinesEditor } from "./LinesEditor.tsx";
import { stockLinesOf } from "./stock-lines.ts";
import { useLines } from "./use-lines.ts";
import { useShownShift } from "./use-shown-shift.ts";
import { useStockSave } from "./use-stock-save.ts";

export type CountAction = "count" | "bring-back";

interface CountScreenProps {
  readonly action: CountAction;
  /** Only what is brought back can belong to one that has ended. */
  readonly shift: ShiftRecord | undefined;
}

/** Each thing that should be there, with what is. What was read first stays: nothing moves while somebody counts. */
export function CountScreen({ action, shift }: CountScreenProps) {
  const bag = useStored(async (phone) => ({ held: await readHeld(phone) }), [], { isFirstEnough: true });
  const [first, setFirst] = useState<readonly ItemHeld[]>();
  if (first === undefined && bag !== undefined) setFirst(inTileOrder(bag.held));
  if (first === undefined) return null;
  return action === "count" ? <CountForm first={first} /> : <BackForm held={first} shift={shift} />;
}

/** Against what should be there when it is saved, not when the page was opened: a difference to anything else is nobody's loss. */
function CountForm({ first }: { readonly first: readonly ItemHeld[] }) {
  const text = useBagText();
  const { phone } = usePhone();
  const { route } = useLocation();
  const { recorder } = useRecorder();
  const { save, failure, clearFailure } = useStockSave();
  const [held, setHeld] = useState(first);
  const form = useCountForm(new Map(), clearFailure);
  const [reason, setReason] = useState<StockReason>();

  async function submit() {
    const lines = form.read((counts, found) => countLines(counts, held, { found, reason }));
    if (!lines.ok) return form.setProblem(lines.error);
    if (lines.value.length > maxListLength.stockLines) return form.setProblem({ kind: "too-many-lines" });
    if (hasUnsavedContact(recorder.state())) return form.setProblem({ kind: "unsaved-contact" });
    const now = await readHeld(phone);
    const changed = changedSince(lines.value, held, now);
    if (changed.length > 0) {
      setHeld(withNew(held, { changed, now }));
      return form.setProblem({ kind: "changed" });
    }
    if ((await save({ movement: "count", lines: lines.value })) !== undefined) route("/bag");
    return undefined;
  }

  return (
    <BagForm
      title={text.count}
      intro={text.countIntro}
      problem={problemInWords(form.problem, text)}
      failure={failure}
      onSave={submit}
    >
      <CountedFields held={held} form={form} />
      <SelectField<StockReason | "">
        label={text.whyCount}
        options={[
          { value: "", label: text.nobodyKnows },
          ...stockReasons.map((value) => ({ value, label: text.reasons[value] })),
        ]}
        value={reason ?? ""}
        onChange={(chosen) => setReason(chosen === "" ? undefined : chosen)}
      />
    </BagForm>
  );
}

interface BackFormProps {
  readonly held: readonly ItemHeld[];
  readonly shift: ShiftRecord | undefined;
}

function BackForm({ held, shift }: BackFormProps) {
  const text = useBagText();
  const { route } = useLocation();
  const { save, failure, clearFailure } = useStockSave(shift);
  const isShown = useShownShift();
  const form = useCountForm(expectedBack(held), clearFailure);

  async function submit() {
    const lines = form.read(backLines);
    if (!lines.ok) return form.setProblem(lines.error);
    const saved = await save({ movement: "load-in", toPlace: storePlace, lines: lines.value });
    // Where it is said that it is saved, with its Undo.
    if (saved !== undefined) route(isShown(saved.shift) ? "/shift" : "/bag");
    return undefined;
  }

  return (
    <BagForm
      title={text.bringBack}
      intro={text.bringBackIntro}
      problem={problemInWords(form.problem, text)}
      failure={failure}
      onSave={submit}
    >
      <CountedFields held={held} form={form} />
    </BagForm>
  );
}

/** What is typed beside what should be there, and what else is in there. */
function useCountForm(prefilled: Counts, clearFailure: () => void) {
  const found = useLines();
  const [counts, setCounts] = useState<Counts>(prefilled);
  const [problem, setProblem] = useState<FormProblem>();

  function typed() {
    setProblem(undefined);
    clearFailure();
  }

  return {
    counts,
    found,
    problem,
    setProblem,
    typed,
    count(item: ItemCode, value: string) {
      setCounts((now) => new Map(now).set(item, value));
      typed();
    },
    read(
      linesOf: (counts: Counts, found: readonly StockLine[]) => Result<readonly StockLine[], FormProblem>,
    ): Result<readonly StockLine[], FormProblem> {
      const others = stockLinesOf(found.lines, { needsReason: false });
      if (!others.ok && others.error.kind !== "nothing") return err(others.error);
      return linesOf(counts, others.ok ? others.value : []);
    },
  };
}

interface CountedFieldsProps {
  readonly held: readonly ItemHeld[];
  readonly form: ReturnType<typeof useCountForm>;
}

function CountedFields({ held, form }: CountedFieldsProps) {
  const text = useBagText();
  const { language } = useLanguage();
  const { counts, found, problem } = form;
  return (
    <>
      <div class={styles.counted}>
        {held.map(({ item, quantity }) => (
          <CountedItem
            key={item}
            item={item}
            hint={text.shouldBe(formatNumber(language, quantity))}
            error={problem?.kind === "not-a-number" && problem.item === item ? text.notANumber : undefined}
            value={counts.get(item) ?? ""}
            onInput={(value) => form.count(item, value)}
          />
        ))}
      </div>
      <Disclosure summary={text.foundElse} initiallyOpen={held.length === 0}>
        <LinesEditor
          form={found}
          held={[]}
          problem={problem?.kind === "line" ? problem : undefined}
          onTyped={form.typed}
        />
      </Disclosure>
    </>
  );
}

async function readHeld(phone: Phone): Promise<readonly ItemHeld[]> {
  return (await phone.bag())?.items ?? [];
}

function expectedBack(held: readonly ItemHeld[]): ReadonlyMap<ItemCode, string> {
  return new Map(held.flatMap(({ item, quantity }) => (quantity > 0 ? [[item, String(quantity)]] : [])));
}

interface NewlyHeld {
  readonly changed: readonly ItemCode[];
  readonly now: readonly ItemHeld[];
}

/** In their places: what wasn't shown comes last. */
function withNew(shown: readonly ItemHeld[], { changed, now }: NewlyHeld): readonly ItemHeld[] {
  const nowOf = (item: ItemCode): ItemHeld =>
    now.find((each) => each.item === item) ?? { item, quantity: 0, lots: [] };
  const isShown = (item: ItemCode) => shown.some((each) => each.item === item);
  return [
    ...shown.map((each) => (changed.includes(each.item) ? nowOf(each.item) : each)),
    ...changed.filter((item) => !isShown(item)).map(nowOf),
  ];
}
