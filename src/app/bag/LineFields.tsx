import { itemCategories } from "../../domain/catalogue/catalogue.ts";
import type { ItemHeld, LotHeld } from "../../domain/stock-ledger.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { maxTextLength } from "../../contract/limits.ts";
import { type StockReason, stockReasons } from "../../domain/stock.ts";
import { Button } from "../components/Button.tsx";
import { DateField, FieldRow, SelectField, TextField } from "../components/Field.tsx";
import { useBagText } from "../language/bag-text.ts";
import { formatDay } from "../language/format-date.ts";
import { formatNumber } from "../language/format-number.ts";
import { nameOf, useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import styles from "./bag.module.css";
import { inTileOrder } from "./in-tile-order.ts";
import { boxedItemOf, chosenOf, type LineForm, type LineProblem } from "./stock-lines.ts";

interface LineFieldsProps {
  readonly line: LineForm;
  readonly position: number;
  /** Offered first, where something is taken out. */
  readonly held: readonly ItemHeld[];
  readonly needsReason: boolean;
  readonly problem: LineProblem | undefined;
  readonly onChange: (line: LineForm) => void;
  /** Absent for the only line. */
  readonly onRemove: (() => void) | undefined;
}

/** One kind of thing that moves: what, how many of which pack, and what its box says. */
export function LineFields(props: LineFieldsProps) {
  const { line, position, held, needsReason, problem, onChange, onRemove } = props;
  const text = useBagText();
  const options = useWhatOptions(held);
  const errorAt = (...ofField: readonly LineProblem[]) =>
    problem !== undefined && ofField.includes(problem) ? text.problems[problem] : undefined;
  const chosen = chosenOf(line.what);
  const item = chosen !== undefined && "item" in chosen ? chosen.item : undefined;
  const lots = held.find((each) => each.item === item?.code)?.lots ?? [];

  return (
    <section class={styles.line} aria-label={text.line(position)}>
      <SelectField
        label={text.what}
        error={errorAt("no-item")}
        options={options}
        value={line.what}
        onChange={(what) => onChange({ ...line, what, pack: "", lot: "", expiry: "" })}
      />
      <FieldRow>
        <TextField
          label={text.howMany}
          error={errorAt("no-number", "too-many")}
          value={line.count}
          inputMode="numeric"
          maxLength={9}
          onInput={(count) => onChange({ ...line, count })}
        />
        {item !== undefined && item.packs.length > 0 && (
          <PackField line={line} packs={item.packs} onChange={onChange} />
        )}
      </FieldRow>
      {lots.length > 0 && <HeldLotField line={line} lots={lots} onChange={onChange} />}
      {lots.length === 0 && boxedItemOf(chosen) !== undefined && (
        <FieldRow>
          <TextField
            label={text.lotField}
            hint={text.lotHint}
            error={errorAt("lot-unfit")}
            value={line.lot}
            maxLength={maxTextLength.lot}
            onInput={(lot) => onChange({ ...line, lot })}
          />
          <DateField
            label={text.expiry}
            hint={text.expiryHint}
            error={errorAt("not-a-day")}
            value={line.expiry}
            onInput={(expiry) => onChange({ ...line, expiry })}
          />
        </FieldRow>
      )}
      {needsReason && (
        <SelectField<StockReason | "">
          label={text.why}
          error={errorAt("no-reason")}
          options={[
            { value: "", label: text.choose },
            ...stockReasons
              .filter((reason) => reason !== "count_correction")
              .map((value) => ({ value, label: text.reasons[value] })),
          ]}
          value={line.reason ?? ""}
          onChange={(reason) => onChange({ ...line, reason: reason === "" ? undefined : reason })}
        />
      )}
      {onRemove !== undefined && (
        <div>
          <Button variant="quiet" onClick={onRemove}>
            {text.remove}
          </Button>
        </div>
      )}
    </section>
  );
}

interface HeldLotFieldProps {
  readonly line: LineForm;
  readonly lots: readonly LotHeld[];
  readonly onChange: (line: LineForm) => void;
}

/** Of what is taken out, one of the lots that are in there: typed anew, it would be another. */
function HeldLotField({ line, lots, onChange }: HeldLotFieldProps) {
  const text = useBagText();
  const { language } = useLanguage();
  const chosen = lots.findIndex(({ lot = "", expiry = "" }) => lot === line.lot && expiry === line.expiry);
  return (
    <SelectField
      label={text.lotField}
      options={[
        { value: "", label: text.lotNotKnown },
        ...lots.map(({ lot, expiry }, index) => ({
          value: String(index),
          label: [
            lot === undefined ? text.noLot : text.lot(lot),
            ...(expiry === undefined ? [] : [text.expiresOn(formatDay(language, expiry))]),
          ].join(" · "),
        })),
      ]}
      value={chosen === -1 ? "" : String(chosen)}
      onChange={(index) => {
        const { lot = "", expiry = "" } = index === "" ? {} : (lots[Number(index)] ?? {});
        onChange({ ...line, lot, expiry });
      }}
    />
  );
}

interface PackFieldProps {
  readonly line: LineForm;
  readonly packs: readonly { readonly code: string; readonly quantity: number }[];
  readonly onChange: (line: LineForm) => void;
}

function PackField({ line, packs, onChange }: PackFieldProps) {
  const text = useBagText();
  const { record } = useText();
  const { language } = useLanguage();
  return (
    <SelectField
      label={text.pack}
      options={[
        { value: "", label: text.singles },
        ...packs.map(({ code, quantity }) => ({
          value: code,
          label: record.packOf(code, formatNumber(language, quantity)),
        })),
      ]}
      value={line.pack}
      onChange={(pack) => onChange({ ...line, pack })}
    />
  );
}

/** What the bag holds, then kits, then every item by category. */
function useWhatOptions(held: readonly ItemHeld[]) {
  const text = useBagText();
  const { items: words } = useText();
  const names = useNames();
  const optionOf = (code: string, group: string) => ({ value: code, label: nameOf(names, code), group });
  const inBag = new Set(inTileOrder(held).map(({ item }) => item));
  return [
    { value: "", label: text.choose },
    ...[...inBag].map((item) => optionOf(item, text.inBag)),
    ...[...shippedCatalogue.kits.keys()].map((kit) => optionOf(kit, text.kits)),
    ...itemCategories.flatMap((category) =>
      [...shippedCatalogue.items.values()]
        .filter((item) => item.category === category && item.direction === "out" && !inBag.has(item.code))
        .map(({ code }) => optionOf(code, words.categories[category])),
    ),
  ];
}
