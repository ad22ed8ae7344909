import { describe, expect, test } from "vitest";
import { maxListLength, maxTextLength } from "../../src/contract/limits.ts";
import { parseRecord } from "../../src/contract/record-schema.ts";
import { fullEncounter } from "../support/full-records.ts";

describe("parseRecord, of answers to questions", () => {
  test("holds questions and answers to their limits", () => {
    const questions = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`Q${index}`, ["A"]]));
    const answers = (count: number) => ({ Q: Array.from({ length: count }, () => "A") });
    const isAccepted = (demographics: unknown) => parseRecord({ ...fullEncounter(), demographics }).ok;

    expect(isAccepted(questions(maxListLength.questions))).toBe(true);
    expect(isAccepted(questions(maxListLength.questions + 1))).toBe(false);
    expect(isAccepted(answers(maxListLength.answers))).toBe(true);
    expect(isAccepted(answers(maxListLength.answers + 1))).toBe(false);
    expect(isAccepted({ ["Q".repeat(maxTextLength.questionCode)]: [] })).toBe(true);
    expect(isAccepted({ ["Q".repeat(maxTextLength.questionCode + 1)]: [] })).toBe(false);
    expect(isAccepted({ Q: ["A".repeat(maxTextLength.answerCode)] })).toBe(true);
    expect(isAccepted({ Q: ["A".repeat(maxTextLength.answerCode + 1)] })).toBe(false);
    expect(isAccepted([["A"]])).toBe(false);
    expect(isAccepted({ Q: "A" })).toBe(false);
  });

  test.each(["Maria", "maria@example.org", "MARIA LOPEZ", "Q_1", "-1", "1-", "", "É", "__proto__"])(
    "takes %j neither for a question nor for an answer: codes have no room for words",
    (word) => {
      const isAccepted = (question: string, answer: string) =>
        parseRecord({ ...fullEncounter(), demographics: Object.fromEntries([[question, [answer]]]) }).ok;

      expect(isAccepted("AGE", "25-34")).toBe(true);
      expect(isAccepted("AGE", word)).toBe(false);
      expect(isAccepted(word, "25-34")).toBe(false);
    },
  );
});
