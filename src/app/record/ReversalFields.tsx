import { maxDoses } from "../../contract/limits.ts";
import type { ItemCode } from "../../domain/ids.ts";
import { type PlaceType, placeTypes, type Reversal, reversalOutcomes } from "../../domain/record.ts";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { Stepper } from "./Stepper.tsx";

interface ReversalFieldsProps {
  /** Tells one overdose's radio buttons from another's. */
  readonly name: string;
  /** Absent until it is known how the person is. */
  readonly reversal: Reversal | undefined;
  /** What was most likely used: the naloxone that this is a refill of. */
  readonly product?: ItemCode | undefined;
  readonly onChange: (reversal: Reversal) => void;
}

/** One overdose as it was told: how the person is, and what else is known. Nothing says who or where. */
export function ReversalFields(props: ReversalFieldsProps) {
  const { name, reversal, onChange } = props;
  const text = useText();

  return (
    <>
      <ChoiceGroup
        legend={text.record.whatHappened}
        name={`${name}-outcome`}
        options={reversalOutcomes.map((value) => ({ value, label: text.items.reversalOutcomes[value] }))}
        value={reversal?.outcome}
        onChange={(outcome) => {
          if (outcome !== undefined) onChange({ used: [], ...reversal, outcome });
        }}
      />
      {reversal !== undefined && <ReversalDetails {...props} reversal={reversal} />}
    </>
  );
}

function ReversalDetails({
  name,
  reversal,
  product,
  onChange,
}: ReversalFieldsProps & { readonly reversal: Reversal }) {
  const text = useText();
  const doses = reversal.used.reduce((sum, used) => sum + used.doses, 0);
  const { ems, place, ...rest } = reversal;

  return (
    <>
      <Stepper
        label={text.record.dosesUsed}
        {...(doses === 0 && { hint: text.record.notKnown })}
        value={doses}
        least={0}
        most={maxDoses}
        onChange={(value) => onChange({ ...reversal, used: usedOf(reversal, value, product) })}
      />
      <ChoiceGroup
        legend={text.record.emsCalled}
        name={`${name}-ems`}
        options={[
          { value: "yes", label: text.record.yes },
          { value: "no", label: text.record.no },
        ]}
        value={ems === undefined ? undefined : ems ? "yes" : "no"}
        allowNone
        onChange={(answer) =>
          onChange({
            ...rest,
            ...(place !== undefined && { place }),
            ...(answer !== undefined && { ems: answer === "yes" }),
          })
        }
      />
      <Disclosure summary={text.record.place} initiallyOpen={place !== undefined}>
        <ChoiceGroup<PlaceType>
          legend={text.record.place}
          name={`${name}-place`}
          options={placeTypes.map((value) => ({ value, label: text.items.placeTypes[value] }))}
          value={place}
          allowNone
          onChange={(chosen) =>
            onChange({
              ...rest,
              ...(ems !== undefined && { ems }),
              ...(chosen !== undefined && { place: chosen }),
            })
          }
        />
      </Disclosure>
    </>
  );
}

/** Doses of a product that was named before stay with it; which product, is not asked here. */
function usedOf({ used }: Reversal, doses: number, refilled: ItemCode | undefined): Reversal["used"] {
  if (doses === 0) return [];
  const product = used.length === 0 ? refilled : used.length === 1 ? used[0]?.product : undefined;
  return [{ ...(product !== undefined && { product }), doses }];
}
