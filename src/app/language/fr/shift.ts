import type { shift as english } from "../en/shift.ts";
import { plural } from "../plural.ts";

const n = (count: number, one: string, other: string) => plural("fr", count, { one, other });

export const shift: typeof english = {
  startTitle: "Commencer un quart",
  startIntro:
    "Ce que vous notez à partir de maintenant fait partie de ce quart. On peut aussi noter sans quart.",
  where: "Où êtes-vous ?",
  more: "Tournée et type de service",
  route: "Tournée (peut rester vide)",
  routeHint: "Un nom que votre équipe utilise, jamais une adresse.",
  model: "Comment vous travaillez",
  asTheSite: "Comme le point de service",
  who: (name) => `Noté par ${name}`,
  nobody: "Aucun nom n’est noté.",
  changeWho: "Changer qui note",
  start: "Commencer",
  noSites: "Il n’y a aucun point de service où commencer. Ajoutez-en un dans les réglages.",

  openTitle: "Ce quart",
  since: (time) => `Depuis ${time}`,
  sinceDay: (day, time) => `Depuis le ${day}, ${time}`,
  figures: "Ce que ce téléphone a noté pendant ce quart",
  heads: (count) => n(count, "dans un groupe", "dans des groupes"),
  reversals: (count) => n(count, "surdose signalée", "surdoses signalées"),
  lookOver: "Relire et corriger",
  end: "Terminer le quart",
  endEmpty: "Terminé, rien à noter",
  endEmptyHint: "Une soirée calme compte aussi : elle est rapportée comme ouverte, sans rien à noter.",
  discard: "Commencé par erreur",
  goOn: "Continuer à noter",

  leftOpen: (day) =>
    `Ce quart a commencé le ${day} et n’a pas été terminé. Rien n’est perdu. Quand s’est-il terminé ?`,
  endedAt: "Terminé",
  dontKnow: "Personne ne s’en souvient",
  dontKnowHint: "Ses heures sont alors rapportées comme inconnues.",
  atTime: "À une heure",
  time: "Heure",
  timeMissing: "Dites à quelle heure il s’est terminé, ou choisissez que personne ne s’en souvient.",
  timeUnfit: "Il n’a pas pu se terminer alors. Dites une autre heure, ou que personne ne s’en souvient.",
  whereMissing: "Dites où était ce quart.",
  whoMissing: "Dites qui a noté, ou qu’aucun nom n’est noté.",
  whoWas: "Qui a noté ?",
  stillGoing: "Il continue",

  goneFromHere:
    "Le carnet de la soirée est fermé : ce téléphone ne sait plus où était ce quart ni ce qui y a été noté. Ce qui a été noté est en sécurité. Dites encore une fois le lieu, la tournée et le nom, puis terminez-le.",

  endedTitle: "Quart terminé",
  endedBefore: "Le quart précédent est terminé.",
  lasted: (hours) => `Il a duré ${hours}.`,
  hours: (hours, minutes) =>
    minutes === 0 ? `${hours} h` : hours === 0 ? `${minutes} min` : `${hours} h ${minutes} min`,
  lastedUnknown: "On ne sait pas combien de temps il a duré.",
  endedEmpty: "Terminé, sans rien à noter. Cela aussi est gardé.",
  discarded: "Ce quart ne compte pas. Il a été commencé par erreur.",
  undo: "Annuler : il continue",
  startAnother: "Commencer un autre quart",

  fixTitle: "Corriger les heures du quart",
  fixIntro: (day: string) => `Quart du ${day}. Ce qui y a été noté reste tel quel.`,
  beganAt: "Il a commencé à",
  startUnfit:
    "Il ne peut pas avoir commencé à cette heure : ce serait le quart d’un autre jour, ou il serait encore à venir.",
};
