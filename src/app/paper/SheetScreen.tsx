import { useState } from "preact/hooks";
import { Button, LinkButton } from "../components/Button.tsx";
import { CheckList } from "../components/CheckList.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import parts from "../components/parts.module.css";
import { Screen } from "../components/Screen.tsx";
import { Icon } from "../components/Icon.tsx";
import { usePreferenceStorage, useText } from "../language/LanguageProvider.tsx";
import { usePaperText } from "../language/paper-text.ts";
import { useProgram } from "../shell/program-context.tsx";
import { keepChoice, keptChoice, paperSizes, type SheetChoice } from "./sheet-choice.ts";
import { addedSections, fitsLayout, sheetLayouts } from "./sheet-rows.ts";
import { SheetTable } from "./SheetTable.tsx";
import styles from "./SheetScreen.module.css";
import { useRowNames } from "./use-row-names.ts";

interface SheetScreenProps {
  readonly home: { readonly href: string; readonly name: string };
  /** Where it is typed back in. A lead's desk records nothing. */
  readonly typing?: string;
}

/** A sheet for who works on paper: what is on it is chosen here, and the printer takes the rest. */
export function SheetScreen({ home, typing }: SheetScreenProps) {
  const text = usePaperText();
  const { totals } = useText();
  const { nameOfSection } = useRowNames();
  const storage = usePreferenceStorage();
  const { program } = useProgram();
  const [choice, setChoice] = useState(() => keptChoice(storage, program.zone));

  function choose(changes: Partial<SheetChoice>) {
    // Of what is kept, not of what was drawn: two choices in one frame are both taken.
    const next = { ...keptChoice(storage, program.zone), ...changes };
    setChoice(next);
    keepChoice(storage, next);
  }

  return (
    <Screen
      title={text.sheetTitle}
      intro={text.sheetIntro}
      isWide
      actions={
        <a class={parts.back} href={home.href}>
          <Icon name="forward" />
          {home.name}
        </a>
      }
    >
      <div class={styles.choices}>
        <ChoiceGroup
          legend={text.layout}
          name="layout"
          options={sheetLayouts.map((value) => ({
            value,
            label: text.layouts[value],
            hint: text.layoutHints[value],
          }))}
          value={choice.layout}
          onChange={(layout) => layout !== undefined && choose({ layout })}
        />
        <ChoiceGroup
          legend={text.size}
          name="size"
          options={paperSizes.map((value) => ({ value, label: text.sizes[value] }))}
          value={choice.size}
          onChange={(size) => size !== undefined && choose({ size })}
        />
        <div class={styles.added}>
          <CheckList
            legend={text.added}
            options={addedSections
              .filter((section) => fitsLayout(section, choice.layout))
              .map((value) => ({ value, label: nameOfSection(value) }))}
            chosen={choice.added}
            onChange={(added) => choose({ added })}
          />
          <p class={parts.soft}>{text.addedHint}</p>
        </div>
        <div class={parts.actions}>
          <Button variant="primary" onClick={() => print()}>
            {totals.print}
          </Button>
          {typing !== undefined && <LinkButton href={typing}>{text.toType}</LinkButton>}
        </div>
      </div>
      <SheetTable choice={choice} />
    </Screen>
  );
}

/** On a phone: from the settings, and back to them. */
export function PhoneSheetScreen() {
  const { settings } = useText();
  return <SheetScreen home={{ href: "/settings", name: settings.back }} typing="/settings/paper/type" />;
}
