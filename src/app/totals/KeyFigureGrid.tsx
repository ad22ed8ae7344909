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
const moreFigures: readonly (readonly FigureKey[])[] = [
  ["reversals", "reversalsSurvived", "reversalDoses"],
  ["groups", "heads", "new", "returning"],
  ["shiftsClosed", "shiftsEmpty", "shiftHours"],
];

/** Sums of what is known, by how many are missing in them. */
const missingIn: Partial<Record<FigureKey, "reversalsDosesUnknown" | "shiftHoursUnknown">> = {
  reversalDoses: "reversalsDosesUnknown",
  shiftHours: "shiftHoursUnknown",
};

/** The numbers that are asked for first, large. */
export function KeyFigureGrid({ now, before }: ComparedFigures) {
  const more = moreFigures
    .map((keys) => keys.filter((key) => hasAny(now, key) || hasAny(before, key)))
    .filter((keys) => keys.length > 0);
  return (
    <>
      <Figures keys={[...mainFigures, ...outFigures]} now={now} before={before} />
      <Figures keys={returnedFigures} now={now} before={before} isPair />
      {more.map((keys) => (
        <Figures key={keys[0]} keys={keys} now={now} before={before} />
      ))}
    </>
  );
}

interface FiguresProps extends ComparedFigures {
  readonly keys: readonly FigureKey[];
  /** Two that belong side by side and are never added up. */
  readonly isPair?: boolean;
}

function Figures({ keys, now, before, isPair = false }: FiguresProps) {
  return (
    <dl class={classes(styles.grid, isPair && styles.pair)}>
      {keys.map((key) => (
        <Figure key={key} name={key} now={now} before={before} />
      ))}
    </dl>
  );
}

interface FigureProps extends ComparedFigures {
  readonly name: FigureKey;
}

function Figure({ name, now, before }: FigureProps) {
  const text = useText();
  const hints: Partial<Record<FigureKey, string>> = text.totals.hints;
  const notKnown = notKnownIn(now, name);
  const notKnownFor = name === "shiftHours" ? text.totals.hoursNotKnownFor : text.totals.dosesNotKnownFor;
  const hint = notKnown > 0 ? notKnownFor(notKnown) : hints[name];
  // Of two sums with gaps nobody can say how much one is above the other.
  const isComparable = notKnown === 0 && notKnownIn(before, name) === 0;
  return (
    <div class={classes(styles.figure, name === "returnedEstimated" && styles.estimated)}>
      <dt class={styles.label}>
        {text.totals.figures[name]}
        {hint !== undefined && <span class={styles.hint}>{hint}</span>}
      </dt>
      <dd class={styles.value}>
        {/* Not one of them being known is not none. */}
        {now[name] === 0 && notKnown > 0 ? "–" : <NumberText value={now[name]} />}
      </dd>
      {isComparable && <Change value={now[name]} before={before[name]} />}
    </div>
  );
}

function hasAny(figures: KeyFigures, key: FigureKey): boolean {
  return figures[key] > 0 || notKnownIn(figures, key) > 0;
}

function notKnownIn(figures: KeyFigures, key: FigureKey): number {
  const missing = missingIn[key];
  return missing === undefined ? 0 : figures[missing];
}
