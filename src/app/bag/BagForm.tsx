import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { SaveFailure } from "../../storage/phone.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { Notice } from "../components/Notice.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { useBagText } from "../language/bag-text.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";

interface BagFormProps {
  readonly title: string;
  readonly intro: string;
  /** Where the form was opened from; the bag, unless it says otherwise. */
  readonly back?: "shift";
  /** Why nothing was saved, in one sentence; what is wrong in one field stands at the field. */
  readonly problem: string | undefined;
  readonly failure: SaveFailure | undefined;
  readonly onSave: () => Promise<void>;
  readonly children: ComponentChildren;
}

/** What every form of the bag has around its fields. */
export function BagForm({ title, intro, back, problem, failure, onSave, children }: BagFormProps) {
  const text = useBagText();
  const { failures } = useText();
  const { form, answered } = useFocusOnProblem();
  const words = failure === undefined ? problem : changeInWords(failure, failures);
  return (
    <Screen
      title={title}
      intro={intro}
      actions={
        <LinkButton href={back === "shift" ? "/shift" : "/bag"} variant="quiet">
          {back === "shift" ? text.backToShift : text.backToBag}
        </LinkButton>
      }
    >
      <form
        ref={form}
        class={parts.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void onSave().then(answered);
        }}
      >
        {children}
        <output class={parts.status}>{words !== undefined && <Notice tone="warn">{words}</Notice>}</output>
        <div class={parts.start}>
          <Button type="submit" variant="primary">
            {text.save}
          </Button>
        </div>
      </form>
    </Screen>
  );
}

/** A Save that finds a problem leads to it: it may be screens above, or in something that is folded away. */
function useFocusOnProblem() {
  const form = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState(0);

  useLayoutEffect(() => {
    const field = answers === 0 ? null : form.current?.querySelector<HTMLElement>("[aria-invalid]");
    if (field === null || field === undefined) return;
    const fold = field.closest("details");
    if (fold !== null) fold.open = true;
    field.focus();
  }, [answers]);

  return { form, answered: () => setAnswers((now) => now + 1) };
}
