/**
 * What some funders ask of whom a program meets: four questions, each asked only
 * where the program says so, and never of anybody who would rather not answer.
 * Age is a band, never a date of birth. Race and ethnicity are one question as
 * the United States' standard of 2024 has it (OMB SPD 15).
 */

export const demographicQuestions = ["age", "gender", "raceEthnicity", "housing"] as const;
export type DemographicQuestion = (typeof demographicQuestions)[number];

/** Whether any of them is asked. */
export function asksQuestions(asks: Readonly<Partial<Record<DemographicQuestion, true>>> = {}): boolean {
  return demographicQuestions.some((question) => asks[question] === true);
}

/** Answers by code, as they are stored; which of them a person may give together. */
export const demographics = {
  age: {
    code: "AGE",
    isMultiple: false,
    answers: ["UNDER-18", "18-24", "25-34", "35-44", "45-54", "55-64", "65-PLUS"],
  },
  gender: {
    code: "GENDER",
    isMultiple: true,
    answers: ["WOMAN", "MAN", "NON-BINARY", "TWO-SPIRIT", "ANOTHER"],
  },
  raceEthnicity: {
    code: "RACE-ETHNICITY",
    isMultiple: true,
    answers: [
      "INDIGENOUS-AMERICAN",
      "ASIAN",
      "BLACK",
      "HISPANIC-LATINO",
      "MIDDLE-EASTERN",
      "PACIFIC-ISLANDER",
      "WHITE",
    ],
  },
  housing: {
    code: "HOUSING",
    isMultiple: false,
    answers: ["OWN-PLACE", "WITH-OTHERS", "SHELTER", "OUTSIDE"],
  },
} as const satisfies Readonly<
  Record<
    DemographicQuestion,
    { readonly code: string; readonly isMultiple: boolean; readonly answers: readonly string[] }
  >
>;

export type DemographicAnswer = (typeof demographics)[DemographicQuestion]["answers"][number];

/** "Prefer not to say": an answer, and none beside it. A question that nobody asked is absent. */
export const notSaid = "NOT-SAID";

export type Demographics = Readonly<Record<string, readonly string[]>>;

/** What is left once an answer was tapped; tapped again it is taken back, and without any the question was not asked. */
export function withAnswer(given: Demographics, question: DemographicQuestion, answer: string): Demographics {
  const { code, isMultiple } = demographics[question];
  const { [code]: before = [], ...others } = given;
  if (before.includes(answer)) {
    const rest = before.filter((each) => each !== answer);
    return rest.length === 0 ? others : { ...others, [code]: rest };
  }
  const beside = isMultiple && answer !== notSaid ? before.filter((each) => each !== notSaid) : [];
  return { ...others, [code]: [...beside, answer] };
}

/** The answers to what is asked; a file may have brought others. */
export function answersTo(
  given: Demographics | undefined,
  isAsked: (question: DemographicQuestion) => boolean,
): Demographics | undefined {
  const codes = new Set<string>(
    demographicQuestions.filter(isAsked).map((question) => demographics[question].code),
  );
  const entries = Object.entries(given ?? {}).filter(([code]) => codes.has(code));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
