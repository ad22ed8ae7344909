/** What was done and told beside the supplies: people, services, referrals, steps, overdoses. */
import { ErrorBoundary as LoadingBoundary, lazy } from "preact-iso";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { type ReferralOutcome, referralOutcomes } from "../../domain/record.ts";
import { maxMinutes, maxPeople } from "../../contract/limits.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import { countOf, type Draft } from "./draft.ts";
import type { DraftAction } from "./reduce-draft.ts";
import { ReversalFields } from "./ReversalFields.tsx";
import { Stepper } from "./Stepper.tsx";
import { TallyRow } from "./TallyRow.tsx";
import styles from "./ToldSections.module.css";

interface SectionProps {
  readonly draft: Draft;
  readonly change: (action: DraftAction) => void;
}

export function PeopleFields({ draft, change }: SectionProps) {
  const text = useText();

  return (
    <>
      <Stepper
        label={text.record.peoplePresent}
        value={draft.people}
        least={1}
        most={maxPeople}
        onChange={(people) => change({ type: "fields", fields: { people } })}
      />
      <Stepper
        label={text.record.forOthers}
        hint={text.record.forOthersHint}
        value={draft.forOthers}
        least={0}
        most={maxPeople}
        onChange={(forOthers) => change({ type: "fields", fields: { forOthers } })}
      />
      <ChoiceGroup
        legend={text.record.newOrReturning}
        name="new-returning"
        options={[
          { value: "new", label: text.record.newPerson },
          { value: "returning", label: text.record.returningPerson },
          { value: "not-asked", label: text.record.notAsked },
        ]}
        value={draft.newReturning ?? "not-asked"}
        onChange={(answer) =>
          change({
            type: "fields",
            fields: { newReturning: answer === "not-asked" ? undefined : answer },
          })
        }
      />
    </>
  );
}

const services = [...shippedCatalogue.services.values()];

export function ServicesFields(props: SectionProps) {
  return (
    <LoadingBoundary>
      <Services {...props} />
    </LoadingBoundary>
  );
}

const Services = lazy(async () => (await import("./ServicesFields.tsx")).ServicesFields);

/** People remember minutes by fives. */
const minutesStep = 5;

export function ReferralsFields({ draft, change }: SectionProps) {
  const text = useText();
  const names = useNames();

  return (
    <>
      <ul class={styles.rows}>
        {[...shippedCatalogue.referrals].map((code) => (
          <TallyRow
            key={code}
            name={nameOf(names, code)}
            count={draft.referrals.filter((referral) => referral.code === code).length}
            onAdd={() => change({ type: "referral-add", code })}
            onTake={() => change({ type: "referral-take", code })}
          />
        ))}
      </ul>
      {draft.referrals.map(({ code, outcome }, index) => (
        <ChoiceGroup<ReferralOutcome>
          // oxlint-disable-next-line react/no-array-index-key -- two referrals can say the same
          key={index}
          legend={nameOf(names, code)}
          name={`referral-${index}`}
          options={referralOutcomes.map((value) => ({
            value,
            label: text.items.referralOutcomes[value],
          }))}
          value={outcome}
          onChange={(chosen) => {
            if (chosen !== undefined) change({ type: "referral-outcome", index, outcome: chosen });
          }}
        />
      ))}
    </>
  );
}

export function StepsFields({ draft, change }: SectionProps) {
  const text = useText();
  const names = useNames();

  return (
    <>
      <p class={styles.hint}>{text.record.stepsHint}</p>
      <ul class={styles.rows}>
        {[...shippedCatalogue.steps].map((code) => (
          <TallyRow
            key={code}
            name={nameOf(names, code)}
            count={countOf(draft.steps, code)}
            onAdd={() => change({ type: "step", code, by: 1 })}
            onTake={() => change({ type: "step", code, by: -1 })}
          />
        ))}
      </ul>
    </>
  );
}

export function ReversalsFields({ draft, change }: SectionProps) {
  const text = useText();

  return (
    <>
      <p class={styles.hint}>{text.record.reversalsHint}</p>
      {draft.reversals.map((reversal, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two overdoses can say the same
        <section key={index} class={styles.reversal} aria-label={text.record.overdose(index + 1)}>
          <ReversalFields
            name={`reversal-${index}`}
            reversal={reversal}
            onChange={(changed) => change({ type: "reversal-change", index, reversal: changed })}
          />
          <Button variant="quiet" onClick={() => change({ type: "reversal-remove", index })}>
            {text.record.remove}
          </Button>
        </section>
      ))}
      <Button onClick={() => change({ type: "reversal-add", reversal: { used: [], outcome: "unknown" } })}>
        {text.record.addReversal}
      </Button>
    </>
  );
}

/** A room is counted by the row. */
const headsSteps = [5, 10] as const;

/** Drop-ins first: they are what most groups are. */
const groupTopics = services.filter((service) => service.isGroupTopic);
const topics = [
  ...groupTopics.filter(({ group }) => group === "drop-in"),
  ...groupTopics.filter(({ group }) => group !== "drop-in"),
];

export function GroupFields({ draft, change }: SectionProps) {
  const text = useText();
  const names = useNames();

  return (
    <>
      {/* Counted before people leave, and in sight without a scroll; the topics are many. */}
      <Stepper
        label={text.record.heads}
        value={draft.heads}
        least={0}
        most={maxPeople}
        quickSteps={headsSteps}
        onChange={(heads) => change({ type: "fields", fields: { heads } })}
      />
      <ChoiceGroup
        legend={text.record.headsHow}
        name="heads-counted"
        options={[
          { value: "counted", label: text.record.headsCounted },
          { value: "estimated", label: text.record.headsEstimated },
        ]}
        value={draft.headsCounted ? "counted" : "estimated"}
        onChange={(how) => change({ type: "fields", fields: { headsCounted: how === "counted" } })}
      />
      <ChoiceGroup
        legend={text.record.topic}
        name="topic"
        options={topics.map(({ code }) => ({ value: code, label: nameOf(names, code) }))}
        value={draft.topic}
        onChange={(topic) => change({ type: "fields", fields: { topic } })}
      />
      <Stepper
        label={text.record.minutes}
        value={draft.minutes ?? 0}
        least={0}
        most={maxMinutes}
        step={minutesStep}
        onChange={(minutes) => change({ type: "fields", fields: { minutes } })}
      />
    </>
  );
}
