import { useState } from "preact/hooks";
import { shippedFactors } from "../../domain/returns.ts";
import { Button } from "../components/Button.tsx";
import { ErrorSummary } from "../components/ErrorSummary.tsx";
import { TextField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import {
  draftOfFactors,
  type FactorDraft,
  factorKeys,
  type FactorKey,
  type FactorProblem,
  factorsFrom,
} from "./factor-fields.ts";
import { SaveStatus } from "./SaveStatus.tsx";
import { SettingsPage } from "./SettingsPage.tsx";
import { useSaveProgram } from "./use-save-program.ts";

/** How many used syringes a pound, a kilogram or a litre is taken for. */
export function FactorsScreen() {
  const text = useText();
  const { language } = useLanguage();
  const { program, state, save, goOnEditing } = useSaveProgram();
  const [draft, setDraft] = useState(() => draftOfFactors(program.factors, language));
  const [problems, setProblems] = useState<Partial<Record<FactorKey, FactorProblem>>>({});
  const [isFilledIn, setIsFilledIn] = useState(false);

  function change(changes: Partial<FactorDraft>) {
    goOnEditing();
    setIsFilledIn(false);
    setDraft((current) => ({ ...current, ...changes }));
  }

  async function submit(event: Event) {
    event.preventDefault();
    setIsFilledIn(false);
    const factors = factorsFrom(draft, { current: program.factors, language });
    setProblems(factors.ok ? {} : factors.error);
    if (factors.ok) await save({ factors: factors.value });
    else goOnEditing();
  }

  const sentences = { unfit: text.settings.factorUnfit, "too-long": text.settings.factorTooLong };
  const errorOf = (key: FactorKey) => {
    const problem = problems[key];
    return problem === undefined ? undefined : sentences[problem];
  };

  return (
    <SettingsPage title={text.settings.factors} intro={text.settings.factorsIntro}>
      <form class={parts.stack} onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary
          title={text.settings.checkFields}
          errors={factorKeys.flatMap((key) => {
            const error = errorOf(key);
            return error === undefined
              ? []
              : [{ fieldId: fieldIdOf(key), text: text.settings.fieldProblem(text.settings[key], error) }];
          })}
        />
        {factorKeys.map((key) => (
          <TextField
            key={key}
            id={fieldIdOf(key)}
            label={text.settings[key]}
            error={errorOf(key)}
            value={draft[key]}
            onInput={(value) => change({ [key]: value })}
            inputMode="decimal"
          />
        ))}
        <p class={parts.soft}>{text.settings.factorsKeepOld(program.factors.version)}</p>
        <output class={parts.status}>
          {isFilledIn && <Notice tone="plain">{text.settings.shippedFilledIn}</Notice>}
        </output>
        <SaveStatus state={state} />
        <div class={parts.actions}>
          <Button type="submit" variant="primary">
            {text.settings.save}
          </Button>
          <Button
            variant="quiet"
            onClick={() => {
              change(draftOfFactors(shippedFactors, language));
              setProblems({});
              setIsFilledIn(true);
            }}
          >
            {text.settings.shippedFactors}
          </Button>
        </div>
      </form>
    </SettingsPage>
  );
}

function fieldIdOf(key: FactorKey): string {
  return `factor-${key}`;
}
