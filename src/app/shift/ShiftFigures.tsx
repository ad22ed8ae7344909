import { NumberText } from "../components/NumberText.tsx";
import totals from "../day/DayTotals.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { useShiftText } from "../language/shift-text.ts";
import type { ShiftFigures as Figures } from "./shift-totals.ts";

/** What this phone recorded in a shift, in a few numbers. */
export function ShiftFigures({ figures }: { readonly figures: Figures | undefined }) {
  const text = useShiftText();
  const { day } = useText();
  if (figures === undefined) return null;

  const { contacts, syringesOut, naloxoneDoses, returnedCounted, returnedEstimated, heads, reversals } =
    figures;
  const shown = [
    { value: contacts, label: day.contacts(contacts) },
    { value: syringesOut, label: day.syringes(syringesOut) },
    { value: naloxoneDoses, label: day.doses(naloxoneDoses) },
    { value: returnedCounted, label: day.returnedCounted },
    ...(returnedEstimated > 0 ? [{ value: returnedEstimated, label: day.returnedEstimated }] : []),
    ...(heads > 0 ? [{ value: heads, label: text.heads(heads) }] : []),
    ...(reversals > 0 ? [{ value: reversals, label: text.reversals(reversals) }] : []),
  ];
  return (
    <dl class={totals.strip} aria-label={text.figures}>
      {shown.map(({ value, label }) => (
        <div key={label} class={totals.figure}>
          <dt class={totals.label}>{label}</dt>
          <dd class={totals.value}>
            <NumberText value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
