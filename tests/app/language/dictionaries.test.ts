import { describe, expect, test } from "vitest";
import { access as englishAccess } from "../../../src/app/language/en/access.ts";
import { desk as englishDesk } from "../../../src/app/language/en/desk.ts";
import { given as englishGiven } from "../../../src/app/language/en/given.ts";
import { office as englishOffice } from "../../../src/app/language/en/office.ts";
import { practice as englishPractice } from "../../../src/app/language/en/practice.ts";
import { privacy as englishPrivacy } from "../../../src/app/language/en/privacy.ts";
import { protection as englishProtection } from "../../../src/app/language/en/protection.ts";
import { quarantine as englishQuarantine } from "../../../src/app/language/en/quarantine.ts";
import { shift as englishShift } from "../../../src/app/language/en/shift.ts";
import { team as englishTeam } from "../../../src/app/language/en/team.ts";
import { text as englishText } from "../../../src/app/language/en/text.ts";
import { access as frenchAccess } from "../../../src/app/language/fr/access.ts";
import { desk as frenchDesk } from "../../../src/app/language/fr/desk.ts";
import { given as frenchGiven } from "../../../src/app/language/fr/given.ts";
import { office as frenchOffice } from "../../../src/app/language/fr/office.ts";
import { practice as frenchPractice } from "../../../src/app/language/fr/practice.ts";
import { privacy as frenchPrivacy } from "../../../src/app/language/fr/privacy.ts";
import { protection as frenchProtection } from "../../../src/app/language/fr/protection.ts";
import { quarantine as frenchQuarantine } from "../../../src/app/language/fr/quarantine.ts";
import { shift as frenchShift } from "../../../src/app/language/fr/shift.ts";
import { team as frenchTeam } from "../../../src/app/language/fr/team.ts";
import { text as frenchText } from "../../../src/app/language/fr/text.ts";
import { access as spanishAccess } from "../../../src/app/language/es/access.ts";
import { desk as spanishDesk } from "../../../src/app/language/es/desk.ts";
import { given as spanishGiven } from "../../../src/app/language/es/given.ts";
import { office as spanishOffice } from "../../../src/app/language/es/office.ts";
import { practice as spanishPractice } from "../../../src/app/language/es/practice.ts";
import { privacy as spanishPrivacy } from "../../../src/app/language/es/privacy.ts";
import { protection as spanishProtection } from "../../../src/app/language/es/protection.ts";
import { quarantine as spanishQuarantine } from "../../../src/app/language/es/quarantine.ts";
import { shift as spanishShift } from "../../../src/app/language/es/shift.ts";
import { team as spanishTeam } from "../../../src/app/language/es/team.ts";
import { text as spanishText } from "../../../src/app/language/es/text.ts";

// What is fetched with the screens it is for is held to the same rules as the rest.
const english = {
  ...englishText,
  access: englishAccess,
  desk: englishDesk,
  given: englishGiven,
  office: englishOffice,
  practice: englishPractice,
  privacy: englishPrivacy,
  protection: englishProtection,
  quarantine: englishQuarantine,
  shift: englishShift,
  team: englishTeam,
};
const french = {
  ...frenchText,
  access: frenchAccess,
  desk: frenchDesk,
  given: frenchGiven,
  office: frenchOffice,
  practice: frenchPractice,
  privacy: frenchPrivacy,
  protection: frenchProtection,
  quarantine: frenchQuarantine,
  shift: frenchShift,
  team: frenchTeam,
};
const spanish = {
  ...spanishText,
  access: spanishAccess,
  desk: spanishDesk,
  given: spanishGiven,
  office: spanishOffice,
  practice: spanishPractice,
  privacy: spanishPrivacy,
  protection: spanishProtection,
  quarantine: spanishQuarantine,
  shift: spanishShift,
  team: spanishTeam,
};

/** Every message by its path: a text as it is, a function as the number of its parameters. */
function messagesOf(dictionary: object, path = ""): Map<string, string | number> {
  const messages = new Map<string, string | number>();
  for (const [key, value] of Object.entries(dictionary) as [string, unknown][]) {
    const here = `${path}/${key}`;
    if (typeof value === "string") messages.set(here, value);
    else if (typeof value === "function") messages.set(here, value.length);
    else if (typeof value === "object" && value !== null) {
      for (const [inner, message] of messagesOf(value, here)) messages.set(inner, message);
    }
  }
  return messages;
}

const ofEnglish = messagesOf(english);

/** A return that nobody has begun lacks nothing, and what was done needs no word in the log: nothing is said of them. */
const silent = new Set(["/record/returnGaps/untouched", "/office/outcomes/done"]);

describe.each([
  ["en", english],
  ["es", spanish],
  ["fr", french],
])("the dictionary %s", (_, dictionary) => {
  const messages = messagesOf(dictionary);

  test("has the messages of English and no others", () => {
    expect([...messages.keys()].toSorted()).toEqual([...ofEnglish.keys()].toSorted());
    expect(messages.size).toBeGreaterThan(300);
  });

  test("leaves no message empty", () => {
    const empty = [...messages].filter(
      ([path, message]) => typeof message === "string" && message.trim() === "" && !silent.has(path),
    );

    expect(empty).toEqual([]);
  });

  test("uses as many parameters as English", () => {
    const arities = [...messages].filter(([, message]) => typeof message === "number");

    for (const [path, arity] of arities) expect([path, arity]).toEqual([path, ofEnglish.get(path)]);
  });

  test("blames nobody and begs for nothing", () => {
    const words =
      /\b(invalid|oops|sorry|please|inválido|lo sentimos|désolé|invalide)\b|addict|abuser|junkie|\bdirty\b/i;
    const found = [...messages].filter(([, message]) => typeof message === "string" && words.test(message));

    expect(found).toEqual([]);
  });
});

describe.each([
  ["es", spanish],
  ["fr", french],
])("the dictionary %s", (_, dictionary) => {
  test("is translated: few messages are the same as in English", () => {
    const same = [...messagesOf(dictionary)].filter(
      ([path, message]) =>
        typeof message === "string" && message.length > 12 && message === ofEnglish.get(path),
    );

    expect(same).toEqual([]);
  });
});

/** The messages that are texts, with what stands where. */
function textsOf(dictionary: object): readonly (readonly [string, string])[] {
  return [...messagesOf(dictionary)].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
}

test("Spanish says usted throughout", () => {
  const pronouns =
    /(?<!\p{L})(?:tus?|te|ti|contigo|puedes|tienes|quieres|(?!existe)\p{L}+[ai]ste)(?!\p{L})/iu;
  // Only where a sentence, or the second thing to do, begins: elsewhere some of these are what "it" does.
  const commands =
    /(?:^|[.;:,] | [ye] )(?:el[ií]ge|escr[ií]be|[aá]bre|t[oó]ca|tr[aá]e|ci[eé]rra|actual[ií]za|agr[eé]ga|gu[aá]rda|rev[ií]sa|intenta|pon|haz|conéctate)(?:l[ao]s?)?(?!\p{L})/iu;
  const familiar = textsOf(spanish).filter(([, words]) => pronouns.test(words) || commands.test(words));

  expect(familiar).toEqual([]);
});

/** These are put together from other things than numbers and words. */
const ofThings = new Set(["/items/inUnit", "/record/backTo", "/record/saidReturn"]);

/** Also those that are put together, once of one thing and once of two. */
function allWordsOf(dictionary: object, path = ""): readonly (readonly [string, string])[] {
  return (Object.entries(dictionary) as [string, unknown][]).flatMap(([key, value]) => {
    const here = `${path}/${key}`;
    if (typeof value === "string") return [[here, value] as const];
    if (isMessage(value))
      return ofThings.has(here) ? [] : [1, 2].map((count) => [here, said(value, count)] as const);
    return typeof value === "object" && value !== null ? allWordsOf(value, here) : [];
  });
}

type Message = (...values: readonly number[]) => string;

function isMessage(value: unknown): value is Message {
  return typeof value === "function";
}

function said(message: Message, count: number): string {
  return message(...Array.from({ length: message.length }, () => count));
}

test("French puts a space that doesn't break, of the right width, before its marks", () => {
  const wrong = /[ \u202F][:»]|[ \u00A0][;?!]|«[ \u202F]|\p{L}[;?!»]/u;
  const found = allWordsOf(french).filter(([, words]) => wrong.test(words));

  expect(found).toEqual([]);
});
