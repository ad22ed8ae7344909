import type { copy as english } from "../en/copy.ts";
import { plural } from "../plural.ts";

const entries = { one: "# entrée", other: "# entrées" };
const lines = { one: "# ligne", other: "# lignes" };

export const copy: typeof english = {
  title: "Copies de vos données",
  saveTitle: "Garder une copie",
  saveIntro:
    "Une copie contient tout ce qui compte sur ce téléphone, dans un fichier qu’un autre Satchel peut importer. Quiconque a le fichier peut le lire : gardez-le là où seule votre équipe y accède.",
  save: "Garder une copie",
  saving: (done, total) =>
    `${plural("fr", done, { one: "#", other: "#" })} sur ${plural("fr", total, entries)}`,
  cancel: "Annuler",
  cancelled: "Arrêté. Rien n’a été enregistré, et rien n’a changé sur ce téléphone.",
  saved: (count) =>
    `La copie est prête, avec ${plural("fr", count, entries)}. Les entrées annulées n’y sont pas.`,
  savedUnreadable: (count) =>
    `${plural("fr", count, { one: "# entrée illisible", other: "# entrées illisibles" })} pour cette version ${count === 1 ? "n’est" : "ne sont"} pas dans la copie. Rien n’en est perdu sur ce téléphone.`,
  savedTooLong:
    "Cette copie est plus longue que ce que Satchel peut relire : un autre téléphone n’en importerait que le début. Tout est dans le fichier et reste sur ce téléphone. Ne comptez pas sur cette seule copie : gardez aussi les données de ce téléphone.",
  fileReady: (name) => `Enregistrer ${name}`,
  share: "Partager",
  shareFailed: "Rien n’a été partagé. Enregistrez plutôt le fichier.",

  importTitle: "Importer une copie",
  importIntro:
    "Une copie d’un autre téléphone, ou un fichier d’entrées écrit pour Satchel. Il est d’abord lu, et vous voyez ce qui se passerait ; rien ne change encore.",
  choose: "Choisir le fichier",
  chooseHint: "Son nom finit par .jsonl",
  reading: (count) => `Lecture : ${plural("fr", count, entries)} jusqu’ici`,
  willAdd: (count) =>
    `${plural("fr", count, { one: "# entrée sera ajoutée", other: "# entrées seront ajoutées" })}.`,
  someNew: (added, here) =>
    `${plural("fr", added, { one: "# entrée est nouvelle", other: "# entrées sont nouvelles" })}, ${plural("fr", here, { one: "# est déjà ici et reste comme elle est", other: "# sont déjà ici et restent comme elles sont" })}.`,
  nothingNew: (here) =>
    `Rien à ajouter : ${plural("fr", here, { one: "# entrée est déjà ici et reste comme elle est", other: "# entrées sont déjà ici et restent comme elles sont" })}.`,
  days: (range) => `Période : ${range}.`,
  willAdopt: (name) =>
    `Rien n’est encore noté sur ce téléphone : il reprend donc les réglages de « ${name} » (nom, fuseau horaire, jours, points de service et estimations).`,
  willBegin:
    "Le fichier ne contient pas de réglages : ce téléphone commence avec les réglages habituels. Vous pouvez les changer dans les Réglages.",
  willKeep: "Les réglages de ce téléphone restent comme ils sont.",
  willAddSites: (names) => `Nouveaux points de service : ${names}.`,
  noRoomForSites: (count) =>
    plural("fr", count, {
      one: "# point de service ne trouve plus de place parmi les 500 d’un téléphone ; il sera montré par son code.",
      other:
        "# points de service ne trouvent plus de place parmi les 500 d’un téléphone ; ils seront montrés par leur code.",
    }),
  nothingReadable: "Il n’y a rien dans ce fichier que Satchel puisse lire. Rien n’a été changé.",
  endMissing:
    "Cette copie est coupée : sa dernière ligne manque, donc des entrées manquent peut-être aussi. Ce qui est là peut quand même être importé. Si possible, gardez de nouveau la copie sur l’autre téléphone.",
  endOfOthers: (announced, found) =>
    `Cette copie n’est pas telle qu’elle a été gardée : sa dernière ligne parle de ${plural("fr", announced, entries)}, et le fichier en contient ${plural("fr", found, { one: "#", other: "#" })}. Ce qui est là peut quand même être importé. Si possible, gardez de nouveau la copie sur l’autre téléphone.`,
  bringIn: "L’importer",
  other: "Choisir un autre fichier",
  importing: (done, total) =>
    `${plural("fr", done, { one: "#", other: "#" })} sur ${plural("fr", total, entries)}`,
  stopped: (added) =>
    `Arrêté. ${plural("fr", added, { one: "# entrée est arrivée et reste", other: "# entrées sont arrivées et restent" })}. Importez de nouveau le même fichier pour continuer.`,
  added: (count) => plural("fr", count, { one: "# entrée ajoutée", other: "# entrées ajoutées" }),
  alreadyHere: (count) => plural("fr", count, { one: "# était déjà ici", other: "# étaient déjà ici" }),
  newerInFile: (count) =>
    plural("fr", count, {
      one: "# de celles-ci est plus récente dans le fichier et est restée telle quelle sur ce téléphone",
      other:
        "# de celles-ci sont plus récentes dans le fichier et sont restées telles quelles sur ce téléphone",
    }),
  notRead: (count) =>
    `${plural("fr", count, lines)} ${count === 1 ? "n’a pas pu être lue" : "n’ont pas pu être lues"}`,
  failedPartly: "Ce qui est déjà arrivé reste. Importez de nouveau le même fichier pour continuer.",
  unreadableFile:
    "Le téléphone n’a pas pu lire ce fichier jusqu’au bout. Rien d’autre n’a changé. Choisissez-le de nouveau.",
  storageSilent:
    "La mémoire de ce téléphone ne répond pas. Le fichier n’a pas été lu et rien n’a changé. Choisissez-le de nouveau ; si cela n’aide pas, rouvrez Satchel.",
  badLinesTitle: "Lignes qui n’ont pas pu être lues",
  badLine: (line, sentence) => `Ligne ${line} : ${sentence}`,
  badLineWith: (line, sentence, found) => `Ligne ${line} : ${sentence} (${found})`,
  badLinesCut: (shown) => `Seules les ${shown} premières sont montrées.`,
  showMore: "En montrer plus",
  saveBadLines: "Enregistrer cette liste",
  startRecording: "Commencer à noter",
};
