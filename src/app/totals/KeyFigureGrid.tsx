import type { KeyFigures } from "../../domain/totals.ts";
import { classes } from "../components/classes.ts";
import { NumberText } from "../components/NumberText.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { Change } from "./Change.tsx";
import styles from "./KeyFigureGrid.module.css";
import type { ComparedFigures } from "./use-period-totals.ts";

type FigureKey = keyof KeyFigures & keyof ReturnType<typeof useText>["totals"]["figures"];

/** Asked for first, whether or not there is any: 0 is an answer. */
const mainFigures: readonly FigureKey[] = ["contacts", "people", "forOthers"];
const outFigures: readonly FigureKey[] = ["syringesOut", "needlesOut", "naloxoneDoses"];
const returnedFigures: readonly FigureKey[] = ["returnedCounted", "returnedEstimated"];
/** Shown where there are any, now or before: most programs don't ask for all of these. */
const moreFigures: readonly FigureKey[] = [
  "reversals",
  "reversalsSurvived",
  "groups",
  "heads",
  "new",
  "returning",
];

/** The numbers that are asked for first, large. */
export function KeyFigureGrid({ now, before }: ComparedFigures) {
  const more = moreFigures.filter((key) => now[key] > 0 || before[key] > 0);
  return (
    <>
      <Figures keys={[...mainFigures, ...outFigures]} now={now} before={before} />
      <Figures keys={returnedFigures} now={now} before={before} isPair />
      {more.length > 0 && <Figures keys={more} now={now} before={before} />}
    </>
  );
}

interface FiguresProps extends ComparedFigures {
  readonly keys: readonly FigureKey[];
  /** Two that belong side by side and are never added up. */
  readonly isPair?: boolean;
}

function Figures({ keys, now, before, isPair = false }: FiguresProps) {
  const text = useText();
  const hints: Partial<Record<FigureKey, string>> = text.totals.hints;
  return (
    <dl class={classes(styles.grid, isPair && styles.pair)}>
      {keys.map((key) => (
        <div key={key} class={classes(styles.figure, key === "returnedEstimated" && styles.estimated)}>
          <dt class={styles.label}>
            {text.totals.figures[key]}
            {hints[key] !== undefined && <span class={styles.hint}>{hints[key]}</span>}
          </dt>
          <dd class={styles.value}>
            <NumberText value={now[key]} />
          </dd>
          <Change value={now[key]} before={before[key]} />
        </div>
      ))}
    </dl>
  );
}
