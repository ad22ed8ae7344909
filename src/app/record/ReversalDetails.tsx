import { maxDoses, maxListLength } from "../../contract/limits.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { ItemCode } from "../../domain/ids.ts";
import { type PlaceType, placeTypes, type Reversal } from "../../domain/record.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { SelectField } from "../components/Field.tsx";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import styles from "./ReversalDetails.module.css";
import type { ReversalFieldsProps } from "./ReversalFields.tsx";
import { Stepper } from "./Stepper.tsx";

type DetailsProps = ReversalFieldsProps & { readonly reversal: Reversal };

/** Doses by product, the ambulance, and the kind of place: each only as far as it was told. */
export function ReversalDetails(props: DetailsProps) {
  const { name, reversal, onChange } = props;
  const text = useText();
  const { ems, place, ...rest } = reversal;

  return (
    <div class={styles.details}>
      <DosesFields {...props} />
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
    </div>
  );
}

type Used = Reversal["used"][number];

/** No dose is "not known"; a dose without a product is one of an unknown product. */
function DosesFields({ reversal, product, onChange }: DetailsProps) {
  const text = useText();
  const names = useNames();
  const { used } = reversal;
  const rows: readonly Used[] = used.length === 0 ? [usedOf(product, 0)] : used;
  const setUsed = (changed: readonly Used[]) => onChange({ ...reversal, used: changed });

  return (
    <>
      {rows.map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two can be of a product nobody knows
        <div key={index} class={styles.product}>
          <Stepper
            label={
              rows.length === 1
                ? text.record.dosesUsed
                : text.record.dosesOf(
                    row.product === undefined ? text.record.notKnown : nameOf(names, row.product),
                  )
            }
            {...(row.doses === 0 && { hint: text.record.notKnown })}
            value={row.doses}
            least={0}
            most={maxDoses}
            onChange={(doses) =>
              setUsed(doses === 0 ? used.toSpliced(index, 1) : rows.with(index, { ...row, doses }))
            }
          />
          {row.doses > 0 && (
            <SelectField<ItemCode | "">
              label={text.record.whichNaloxone}
              options={[
                { value: "", label: text.record.notKnown },
                ...productsWith(row.product).map((code) => ({ value: code, label: nameOf(names, code) })),
              ]}
              value={row.product ?? ""}
              onChange={(code) =>
                setUsed(rows.with(index, usedOf(code === "" ? undefined : code, row.doses)))
              }
            />
          )}
        </div>
      ))}
      {used.length > 0 && used.length < maxListLength.productsUsed && (
        <Button variant="quiet" onClick={() => setUsed([...used, usedOf(undefined, 1)])}>
          {text.record.anotherProduct}
        </Button>
      )}
    </>
  );
}

function usedOf(product: ItemCode | undefined, doses: number): Used {
  return { ...(product !== undefined && { product }), doses };
}

/** All that reverses an overdose, and what the record names though it is not offered any more. */
function productsWith(named: ItemCode | undefined): readonly ItemCode[] {
  const offered = [...shippedCatalogue.items.values()]
    .filter(({ doses, retired }) => doses > 0 && retired !== true)
    .map(({ code }) => code);
  return named === undefined || offered.includes(named) ? offered : [...offered, named];
}
