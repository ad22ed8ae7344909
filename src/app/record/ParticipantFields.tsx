import { maxTextLength } from "../../contract/limits.ts";
import {
  type DemographicQuestion,
  demographicQuestions,
  demographics,
  notSaid,
} from "../../domain/demographics.ts";
import { CheckList } from "../components/CheckList.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { TextField } from "../components/Field.tsx";
import parts from "../components/parts.module.css";
import { useParticipantText } from "../language/participant-text.ts";
import type { Draft } from "./draft.ts";
import type { DemographicsFieldsProps, ParticipantFieldsProps } from "./ParticipantSections.tsx";
import type { DraftAction } from "./reduce-draft.ts";
import { looksTelling } from "./telling-words.ts";

/** A word that somebody chose, for programs that count people apart from contacts. */
export function CodeField({ draft, change }: ParticipantFieldsProps) {
  const text = useParticipantText();
  const { participantCode } = draft;
  return (
    <TextField
      label={text.code}
      hint={looksTelling(participantCode) ? text.codeIsTelling : text.codeHint}
      value={participantCode}
      maxLength={maxTextLength.participantCode}
      onInput={(typed) => change({ type: "fields", fields: { participantCode: typed } })}
    />
  );
}

/** The questions that the program asks. Untouched is "not asked"; what is tapped again is taken back. */
export function QuestionFields({ draft, takes, change }: DemographicsFieldsProps) {
  const text = useParticipantText();
  return (
    <>
      <p class={parts.soft}>{text.questionsHint}</p>
      {demographicQuestions
        .filter((question) => takes.has(question))
        .map((question) => (
          <Question key={question} question={question} draft={draft} change={change} />
        ))}
    </>
  );
}

interface QuestionProps {
  readonly question: DemographicQuestion;
  readonly draft: Draft;
  readonly change: (action: DraftAction) => void;
}

function Question({ question, draft, change }: QuestionProps) {
  const text = useParticipantText();
  const { code, isMultiple, answers } = demographics[question];
  const given: readonly string[] = draft.demographics[code] ?? [];
  const options = [
    ...answers.map((answer) => ({ value: answer as string, label: text.answers[answer] })),
    { value: notSaid as string, label: text.notSaid },
  ];
  const tap = (answer: string) => change({ type: "answer", question, answer });

  if (!isMultiple) {
    return (
      <ChoiceGroup
        legend={text.questions[question]}
        name={`about-${question}`}
        options={options}
        value={given[0]}
        allowNone
        onChange={(answer) => tap(answer ?? given[0] ?? notSaid)}
      />
    );
  }
  return (
    <CheckList
      legend={text.severalOf(text.questions[question])}
      options={options}
      chosen={new Set(given)}
      onChange={(chosen) => {
        const tapped = options.find(({ value }) => chosen.has(value) !== given.includes(value));
        if (tapped !== undefined) tap(tapped.value);
      }}
    />
  );
}
