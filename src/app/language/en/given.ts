import type { PublishedCount } from "../../../domain/publication.ts";
import { published, type PublishedForms } from "../published.ts";

const said = (forms: PublishedForms) => (count: PublishedCount) => published("en", count, forms);

export const given = {
  title: (month: string) => `What we did in ${month}`,
  soFar: (day: string) => `The month isn't over: this is up to ${day}.`,
  nothing: "Nothing is recorded in this month.",

  // As shown.
  numbers: "Numbers",
  rounded: "Rounded, to hang up",
  exact: "Exact, for the team",
  roundedNote:
    "So that nobody can be recognised, each number is rounded to 5 by itself, and need not add up with the others. * stands for 1 to 7, and for what went to so few contacts.",
  exactNote: "Exact numbers, for the team: a small one can be somebody. Not for a wall.",
  once: "Hang up one page a month: two of the same month, side by side, tell more than either.",
  twice: "Somebody who came twice counts twice.",
  print: "Print",

  sentences: {
    people: said({
      one: "We met # person.",
      other: "We met # people.",
      small: "We met fewer than 8 people.",
    }),
    forOthers: said({
      one: "They took supplies along for # other person.",
      other: "They took supplies along for # others.",
      small: "They took supplies along for fewer than 8 others.",
    }),
    kits: said({
      one: "We handed out # kit.",
      other: "We handed out # kits.",
      small: "We handed out kits at fewer than 8 contacts.",
    }),
    syringes: said({
      one: "We handed out # sterile syringe.",
      other: "We handed out # sterile syringes.",
      small: "We handed out sterile syringes at fewer than 8 contacts.",
    }),
    naloxoneDoses: said({
      one: "# dose of naloxone went out.",
      other: "# doses of naloxone went out.",
      small: "Naloxone went out at fewer than 8 contacts.",
    }),
    reversals: said({
      one: "We were told of # overdose on which somebody used naloxone.",
      other: "We were told of # overdoses on which somebody used naloxone.",
      small: "We were told of fewer than 8 overdoses on which somebody used naloxone.",
    }),
    returnedCounted: said({
      one: "# used syringe came back, counted.",
      other: "# used syringes came back, counted.",
      small: "Fewer than 8 used syringes came back, counted.",
    }),
    returnedEstimated: said({
      one: "About # used syringe came back, estimated by word, eye, container or weight.",
      other: "About # used syringes came back, estimated by word, eye, container or weight.",
      small: "Fewer than 8 used syringes came back, estimated by word, eye, container or weight.",
    }),
    headsCounted: said({
      one: "# person came to our groups.",
      other: "# people came to our groups.",
      small: "Fewer than 8 people came to our groups.",
    }),
    headsEstimated: said({
      one: "About # person came to our groups, by estimate.",
      other: "About # people came to our groups, by estimate.",
      small: "Fewer than 8 people came to our groups, by estimate.",
    }),
    referrals: said({
      one: "We showed the way to another service # time.",
      other: "We showed the way to another service # times.",
      small: "We showed the way to another service fewer than 8 times.",
    }),
    steps: said({
      one: "People told us of # step they took.",
      other: "People told us of # steps they took.",
      small: "People told us of fewer than 8 steps they took.",
    }),
  },

  picture: "What went out",
  inWords: (name: string, count: string) => `${name}: ${count}`,
  smallInWords: "few",
  stepsTitle: "Steps people told us of",
  what: "What",
  number: "Number",
  elsewhere: "From elsewhere",
  elsewhereNote: "Totals of whole periods, not noted contact by contact, and in no number above:",
};
