/**
 * The language that the app is walked in: English, unless `npm run test:screens` says another. What comes with some
 * screens only has its words here too: a new dictionary of that kind is added below.
 */
import { access as accessEn } from "../../../src/app/language/en/access.ts";
import { bag as bagEn } from "../../../src/app/language/en/bag.ts";
import { desk as deskEn } from "../../../src/app/language/en/desk.ts";
import { office as officeEn } from "../../../src/app/language/en/office.ts";
import { given as givenEn } from "../../../src/app/language/en/given.ts";
import { paper as paperEn } from "../../../src/app/language/en/paper.ts";
import { participant as participantEn } from "../../../src/app/language/en/participant.ts";
import { practice as practiceEn } from "../../../src/app/language/en/practice.ts";
import { privacy as privacyEn } from "../../../src/app/language/en/privacy.ts";
import { protection as protectionEn } from "../../../src/app/language/en/protection.ts";
import { quarantine as quarantineEn } from "../../../src/app/language/en/quarantine.ts";
import { shift as shiftEn } from "../../../src/app/language/en/shift.ts";
import { team as teamEn } from "../../../src/app/language/en/team.ts";
import { access as accessEs } from "../../../src/app/language/es/access.ts";
import { bag as bagEs } from "../../../src/app/language/es/bag.ts";
import { desk as deskEs } from "../../../src/app/language/es/desk.ts";
import { office as officeEs } from "../../../src/app/language/es/office.ts";
import { given as givenEs } from "../../../src/app/language/es/given.ts";
import { paper as paperEs } from "../../../src/app/language/es/paper.ts";
import { participant as participantEs } from "../../../src/app/language/es/participant.ts";
import { practice as practiceEs } from "../../../src/app/language/es/practice.ts";
import { privacy as privacyEs } from "../../../src/app/language/es/privacy.ts";
import { protection as protectionEs } from "../../../src/app/language/es/protection.ts";
import { quarantine as quarantineEs } from "../../../src/app/language/es/quarantine.ts";
import { shift as shiftEs } from "../../../src/app/language/es/shift.ts";
import { team as teamEs } from "../../../src/app/language/es/team.ts";
import { access as accessFr } from "../../../src/app/language/fr/access.ts";
import { bag as bagFr } from "../../../src/app/language/fr/bag.ts";
import { desk as deskFr } from "../../../src/app/language/fr/desk.ts";
import { office as officeFr } from "../../../src/app/language/fr/office.ts";
import { given as givenFr } from "../../../src/app/language/fr/given.ts";
import { paper as paperFr } from "../../../src/app/language/fr/paper.ts";
import { participant as participantFr } from "../../../src/app/language/fr/participant.ts";
import { practice as practiceFr } from "../../../src/app/language/fr/practice.ts";
import { privacy as privacyFr } from "../../../src/app/language/fr/privacy.ts";
import { protection as protectionFr } from "../../../src/app/language/fr/protection.ts";
import { quarantine as quarantineFr } from "../../../src/app/language/fr/quarantine.ts";
import { shift as shiftFr } from "../../../src/app/language/fr/shift.ts";
import { team as teamFr } from "../../../src/app/language/fr/team.ts";
import { pseudo } from "../../support/pseudo-text.ts";
import { english, french, spanish, type Words } from "./words.ts";

const lazyEnglish = {
  access: accessEn,
  bag: bagEn,
  desk: deskEn,
  office: officeEn,
  given: givenEn,
  paper: paperEn,
  participant: participantEn,
  practice: practiceEn,
  privacy: privacyEn,
  protection: protectionEn,
  quarantine: quarantineEn,
  shift: shiftEn,
  team: teamEn,
};

const lazySpanish: typeof lazyEnglish = {
  access: accessEs,
  bag: bagEs,
  desk: deskEs,
  office: officeEs,
  given: givenEs,
  paper: paperEs,
  participant: participantEs,
  practice: practiceEs,
  privacy: privacyEs,
  protection: protectionEs,
  quarantine: quarantineEs,
  shift: shiftEs,
  team: teamEs,
};

const lazyFrench: typeof lazyEnglish = {
  access: accessFr,
  bag: bagFr,
  desk: deskFr,
  office: officeFr,
  given: givenFr,
  paper: paperFr,
  participant: participantFr,
  practice: practiceFr,
  privacy: privacyFr,
  protection: protectionFr,
  quarantine: quarantineFr,
  shift: shiftFr,
  team: teamFr,
};

/** English in other letters, as a build for tests says it. */
const pseudoWords: Words = { language: "en", text: pseudo(english.text), names: pseudo(english.names) };

const walked = {
  en: { ...english, ...lazyEnglish },
  es: { ...spanish, ...lazySpanish },
  fr: { ...french, ...lazyFrench },
  pseudo: { ...pseudoWords, ...pseudo(lazyEnglish) },
  "pseudo-rtl": { ...pseudoWords, ...pseudo(lazyEnglish) },
} satisfies Record<string, Words & typeof lazyEnglish>;

export type SpokenName = keyof typeof walked;

export const spokenNames = Object.keys(walked) as readonly SpokenName[];

export const spokenName = spokenNames.find((name) => name === process.env["SATCHEL_SPOKEN"]) ?? "en";

export const spoken: Words & typeof lazyEnglish = walked[spokenName];
