import type { quarantine as english } from "../en/quarantine.ts";
import { plural } from "../plural.ts";
import { ofMonth } from "./of-month.ts";

const reasons: (typeof english)["reasons"] = {
  "cannot-open": {
    title: "Aucune clé ne l’ouvre",
    meaning: "L’entrée est abîmée, sa clé manque au serveur, ou elle est scellée pour un autre programme.",
    help: "S’il manque une clé, qui gère le serveur peut remettre les clés d’une sauvegarde : le dossier du programme, avec des fichiers comme « 1.json », va dans le dossier « keys ». Faites relire ensuite ici.",
  },
  "hash-mismatch": {
    title: "Pas ce avec quoi elle a été numérotée",
    meaning:
      "Ce qu’elle dit n’est pas ce que le téléphone a annoncé : cela a changé en route, ou par une panne.",
    help: "Demandez à qui l’a notée. Si ce qu’elle dit est juste, enregistrez-le comme votre correction.",
  },
  "newer-schema": {
    title: "Faite par un Satchel plus récent",
    meaning: "L’application du téléphone est plus récente que le serveur, qui ne sait pas encore lire cela.",
    help: "Qui gère le serveur le met à jour. Elle est alors relue d’elle-même, et comptée.",
  },
  "not-understood": {
    title: "Elle se contredit",
    meaning:
      "Elle s’est ouverte, et ce qu’elle dit ne peut pas être vrai en entier, ou n’est pas une entrée que Satchel connaît.",
    help: "Lisez-la, corrigez ce qui est faux, et enregistrez-la comme votre correction.",
  },
  "id-conflict": {
    title: "Deux entrées avec un seul identifiant",
    meaning:
      "Une autre entrée est venue avant avec le même identifiant, et dit autre chose. C’est elle qui compte.",
    help: "Comparez les deux. Enregistrez ce qui est juste comme votre correction, ou mettez celle-ci de côté.",
  },
  withheld: {
    title: "Son contenu manque",
    meaning:
      "Ce qu’elle dit n’est jamais venu, ou seule une copie abîmée. Son téléphone l’a peut-être encore.",
    help: "Ouvrez Satchel sur ce téléphone et appuyez sur « Envoyer maintenant ». Si cela ne suffit pas, apportez aux téléphones une copie gardée sur lui.",
  },
  frozen: {
    title: "Elle change une entrée qui n’est plus gardée",
    meaning:
      "Le programme garde les détails pour un temps. Ce qu’elle change est compté et ne peut plus changer. Ce qu’elle dit est effacé aussi dès que c’est aussi ancien.",
    help: "Mettez-la de côté. Les totaux ne peuvent plus changer : si la différence compte, notez-la dans votre rapport.",
  },
  other: {
    title: "Pour une raison que cette page ne connaît pas",
    meaning: "Le serveur est plus récent que cette page.",
    help: "Rechargez cette page.",
  },
};

export const quarantine: typeof english = {
  title: "Mises de côté",
  intro:
    "Ces entrées ne comptent pas tant que personne ne les a regardées. Ce qui en est arrivé est gardé, et rien de ce que vous faites ici ne l’efface.",
  none: "Rien n’attend de décision.",
  lookAgain: "Tout faire relire",
  lookAgainWhy: "Après une mise à jour du serveur, ou quand une clé est revenue.",
  looking: "Relecture …",
  looked: (tried, understood) =>
    tried === 0
      ? "Il n’y a rien qu’une mise à jour ou une clé puisse aider."
      : `${plural("fr", tried, { one: "# entrée ou correction relue", other: "# entrées et corrections relues" })}, ${plural("fr", understood, { one: "# compte maintenant.", other: "# comptent maintenant." })}`,
  decidedTitle: "Décidées",
  decidedNone: "Rien n’a encore été décidé.",
  groupOf: (from) => `De ${from}`,
  entryOf: (day) => `Entrée du ${day}`,
  entryOfMonth: (month) => `Entrée ${ofMonth(month)}`,
  facts: (seq, received) => `N° ${seq}, reçue le ${received}`,
  factsOfMonth: (seq, month) => `N° ${seq}, reçue en ${month}`,
  key: (key) => `Scellée avec la clé ${key}.`,
  kinds: {
    rec: "Une nouvelle entrée",
    fix: "Un changement d’une entrée",
    void: "Retire une entrée des totaux",
  },
  setAsideBy: (by, day, reason) => `Mise de côté par ${by} le ${day} : ${reason}`,
  mendedBy: (by, day) => `Corrigée par ${by} le ${day}`,
  reasons,

  gone: "Il n’y a plus rien ici",
  goneWhy: "Elle compte maintenant, ou l’adresse est fausse.",
  back: "À tout ce qui est mis de côté",
  asWritten: "Telle qu’elle est écrite",
  saysNothing: "Ce qu’elle dit ne peut pas être lu ici.",
  saidLetGo: "Ce qu’elle disait a été effacé, comme le programme l’a fixé.",
  countsNow: "Ce qui compte maintenant",
  toEntry: "Ouvrir cette entrée",
  mendIntro:
    "Ce qui a pu être lu est rempli. Corrigez ce qui est faux, puis enregistrez : cela compte une fois, comme votre correction.",
  mendNotHere: "Cette sorte d’entrée ne peut pas être corrigée ici.",
  notDecided:
    "Votre correction est enregistrée. Qu’elle va avec cette entrée n’a pas pu être noté : appuyez encore sur « Enregistrer ».",
  setAsideTitle: "La mettre de côté",
  setAsideIntro: "Elle reste gardée et ne compte pas. Vous pouvez revenir là-dessus.",
  setAsideMissing:
    "Elle ne compte pas pour l’instant. Si son contenu vient plus tard, elle compte, ou attend de nouveau ici si on ne peut pas la lire. Vous pouvez revenir là-dessus.",
  setAsideReason: "Pourquoi ?",
  setAside: "La mettre de côté",
  chooseReason: "Dites pourquoi, puis mettez-la de côté.",
  takeBack: "Revenir là-dessus",
  takeBackWhy: "Elle attend alors de nouveau ici qu’on décide.",
};
