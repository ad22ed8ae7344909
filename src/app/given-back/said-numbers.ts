/** What the page says of a month, rounded for a wall or as it was counted. */
import type { GivenBack } from "../../domain/given-back.ts";
import {
  type PublishedCount,
  publishedCount,
  publishedSupply,
  type Supply,
} from "../../domain/publication.ts";
import type { GivenText } from "../language/given-text.ts";

export interface HowToSay {
  readonly count: (count: number) => PublishedCount;
  readonly supply: (supply: Supply) => PublishedCount;
}

export const roundedNumbers: HowToSay = { count: publishedCount, supply: publishedSupply };
export const exactNumbers: HowToSay = { count: (count) => count, supply: ({ quantity }) => quantity };

type SentenceKey = keyof GivenText["sentences"];

/** In the order in which a person would tell it: who, what went out, what it did, what came back, what followed. */
const sentenceKeys = [
  "people",
  "forOthers",
  "kits",
  "syringes",
  "naloxoneDoses",
  "reversals",
  "returnedCounted",
  "returnedEstimated",
  "headsCounted",
  "headsEstimated",
  "referrals",
  "steps",
] as const satisfies readonly SentenceKey[];

export interface Sentence {
  readonly key: SentenceKey;
  readonly words: string;
}

/** One for each number there is any of. */
export function sentencesOf(
  given: GivenBack,
  how: HowToSay,
  words: GivenText["sentences"],
): readonly Sentence[] {
  return sentenceKeys.flatMap((key) => {
    const number = given[key];
    const said = typeof number === "number" ? how.count(number) : how.supply(number);
    return said === 0 ? [] : [{ key, words: words[key](said) }];
  });
}
