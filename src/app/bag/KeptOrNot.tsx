import { useState } from "preact/hooks";
import type { BagTrouble } from "../../storage/bag.ts";
import type { SaveFailure } from "../../storage/phone.ts";
import { Button } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { useBagText } from "../language/bag-text.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import { usePhone } from "../shell/phone-context.tsx";

/** Why there is no bag although there was one, and how it is kept again. */
export function WhyNoBag({ trouble }: { readonly trouble: BagTrouble | undefined }) {
  const text = useBagText();
  const { phone } = usePhone();
  const { failed, tell } = useFailure();

  if (trouble === undefined) return null;
  if (trouble === "damaged") return <Notice tone="warn">{text.damaged}</Notice>;
  return (
    <>
      <Notice
        tone="plain"
        action={<Button onClick={() => void phone.resumeBag().then(tell)}>{text.keepAgain}</Button>}
      >
        {text.stopped}
      </Notice>
      {failed}
    </>
  );
}

/** For whoever carries no bag any more, or never wanted one kept. */
export function StopBag() {
  const text = useBagText();
  const { phone } = usePhone();
  const { failed, tell } = useFailure();
  return (
    <div>
      <Button variant="quiet" onClick={() => void phone.stopBag().then(tell)}>
        {text.stop}
      </Button>
      {failed}
    </div>
  );
}

function useFailure() {
  const { failures } = useText();
  const [failure, setFailure] = useState<SaveFailure>();
  return {
    failed: (
      <output>
        {failure !== undefined && <Notice tone="warn">{changeInWords(failure, failures)}</Notice>}
      </output>
    ),
    tell: (done: { readonly ok: true } | { readonly ok: false; readonly error: SaveFailure }) =>
      setFailure(done.ok ? undefined : done.error),
  };
}
