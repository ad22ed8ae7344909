import { ErrorBoundary as LoadingBoundary, lazy } from "preact-iso";
import { useState } from "preact/hooks";
import type { ItemCode } from "../../domain/ids.ts";
import { type Reversal, reversalOutcomes } from "../../domain/record.ts";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { useText } from "../language/LanguageProvider.tsx";

export interface ReversalFieldsProps {
  /** Tells one overdose's radio buttons from another's. */
  readonly name: string;
  /** Absent until it is known how the person is. */
  readonly reversal: Reversal | undefined;
  /** What was most likely used: the naloxone that this is a refill of. */
  readonly product?: ItemCode | undefined;
  readonly onChange: (reversal: Reversal) => void;
}

/** One overdose as it was told: how the person is, and folded away what else is known. Nothing says who or where. */
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
      {reversal !== undefined && <FoldedDetails {...props} reversal={reversal} />}
    </>
  );
}

function FoldedDetails(props: ReversalFieldsProps & { readonly reversal: Reversal }) {
  const text = useText();
  // What was told of it before is in sight; an answer that is taken back folds nothing up under the thumb.
  const [isTold] = useState(() => hasDetails(props.reversal));
  const [wasOpened, setWasOpened] = useState(isTold);

  return (
    <Disclosure summary={text.record.reversalMore} initiallyOpen={isTold} onOpen={() => setWasOpened(true)}>
      {wasOpened && (
        <LoadingBoundary>
          <ReversalDetails {...props} />
        </LoadingBoundary>
      )}
    </Disclosure>
  );
}

const ReversalDetails = lazy(async () => (await import("./ReversalDetails.tsx")).ReversalDetails);

function hasDetails({ used, ems, place }: Reversal): boolean {
  return used.length > 0 || ems !== undefined || place !== undefined;
}
