import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { demographicQuestions } from "../../domain/demographics.ts";
import type { EventId } from "../../domain/ids.ts";
import type { Asks, Factors } from "../../domain/program.ts";
import { Disclosure } from "../components/Disclosure.tsx";
import { Icon, type IconName } from "../components/Icon.tsx";
import { NumberText } from "../components/NumberText.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { Draft } from "./draft.ts";
import type { DraftAction } from "./reduce-draft.ts";
import styles from "./EntryFields.module.css";
import { NoteField } from "./NoteField.tsx";
import { DemographicsFields, ParticipantCodeField } from "./ParticipantSections.tsx";
import { ReturnsEditor } from "./ReturnsEditor.tsx";
import { returnedOf, sumOf } from "./summarise-draft.ts";
import { SupplyGrid } from "./SupplyGrid.tsx";
import {
  GroupFields,
  PeopleFields,
  ReferralsFields,
  ReversalsFields,
  ServicesFields,
  StepsFields,
} from "./ToldSections.tsx";
import { useIsPainted } from "./use-is-painted.ts";

interface EntryFieldsProps {
  readonly draft: Draft;
  /** What is folded open for one entry is folded again for the next. */
  readonly entry: EventId;
  readonly factors: Factors;
  /** What may be written beside a contact that could lead to a person. */
  readonly takes: ReadonlySet<keyof Asks>;
  /** Of the tiles: what this site uses most, first. */
  readonly order?: readonly string[] | undefined;
  readonly change: (action: DraftAction) => void;
}

/** Everything that can be recorded in one contact, group or clean-up; the same for a new one and for a change. */
export function EntryFields(props: EntryFieldsProps) {
  switch (props.draft.kind) {
    case "encounter":
      return <ContactFields {...props} />;
    case "group":
      return <GroupEntryFields {...props} />;
    case "cleanup":
      return <CleanupFields {...props} />;
  }
}

function ContactFields({ draft, entry, factors, takes, order, change }: EntryFieldsProps) {
  const text = useText();
  const isPainted = useIsPainted();
  const { people, forOthers, newReturning } = draft;
  const peopleCount = people === 1 && forOthers === 0 && newReturning === undefined ? 0 : people + forOthers;

  return (
    <div class={styles.panes}>
      <SupplyGrid draft={draft} entry={entry} order={order} change={change} />
      {isPainted && (
        <div key={entry} class={styles.sections}>
          <Section icon="returned" title={text.record.returned} count={returnedOf(draft, factors)}>
            <ReturnsEditor returns={draft.returns} factors={factors} change={change} />
          </Section>
          <Section icon="people" title={text.record.people} count={peopleCount}>
            <PeopleFields draft={draft} change={change} />
          </Section>
          <ToldSections draft={draft} change={change} />
          <Section icon="reversal" title={text.record.reversals} count={draft.reversals.length}>
            <ReversalsFields draft={draft} change={change} />
          </Section>
          {takes.has("participantCode") && (
            <Section
              icon="code"
              title={text.record.participantCode}
              count={draft.participantCode.trim() === "" ? 0 : 1}
            >
              <ParticipantCodeField draft={draft} change={change} />
            </Section>
          )}
          {demographicQuestions.some((question) => takes.has(question)) && (
            <Section
              icon="person"
              title={text.record.aboutPerson}
              count={Object.keys(draft.demographics).length}
            >
              <DemographicsFields draft={draft} takes={takes} change={change} />
            </Section>
          )}
          {takes.has("note") && (
            <Section icon="note" title={text.record.note} count={draft.note.trim() === "" ? 0 : 1}>
              <NoteField draft={draft} change={change} />
            </Section>
          )}
        </div>
      )}
    </div>
  );
}

function GroupEntryFields({ draft, entry, order, change }: EntryFieldsProps) {
  return (
    <div class={styles.panes}>
      <div key={entry} class={styles.sections}>
        <div class={styles.card}>
          <GroupFields draft={draft} change={change} />
        </div>
        <ToldSections draft={draft} change={change} />
      </div>
      <SupplyGrid draft={draft} entry={entry} order={order} change={change} />
    </div>
  );
}

function CleanupFields({ draft, entry, factors, change }: EntryFieldsProps) {
  const text = useText();

  return (
    <div key={entry} class={styles.sections}>
      <p class={styles.intro}>{text.record.cleanupIntro}</p>
      <div class={styles.card}>
        <ReturnsEditor returns={draft.returns} factors={factors} change={change} />
      </div>
    </div>
  );
}

function ToldSections({ draft, change }: Pick<EntryFieldsProps, "draft" | "change">) {
  const text = useText();

  return (
    <>
      <Section icon="service" title={text.record.services} count={sumOf(draft.services)}>
        <ServicesFields draft={draft} change={change} />
      </Section>
      <Section icon="referral" title={text.record.referrals} count={draft.referrals.length}>
        <ReferralsFields draft={draft} change={change} />
      </Section>
      <Section icon="step" title={text.record.steps} count={sumOf(draft.steps)}>
        <StepsFields draft={draft} change={change} />
      </Section>
    </>
  );
}

interface SectionProps {
  readonly icon: IconName;
  readonly title: string;
  readonly count: number;
  readonly children: ComponentChildren;
}

/** Folded until it is wanted, and not drawn before; its count is seen from outside. */
function Section({ icon, title, count, children }: SectionProps) {
  const [wasOpened, setWasOpened] = useState(false);

  return (
    <Disclosure
      onOpen={() => setWasOpened(true)}
      summary={
        <span class={styles.summary}>
          <Icon name={icon} />
          <h2 class={styles.title}>{title}</h2>
          {count > 0 && (
            <span class={styles.count}>
              <NumberText value={count} />
            </span>
          )}
        </span>
      }
    >
      {wasOpened && children}
    </Disclosure>
  );
}
