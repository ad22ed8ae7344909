import type { ComponentChildren } from "preact";
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
  /** Why nothing was saved, in words; what is wrong in one field stands at the field. */
  readonly problem: string | undefined;
  readonly failure: SaveFailure | undefined;
  readonly onSave: () => void;
  readonly children: ComponentChildren;
}

/** What every form of the bag has around its fields. */
export function BagForm({ title, intro, problem, failure, onSave, children }: BagFormProps) {
  const text = useBagText();
  const { failures } = useText();
  const words = failure === undefined ? problem : changeInWords(failure, failures);
  return (
    <Screen
      title={title}
      intro={intro}
      actions={
        <LinkButton href="/bag" variant="quiet">
          {text.backToBag}
        </LinkButton>
      }
    >
      <form
        class={parts.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
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
