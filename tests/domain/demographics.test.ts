import { describe, expect, test } from "vitest";
import {
  answersTo,
  demographicQuestions,
  demographics,
  notSaid,
  withAnswer,
} from "../../src/domain/demographics.ts";

describe("withAnswer", () => {
  test("has one answer where only one can be true, and the last tap is it", () => {
    const once = withAnswer({}, "age", "25-34");

    expect(withAnswer(once, "age", "35-44")).toEqual({ AGE: ["35-44"] });
  });

  test("has several where several can be true", () => {
    const first = withAnswer({}, "raceEthnicity", "BLACK");

    expect(withAnswer(first, "raceEthnicity", "HISPANIC-LATINO")).toEqual({
      "RACE-ETHNICITY": ["BLACK", "HISPANIC-LATINO"],
    });
  });

  test('has nothing beside "prefer not to say", whichever comes first', () => {
    const said = withAnswer({}, "gender", "WOMAN");
    const withheld = withAnswer(said, "gender", notSaid);

    expect(withheld).toEqual({ GENDER: [notSaid] });
    expect(withAnswer(withheld, "gender", "MAN")).toEqual({ GENDER: ["MAN"] });
  });

  test("takes an answer back with a second tap, and without any nobody asked", () => {
    const given = withAnswer(withAnswer({}, "gender", "WOMAN"), "gender", "TWO-SPIRIT");

    const one = withAnswer(given, "gender", "WOMAN");
    expect(one).toEqual({ GENDER: ["TWO-SPIRIT"] });
    expect(withAnswer(one, "gender", "TWO-SPIRIT")).toEqual({});
  });

  test("leaves what a file brought to other questions as it is", () => {
    expect(withAnswer({ ZIP3: ["191"] }, "age", "18-24")).toEqual({ ZIP3: ["191"], AGE: ["18-24"] });
  });
});

describe("answersTo", () => {
  test("keeps those to what is asked, and is absent where none is left", () => {
    const given = { AGE: ["25-34"], GENDER: ["MAN"], ZIP3: ["191"] };

    expect(answersTo(given, (question) => question === "age")).toEqual({ AGE: ["25-34"] });
    expect(answersTo(given, () => false)).toBeUndefined();
  });
});

describe("demographics", () => {
  test("has each code once, so that no answer can be read as another's", () => {
    const codes = demographicQuestions.flatMap((question) => {
      const { code, answers } = demographics[question];
      return [code, ...answers];
    });

    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).not.toContain(notSaid);
  });
});
