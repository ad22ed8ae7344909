import type { DemographicAnswer, DemographicQuestion } from "../../../domain/demographics.ts";
import type { Asks } from "../../../domain/program.ts";

const questions: Readonly<Record<DemographicQuestion, string>> = {
  age: "Age",
  gender: "Gender",
  raceEthnicity: "Race and ethnicity",
  housing: "Where they sleep",
};

const answers: Readonly<Record<DemographicAnswer, string>> = {
  "UNDER-18": "Under 18",
  "18-24": "18 to 24",
  "25-34": "25 to 34",
  "35-44": "35 to 44",
  "45-54": "45 to 54",
  "55-64": "55 to 64",
  "65-PLUS": "65 or older",
  WOMAN: "Woman",
  MAN: "Man",
  "NON-BINARY": "Non-binary",
  "TWO-SPIRIT": "Two-Spirit",
  ANOTHER: "Another gender",
  "INDIGENOUS-AMERICAN": "American Indian or Alaska Native",
  ASIAN: "Asian",
  BLACK: "Black or African American",
  "HISPANIC-LATINO": "Hispanic or Latino",
  "MIDDLE-EASTERN": "Middle Eastern or North African",
  "PACIFIC-ISLANDER": "Native Hawaiian or Pacific Islander",
  WHITE: "White",
  "OWN-PLACE": "Own place",
  "WITH-OTHERS": "With others, for now",
  SHELTER: "Shelter",
  OUTSIDE: "Outside or in a vehicle",
};

const asks: Readonly<Record<keyof Asks, string>> = {
  note: "a line of note beside a contact",
  worker: "the name a worker chose for recording, where several share a phone",
  participantCode: "a code that the participant chose",
  age: "age, in bands",
  gender: "gender",
  raceEthnicity: "race and ethnicity, by the United States’ list",
  housing: "where they sleep",
};

export const participant = {
  code: "A word or number they chose",
  codeHint: "Never a name, initials or a birth date. Leave it empty if they'd rather not.",
  codeIsTelling: "This looks like a birth date, a phone or a card number. A made-up word is safer for them.",
  questionsHint: "On a first visit only. Ask, never guess. Nothing tapped means nobody asked.",
  severalOf: (question: string) => `${question} (several can be true)`,
  notSaid: "Prefers not to say",
  questions,
  answers,
  asksLegend: "Ask for",
  questionsLegend: "Ask participants about",
  questionsIntro:
    "Each question is one more that a person may not want to hear at night. Ask only what a funder really needs; anyone can prefer not to say.",
  asks,
};
