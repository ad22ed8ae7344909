import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { storePlace } from "../../domain/bag.ts";
import type { ItemCode } from "../../domain/ids.ts";
import type { ItemHeld } from "../../domain/stock-ledger.ts";
import { type StockReason, stockReasons } from "../../domain/stock.ts";
import { Disclosure } from "../components/Disclosure.tsx";
import { SelectField, TextField } from "../components/Field.tsx";
import { useBagText } from "../language/bag-text.ts";
import { formatNumber } from "../language/format-number.ts";
import { nameOf, useLanguage, useNames } from "../language/LanguageProvider.tsx";
import { useStored } from "../shell/phone-context.tsx";
import { BagForm } from "./BagForm.tsx";
import styles from "./bag.module.css";
import { backLines, type CountProblem, type Counts, countLines } from "./counted-lines.ts";
import { inTileOrder } from "./in-tile-order.ts";
import { LinesEditor } from "./LinesEditor.tsx";
import { inWords } from "./MoveScreen.tsx";
import { type LinesProblem, stockLinesOf } from "./stock-lines.ts";
import { useLines } from "./use-lines.ts";
import { useStockSave } from "./use-stock-save.ts";

export type CountAction = "count" | "bring-back";

/** Each thing that should be there, with what is. What was read first stays: nothing moves while somebody counts. */
export function CountScreen({ action }: { readonly action: CountAction }) {
  const bag = useStored(async (phone) => ({ held: (await phone.bag())?.items ?? [] }), [], {
    isFirstEnough: true,
  });
  const [first, setFirst] = useState<readonly ItemHeld[]>();
  if (first === undefined && bag !== undefined) setFirst(inTileOrder(bag.held));
  return first === undefined ? null : <CountForm action={action} held={first} />;
}

interface CountFormProps {
  readonly action: CountAction;
  readonly held: readonly ItemHeld[];
}

function CountForm({ action, held }: CountFormProps) {
  const text = useBagText();
  const { route } = useLocation();
  const form = useLines();
  const { save, failure, clearFailure } = useStockSave();
  const isCount = action === "count";
  const [counts, setCounts] = useState<Counts>(() => (isCount ? new Map() : expectedBack(held)));
  const [reason, setReason] = useState<StockReason>();
  const [problem, setProblem] = useState<CountProblem | LinesProblem>();
  const linesProblem = problem?.kind === "not-a-number" ? undefined : problem;

  function typed() {
    setProblem(undefined);
    clearFailure();
  }

  async function submit() {
    const found = stockLinesOf(form.lines, { needsReason: false });
    const others = found.ok ? found.value : [];
    if (!found.ok && found.error.kind !== "nothing") return setProblem(found.error);
    const lines = isCount ? countLines(counts, held, { found: others, reason }) : backLines(counts, others);
    if (!lines.ok) return setProblem(lines.error);
    const way = isCount
      ? ({ movement: "count" } as const)
      : ({ movement: "load-in", toPlace: storePlace } as const);
    if (await save({ ...way, lines: lines.value })) route(isCount ? "/bag" : "/shift");
    return undefined;
  }

  return (
    <BagForm
      title={isCount ? text.count : text.bringBack}
      intro={isCount ? text.countIntro : text.bringBackIntro}
      problem={inWords(linesProblem, text)}
      failure={failure}
      onSave={() => void submit()}
    >
      <div class={styles.counted}>
        {held.map((each) => (
          <CountedItem
            key={each.item}
            held={each}
            value={counts.get(each.item) ?? ""}
            isProblem={problem?.kind === "not-a-number" && problem.item === each.item}
            onInput={(value) => {
              setCounts((now) => new Map(now).set(each.item, value));
              typed();
            }}
          />
        ))}
      </div>
      <Disclosure summary={text.foundElse} initiallyOpen={held.length === 0}>
        <LinesEditor form={form} held={[]} problem={linesProblem} onTyped={typed} />
      </Disclosure>
      {isCount && (
        <SelectField<StockReason | "">
          label={text.whyCount}
          options={[
            { value: "", label: text.nobodyKnows },
            ...stockReasons.map((value) => ({ value, label: text.reasons[value] })),
          ]}
          value={reason ?? ""}
          onChange={(chosen) => setReason(chosen === "" ? undefined : chosen)}
        />
      )}
    </BagForm>
  );
}

interface CountedItemProps {
  readonly held: ItemHeld;
  readonly value: string;
  readonly isProblem: boolean;
  readonly onInput: (value: string) => void;
}

function CountedItem({ held: { item, quantity }, value, isProblem, onInput }: CountedItemProps) {
  const text = useBagText();
  const names = useNames();
  const { language } = useLanguage();
  return (
    <TextField
      label={nameOf(names, item)}
      hint={text.shouldBe(formatNumber(language, quantity))}
      error={isProblem ? text.notANumber : undefined}
      value={value}
      inputMode="numeric"
      maxLength={9}
      onInput={onInput}
    />
  );
}

function expectedBack(held: readonly ItemHeld[]): ReadonlyMap<ItemCode, string> {
  return new Map(held.flatMap(({ item, quantity }) => (quantity > 0 ? [[item, String(quantity)]] : [])));
}
