import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { givenBackOf } from "../../domain/given-back.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { type Period, periodOf } from "../../domain/period.ts";
import { totalsFrom } from "../../domain/totals.ts";
import { Button, LinkButton } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { Screen } from "../components/Screen.tsx";
import { formatDay } from "../language/format-date.ts";
import { useGivenText } from "../language/given-text.ts";
import { nameOf, useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { periodInWords } from "../totals/period-label.ts";
import { PeriodSteps } from "../totals/PeriodPicker.tsx";
import { OutsideTallies } from "../totals/Tallies.tsx";
import type { PeriodTotals } from "../totals/use-period-totals.ts";
import styles from "./GivenBack.module.css";
import { NumberTable } from "./NumberTable.tsx";
import { OutPicture } from "./OutPicture.tsx";
import { exactNumbers, type HowToSay, roundedNumbers, sentencesOf } from "./said-numbers.ts";

interface GivenBackPageProps {
  readonly month: Period;
  readonly onMonth: (day: LocalDate) => void;
  /** Absent until it is read. All sites: a page for each would let one be taken from another. */
  readonly found: PeriodTotals | undefined;
  /** The totals that this was opened from. */
  readonly back: string;
}

/** A month in plain words and one picture, for the team and for a wall. */
export function GivenBackPage({ month, onMonth, found, back }: GivenBackPageProps) {
  const text = useGivenText();
  const words = useText();
  const { language } = useLanguage();
  const { program, today } = useProgram();
  const [isRounded, setIsRounded] = useState(true);

  return (
    <Screen title={text.title(periodInWords(month, { text: words, language }))}>
      <div class={styles.page}>
        <div class={styles.controls}>
          <PeriodSteps period={month} today={today()} onChange={({ day }) => onMonth(day)} />
          <ChoiceGroup
            legend={text.numbers}
            name="numbers"
            options={[
              { value: "rounded", label: text.rounded },
              { value: "exact", label: text.exact },
            ]}
            value={isRounded ? "rounded" : "exact"}
            onChange={(value) => setIsRounded(value !== "exact")}
          />
          {isRounded && <p>{text.once}</p>}
        </div>
        <p class={styles.printed}>{program.name}</p>
        {found !== undefined && (
          <Month
            found={found}
            how={isRounded ? roundedNumbers : exactNumbers}
            notes={[
              isRounded ? text.roundedNote : text.exactNote,
              text.twice,
              ...(month.to >= today() ? [text.soFar(formatDay(language, today(), "fullWithYear"))] : []),
            ]}
          >
            <div class={styles.controls}>
              <div>
                <Button onClick={() => print()}>{text.print}</Button>
              </div>
            </div>
          </Month>
        )}
        <div class={styles.controls}>
          <div>
            <LinkButton href={back} variant="quiet">
              {words.totals.title}
            </LinkButton>
          </div>
        </div>
      </div>
    </Screen>
  );
}

/** The month that a day is in. */
export function monthOfDay(day: LocalDate, program: Parameters<typeof periodOf>[0]["program"]): Period {
  return periodOf({ type: "month", day, program });
}

interface MonthProps {
  readonly found: PeriodTotals;
  readonly how: HowToSay;
  readonly notes: readonly string[];
  readonly children: ComponentChildren;
}

function Month({ found, how, notes, children }: MonthProps) {
  const text = useGivenText();
  const words = useText();
  const names = useNames();
  const given = givenBackOf(totalsFrom("record", found.totals), shippedCatalogue);
  const tallied = givenBackOf(totalsFrom("tally", found.totals), shippedCatalogue);
  const sentences = sentencesOf(given, how, text.sentences);
  const elsewhere = sentencesOf(tallied, how, text.sentences);
  const out = given.out.map((supply) => ({
    key: supply.category,
    name: words.items.categories[supply.category],
    count: how.supply(supply),
  }));
  const steps = [...given.stepsByCode].map(([code, count]) => ({
    key: code,
    name: nameOf(names, code),
    count: how.count(count),
  }));

  if (sentences.length === 0 && elsewhere.length === 0) return <p>{text.nothing}</p>;
  return (
    <>
      <Sentences sentences={sentences} />
      {out.length > 0 && (
        <div class={styles.both}>
          <figure class={styles.figure}>
            <figcaption>
              <h2>{text.picture}</h2>
            </figcaption>
            <OutPicture rows={out} />
          </figure>
          <div class={styles.tables}>
            <NumberTable title={text.picture} isTitleSpoken rows={out} />
            {steps.length > 0 && <NumberTable title={text.stepsTitle} rows={steps} />}
          </div>
        </div>
      )}
      {out.length === 0 && steps.length > 0 && <NumberTable title={text.stepsTitle} rows={steps} />}
      {elsewhere.length > 0 && (
        <section class={styles.figure}>
          <h2>{text.elsewhere}</h2>
          <p>{text.elsewhereNote}</p>
          <Sentences sentences={elsewhere} />
        </section>
      )}
      <OutsideTallies outside={found.totals.outside} />
      <div class={styles.notes}>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      {children}
    </>
  );
}

function Sentences({ sentences }: { readonly sentences: ReturnType<typeof sentencesOf> }) {
  return (
    <ul class={styles.sentences}>
      {sentences.map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
    </ul>
  );
}
