import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { maxQuantity } from "../../domain/limits.ts";
import { fills, returnMethods } from "../../domain/record.ts";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { FieldRow, TextField } from "../components/Field.tsx";
import { decimalMarkOf } from "../language/format-number.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { ContainerPicker } from "./ContainerPicker.tsx";
import { FillPicker } from "./FillPicker.tsx";
import type { ReturnForm } from "./returned.ts";
import { Stepper } from "./Stepper.tsx";

interface ReturnFieldsProps {
  /** Tells one return's radio buttons from another's. */
  readonly name: string;
  readonly form: ReturnForm;
  readonly onChange: (form: ReturnForm) => void;
}

/** One way of knowing how much came back. Nobody has to touch or count a used syringe to fill it in. */
export function ReturnFields({ name, form, onChange }: ReturnFieldsProps) {
  const text = useText();

  return (
    <>
      <ChoiceGroup
        legend={text.record.howReturned}
        name={`${name}-method`}
        options={returnMethods.map((value) => ({ value, label: text.items.returnMethods[value] }))}
        value={form.method}
        allowNone
        onChange={(method) => onChange({ ...form, method })}
      />
      {(form.method === "counted" || form.method === "stated" || form.method === "visual") && (
        <QuantityFields form={form} onChange={onChange} />
      )}
      {form.method === "container" && <ContainerFields name={name} form={form} onChange={onChange} />}
      {form.method === "weight" && <WeightFields name={name} form={form} onChange={onChange} />}
    </>
  );
}

/** Nobody counts by ones what comes back by the bag. */
const quickSteps = [5, 10, 50] as const;

function QuantityFields({ form, onChange }: Omit<ReturnFieldsProps, "name">) {
  const text = useText();

  return (
    <Stepper
      label={text.record.usedSyringes}
      value={form.quantity}
      least={0}
      most={maxQuantity}
      quickSteps={quickSteps}
      onChange={(quantity, wasMeant) => onChange({ ...form, quantity, isMeant: form.isMeant || wasMeant })}
    />
  );
}

const containers = [...shippedCatalogue.items.values()].filter((item) => item.container !== undefined);

function ContainerFields({ name, form, onChange }: ReturnFieldsProps) {
  const text = useText();

  return (
    <>
      <ContainerPicker
        name={`${name}-container`}
        containers={containers}
        value={form.container}
        onChange={(container) => onChange({ ...form, container })}
      />
      <FillPicker
        name={`${name}-fill`}
        fills={fills}
        value={form.fill}
        onChange={(fill) => onChange({ ...form, fill })}
      />
      <Stepper
        label={text.record.howManyContainers}
        value={form.containers}
        least={1}
        most={maxQuantity}
        onChange={(count, wasMeant) =>
          onChange({ ...form, containers: count, isMeant: form.isMeant || wasMeant })
        }
      />
    </>
  );
}

/** As long as the longest decimal that is kept: 7 digits, a point, 6 digits. */
const maxWeightLength = 14;

function WeightFields({ name, form, onChange }: ReturnFieldsProps) {
  const text = useText();
  const { language } = useLanguage();
  const mark = decimalMarkOf(language);

  return (
    <>
      <ChoiceGroup
        legend={text.record.weightUnit}
        name={`${name}-unit`}
        options={[
          { value: "lb", label: "lb" },
          { value: "kg", label: "kg" },
        ]}
        value={form.unit}
        onChange={(unit) => onChange({ ...form, unit: unit ?? form.unit })}
      />
      <FieldRow>
        <TextField
          label={text.record.gross}
          value={form.gross}
          inputMode="decimal"
          maxLength={maxWeightLength}
          onInput={(gross) => onChange({ ...form, gross, mark })}
        />
        <TextField
          label={text.record.tare}
          hint={text.record.tareHint}
          value={form.tare}
          inputMode="decimal"
          maxLength={maxWeightLength}
          onInput={(tare) => onChange({ ...form, tare, mark })}
        />
      </FieldRow>
    </>
  );
}
