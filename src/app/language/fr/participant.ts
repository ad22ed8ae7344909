import type { participant as english } from "../en/participant.ts";

const questions: typeof english.questions = {
  age: "Âge",
  gender: "Genre",
  raceEthnicity: "Race et origine ethnique",
  housing: "Où la personne dort",
};

const answers: typeof english.answers = {
  "UNDER-18": "Moins de 18 ans",
  "18-24": "18 à 24 ans",
  "25-34": "25 à 34 ans",
  "35-44": "35 à 44 ans",
  "45-54": "45 à 54 ans",
  "55-64": "55 à 64 ans",
  "65-PLUS": "65 ans ou plus",
  WOMAN: "Femme",
  MAN: "Homme",
  "NON-BINARY": "Personne non binaire",
  "TWO-SPIRIT": "Personne bispirituelle",
  ANOTHER: "Un autre genre",
  "INDIGENOUS-AMERICAN": "Autochtone d’Amérique ou d’Alaska",
  ASIAN: "Asiatique",
  BLACK: "Noire ou afro-américaine",
  "HISPANIC-LATINO": "Hispanique ou latino-américaine",
  "MIDDLE-EASTERN": "Du Moyen-Orient ou d’Afrique du Nord",
  "PACIFIC-ISLANDER": "Autochtone d’Hawaï ou des îles du Pacifique",
  WHITE: "Blanche",
  "OWN-PLACE": "Chez elle",
  "WITH-OTHERS": "Chez d’autres, pour l’instant",
  SHELTER: "Refuge",
  OUTSIDE: "Dehors ou dans un véhicule",
};

const asks: typeof english.asks = {
  note: "une ligne de note à côté d’un contact",
  worker: "le nom choisi pour noter, quand plusieurs personnes partagent un téléphone",
  participantCode: "un code choisi par la personne",
  age: "l’âge, par tranches",
  gender: "le genre",
  raceEthnicity: "la race et l’origine ethnique, selon la liste des États-Unis",
  housing: "où la personne dort",
};

export const participant: typeof english = {
  code: "Un mot ou un nombre que la personne a choisi",
  codeHint:
    "Jamais un nom, des initiales ni une date de naissance. Laissez vide si elle préfère ne rien donner.",
  codeIsTelling:
    "On dirait une date de naissance, un numéro de téléphone ou de carte. Un mot inventé la protège mieux.",
  questionsHint:
    "À une première visite seulement. Demandez, ne devinez jamais. Rien de touché veut dire que personne n’a demandé.",
  severalOf: (question) => `${question} (plusieurs réponses possibles)`,
  notSaid: "Préfère ne pas le dire",
  questions,
  answers,
  asksLegend: "Demander",
  questionsLegend: "Demander aux personnes rencontrées",
  questionsIntro:
    "Chaque question en est une de plus que quelqu’un n’a peut-être pas envie d’entendre la nuit. Ne demandez que ce dont un bailleur de fonds a vraiment besoin ; chacun peut préférer ne pas le dire.",
  asks,
};
