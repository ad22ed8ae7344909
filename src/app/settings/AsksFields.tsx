import { demographicQuestions } from "../../domain/demographics.ts";
import { type Asks, askable } from "../../domain/program.ts";
import { CheckList } from "../components/CheckList.tsx";
import parts from "../components/parts.module.css";
import type { ParticipantText } from "../language/participant-text.ts";

interface AsksFieldsProps {
  readonly asks: ReadonlySet<keyof Asks>;
  /** A phone alone has one person's own settings, and asks nobody's name. */
  readonly isAlone?: boolean;
  /** Of the whole screen, which waits for its words: fields that came late would push away what is below. */
  readonly text: ParticipantText;
  readonly onChange: (asks: ReadonlySet<keyof Asks>) => void;
}

const questions: ReadonlySet<keyof Asks> = new Set(demographicQuestions);

/** What is asked for beside supplies; all of it is off until somebody decides otherwise. */
export function AsksFields({ asks, isAlone = false, text, onChange }: AsksFieldsProps) {
  const inWords = askable.filter((each) => !questions.has(each) && !(isAlone && each === "worker"));
  const optionsOf = (those: readonly (keyof Asks)[]) =>
    those.map((value) => ({ value, label: text.asks[value] }));
  const chosenOf = (isOfList: (each: keyof Asks) => boolean) => new Set([...asks].filter(isOfList));
  const isQuestion = (each: keyof Asks) => questions.has(each);

  return (
    <>
      <CheckList<keyof Asks>
        legend={text.asksLegend}
        options={optionsOf(inWords)}
        chosen={chosenOf((each) => !isQuestion(each))}
        onChange={(chosen) => onChange(new Set([...chosen, ...chosenOf(isQuestion)]))}
      />
      <CheckList<keyof Asks>
        legend={text.questionsLegend}
        options={optionsOf(demographicQuestions)}
        chosen={chosenOf(isQuestion)}
        onChange={(chosen) => onChange(new Set([...chosenOf((each) => !isQuestion(each)), ...chosen]))}
      />
      <p class={parts.soft}>{text.questionsIntro}</p>
    </>
  );
}
